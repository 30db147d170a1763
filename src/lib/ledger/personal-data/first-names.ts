// First names heard in British families, beyond those of the dictionary that `lexicon.ts` loads. Names that are also
// words, months, shops or places stand in `double-meanings.ts`.

export const FIRST_NAMES = `
aaliyah aariz abbi-leigh abdi abdikarim abdirahman abdulahi abdullahi abena abimbola abiodun abiola abosede achieng
ada ada-mae ade adebayo adeola adewale aditi aditya adnan adunni adwoa afia agata agnieszka ahmad aidan aiden aiko
ailsa aime ajay akash akosua akua alan alanna alastair albie aled aleena aleeza alesha alexandru alfie alfie-james
ali alicja aliyah aliza amaan amara amari amaya ameen ameer ameera amelie amirah ammaar amna amrit amrita anais
anand andre andreea aneesa aneeta aneta angharad angus ania anish anita anjali ankit annabelle anoushka anshul anton
antonina anwen aoife arabella arash archie arfan aria arianna arif arjan arlo arran arslan arwa arya aryan asad asha
asif asma asmaa atif atiya aurora austeja ava-mae ava-rose awais ayaan ayan ayat ayden ayesha ayla aymen ayo ayodele
ayomide ayub azaan azadeh azeem aziza babak babatunde baljit balraj balvinder barbara bartek bartosz bashir basia
beata beatrice becca bella bereket bernard bethan bethany beti betsan bilal bilquis blessing bobby-lee bogdan
bradley branwen breanna brenda brogan bronagh bronte bryony caelan cai caitlin caleb callum calum carter carys
cassius cathal catrin catriona celyn ceri cerys chantal chantelle charlie-mae charlotte cheng chiamaka chidi chika
chinedu chinonso chinyere chioma chloe christelle cian ciara ciaran cillian clara claudiu clive conall connor cooper
corinne cormac cosmin costel courtney cristian cristina dafydd daisie daiva dalia damilola danuta darcie daria
dariusz darragh darren davinder dawid dawn-marie dawud dean deepa deepak deepika deepti delilah delroy delyth demi
demi-lee demi-leigh denisa derek deryn destinee devlin dewi dexter dhruv dilan dilys dinara dominika doreen dorin
dorota douglas dragos dua dwayne dylan ebony ebrima edie edith edyta efe efua eilidh eiliyah eimear eirlys elan
eleri elham elijah eliska ella-mae ellie ellie-mae ellie-may elliot ellis-james elliw elodie eloise elsie elsie-mae
elsie-may emeka emelie emi emilka emily-rose emre emyr eniola enzo eoin erin esha eshal esi esmae esmay esmee ethan
eva-rose evie evie-mae evie-rae ewan ewelina ezgi ezinne ezra fadumo faisal faith-ann faiza faizah faizan farah
farhan farid farida farooq farzana fathima fatou fatoumata fatuma favour fayez felix femi fern ffion filmon finlay
finley finn fionnuala firat florin folake folasade freya funmi funmilayo gabriel gabriela ganesh garima gavyn gemma
gethin ghulam giedre gintare gita glenys goran gosia gracie-mae graham grazyna grzegorz gurdeep gurjit gurpreet
gursharan gwenllian gwilym habib hadi hadiya hafiz hafsa hafsah haider haleema halima halimo hallie hamid hamish
hamna hana hanad haniya hanna hao harjit harman haroon harpreet harrison haruka harun harvey harvinder hashim hasna
hassana hayat heba hefin heidi heledd hiba hieu hina hira hiroshi hodan hollie horia hristo hubert huda hudhayfah
hudson hugo huma humaira humza huw ianto ibrahim idris ieuan ifan ifeanyi ifeoma ifra ifrah ihsan ijeoma imaan iman
imani imogen imran inaaya inaya ines ingrid ioan ioana ionela ionut iqbal iqra irfan isaac isha ishaq isla isla-mae
isla-rose ismail ivana ivo iwan iwona izaan izabela izzy jacek jackson jade jade-louise jadwiga jagoda jai jaiden
jakob jamal jameel jamil jamila jana janan janek janusz jaroslaw jasleen jasmeen jaspreet jatinder jaxon jaxson
jayda jayde jayden jayla jaz jemima jenna jenson jerome jessica jessie-mae jiho jiten jordan-lee jovita jozef jyoti
kabir kacey kacper kadija kaiden kairo kamil kamila kamran karam karan karolina kashif kasia katarzyna katie-mae
kaveh kavya kayden kayla kaylah kayleigh kaylum keavy keelan keeley-ann keeva keiron keith kelechi kelly-ann
kelly-marie kemal kenji kenzie kerem kerry-ann khadijah khalil khloe kian kiara kieron kinga kiran kirpal kirsty
kishan kit klaudia koby kofi kojo kornelia krishan krystian krzysztof kuba kulwinder kwabena kwaku kwame kwasi kwesi
kyan kyran kyron lacey-mae laiba lakshmi lamin lara laszlo lateefah latifah lauren layan layla-mae layton leanne lee
leighton leila leilani lenka leo leon leroy lewis lewys lexi lexi-mae leyla liban lidia lidija lilia liliana
lillie-mae lilly-mae lily-mae lily-may lina lindiwe linh livvy llinos llyr loan lola lola-mae lorcan lorraine lottie
louie lowri lubna luca lucian lucja lukasz lwam lyla maame maariya mabel macey mackenzie maddison madeeha madison
maeve magdalena maheen mahira mahnoor maia maisie maisy maja malaika malaikah malcolm malgorzata malika malwina
mamadou mandeep manjit manpreet marcelina marcin mared marek margaret margot maria mariam mariana maricel marika
mariusz mariya marlon marta maryam maryum mason-james mateusz mathilda matylda maureen maurizio max maya mayar
mckenzie megha mehak mehmet mehreen mehwish mei-ling melek merve mhairi mia-rose michalina mihaela mihai mikayla
mikolaj mila milan milena millie-mae milosz min-jun mina minahil minh minjun mircea mirela mohamad mohamed mohammad
mohammed mohammod mohsin mollie-mae molly monika morwenna moses-junior motunrayo mudassar muhammad muhammed mukesh
mukhtar muna munira murtaza musa mustafa mya myla nabeel nabil nabila nadeem nadezhda nadia nafisa naima nana-ama
nancy nasir nasreen natalia natasza navdeep naveed navneet nazia neelam neha nerys nesrin ngozi nguyet nia niamh
nicoleta nigel nikhil nikita nikola nilufar nimra nita nkechi nnamdi noah nomvula noora noorah nour nuala nusrat
nyah nyasha nyla obi obinna ola olabisi olamide olena oliwia oliwier ollie olusegun oluwafemi oluwaseun oluwaseyi
oluwatobi oluwatobiloba omari omolara onyeka oonagh orla orlagh osian oskar osman ottilie owain padma paige-marie
parisa parminder parveen parvin patrycja patryk pauline pawel penelope petronela phoebe phuong pooja poonam poppie
prabhjot pradeep pranav prince-junior priti pritpal priya priyanka przemek przemyslaw quadri quratulain raeesa rafal
rafe rafferty raheem rahim rahima rahma rajan rajinder rajiv rajvir rakesh ralphie ramandeep ramesh ramla rana
ranjit ranveer rashid rashida ravi ravinder razvan reggie-james rehan rehana rehman remi reuben rhian rhiannon
rhodri rhys ria riaan riaz rida rifat rihanna riley rishi ritika riya rizwan rizwana robel roberta robyn roger rohan
rohit roisin roksana romana ronnie ronnie-james rory rosie roxana ruairi rubab ruby-mae rudo rukhsana rupert
ruqayyah rutendo ruxandra saad saadia saanvi sabah sabina sabrin sachin sadia sadiq saeed safa safia safiya safiyya
sagal sahib sahra saif saima saira sajid sajida sakina salim salma salman samar samina sana sanaa sandeep sanjay
saqlain sara-jane sarwar saskia satinder sebastian seema selam selin selma semhar seoyeon seren shabana shabnam
shafiq shahida shahzad shaila shaima shakeel shamim shamima shanay shanelle shania shanice shaniqua shaniya shannen
shannon shariq sharmila shaun shayan shazia sheikh sheila sheryar shireen shivani shona shreya shyam sian sibongile
sibusiso siddharth simona simran siobhan sioned sipho siu-wai slawomir snehal sobia soha soraya sorin stacey
stacey-ann stefania stelian stevie-leigh subhan sukhdeep sukhjit sulaiman suleman sultana sumaiya sumaya sumera
summayah sunil sunita suraya sushila svetlana swati syeda sylwia szymon tadeusz tahir tahira tahlia taiba taiwo
talha tallulah tamanna tamika tanveer tanvi tariq taryn tasneem tatenda tawanda tayyab tayyiba teagan teddie tegan
temitope tendai teodor thabo thea themba theo theodora thuy tia-mae tiana tilly tinashe tirth titilayo tobi tobias
tobiloba tomas tomasz tomos tope tracey trevor tsering tuan tudor tyler-james tyrell tyrese tyrone ubaid uche
uchenna ugne ugo umaima umair umar ummar urszula usama usman uzair uzma vaibhav vanesa vasile vidya vikas vikram
viktoria vinay vinod violetta viorel vishal waheed wahid wajid waleed waqar waqas wasim wayne weronika wiktor
wiktoria winston wioletta wojciech wojtek xiaoling xin yaa yahya yakub yan yaqub yaroslava yaseen yash yasin yasir
yasmeen yasmin yawen yetunde yewande yohannes yonas yousaf yousef yousra yuki yuliya yunus yusra yusuf yuvraj zac
zachary zahid zahida zahra zahraa zaid zaina zainab zainabu zaira zakariya zaki zanele zaneta zara zarah zayan zayd
zayn zbigniew zeeshan zeina zenab zhara zia zidan zofia zoha zoltan zubair zulekha zunaira zuzanna
`;
