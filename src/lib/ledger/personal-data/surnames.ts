// Surnames of British families, beyond those of the dictionary that `lexicon.ts` loads. Surnames that are also words
// stand in `double-meanings.ts`.

export const SURNAMES = `
abbott abdi abdullah abdullahi abubakar acheampong adamczyk adamu adebayo adekunle adeleke ademola adeyemi adeyinka
afolabi agbaje agyeman ahmadi ahmed ainsworth aitken akande akhtar akinola akinyemi alam alderson aldridge
alexandrescu ali allan allen allsopp amin amoah andrzejewski ankrah ansah anwar appiah arif arkwright armitage
arshad asante asghar ashcroft ashraf ashworth asif askew aslam aspinall atkins atwal austen awan ayodele aziz
babatunde badu bagshaw bains bajwa balogun bamford bancroft banerjee barber barlow barnes barnett barraclough barron
barrow barry barton bashir bassi bateman baxter beattie beaumont beckett bedford begum belcher benson bentley berry
beswick bevan bhatt bhatti bhogal bibby bibi birch birchall birtwistle blackburn blackwell blackwood blair blake
blakey bloggs boadu boakye boardman boateng bolton booth borkowski bostock boswell bothwell bowden bowen bowers
bowles bradbury bradley bradshaw brady brandon breeze brennan brereton brewster brierley briggs broadbent brockhurst
brodie broughton brownlee buckley bui bukowski bull burgess burnham burns burrell burrows butcher butt butterworth
byers byrom cadman cairns calderwood callaghan callan cameron carlin carmichael carney carroll carson cartwright
cassidy caulfield chadwick chamberlain chambers chaudhary chaudhri chauhan cheema cheetham cheng chikwanda chisholm
chmielewski chohan choudhary christie chukwu ciesielski clancy clayton clegg clifford clough coates cochrane
colclough coleman collier collinson colquhoun conlon connell connolly connor conroy conway coombes corbett corcoran
corrigan costello cotterill coulson cowan coyle crabtree craddock craig cresswell crichton critchley crompton
crookes crosby crossley crowther crozier cullen cunliffe currie curtis czarnecki da-silva dabrowski dalton daly
danso darby dauda davey davison deakin deegan delaney dempsey denham dennis desai devine devlin dewhurst dhaliwal
dhanda dhillon diallo dickens dickson dinh dinsdale dlamini doan dobson docherty dodd doherty dolan donaldson
donnelly donoghue donovan doran douglas doyle drummond dudek duffy dugdale duggan dunbar duncan dunne dutton dyer
dzieciol eastwood eccles eckersley edmonds edwardson egan egbo ekwueme elliott ellis ellison ellwood emery entwistle
etherington evans evers ezekiel fairbairn fairclough fairhurst farah farnworth farooq farrar farrington faulkner
fearon fenton ferguson fernando ferreira fielding finch findlay finlay finnegan firth fitzpatrick fitzsimmons
flanagan flannery fletcher flynn foley forrester forster forsyth foster fowler foxton fraser frost fyfe gajewski
galbraith gallacher galloway gardiner garner garnett garrett gaskell gatenby geary gebre geoghegan georgescu ghani
gibbons gibbs gilchrist gill gillespie gilmour gledhill glover goddard gonzalez goodall goodwin gordon gorman
gornall gorski gough gould goulding grabowski graham greaves greenhalgh greenwood gregory gregson grewal grieve
griffin grimshaw grogan grundy guest guthrie habib habtemariam hackett haddad hadfield haigh hallam halliday
halliwell halsall hameed hamid hamill hamilton hammond hampson hancock handley hanif hanley hannah hannan hanson
hardcastle hardy hargreaves harker harrington harris harrison hartley harvey hashmi haslam hassan hathaway hatton
hawkins haworth hayat heaney heath heaton hegarty henderson hennessy hepworth herbert heslop hewitt heyes heywood
hibbert hickey hicks higginbotham higginson hilton hinchliffe hindle hinds hirst hobbs hodges hodgkinson hodgson
hodson hogan hogg holcroft holden holder holdsworth holgate holliday hollingsworth holloway holroyd hooper hopkinson
horrocks horsfall hossain hotchkiss houghton howard howarth howell howells howes hoyle hudson huggett hulme
humphreys humphries hunt hunter huntley hurley hurst hussain hussein hutchinson hutchison hyde ibrahim idowu igwe
ikeda iqbal irfan irvine irving irwin isa isaacs islam ismail iwu jabbar jablonski jagger jalloh jama jamal jamil
jankowski jarman jarvis jasinski javed jaworski jeffries jenkinson jennings jepson jessop jewell johal jolly joyce
kaczmarek kaleem kamara kaminska karim karimi kaur kavanagh kay kearney keating keegan keenan kehoe kellett kelly
kelsall kendall kenny kenyon kerr kershaw khalid khalil khalique khanom khanum khatun khumalo kidd kilgour kirby
kirkham kirkpatrick kitson knapp knowles kofi konadu kotecha kowalska kozak kozlowski krawczyk krol kubiak kucharski
kulkarni kumari kwarteng kwiatkowski kwong lacey laing lally lam lambert lancaster langford langley larkin latham
latif lavery lawal lawler lawrence lawson lawton leach leadbetter leary lees lennon lennox lester leung lewandowska
lewandowski lewis liddell lindsay lis lister livesey livingstone lockwood loftus lomax longbottom lonsdale lowther
lucas luckett lupu lyons macdonald macgregor machin mackay mackenzie mackie maclean macleod macmillan macpherson
madden maguire mahmood mahmoud mahoney majid malik maliszewski malone mannion mansfield marczak marek marin markham
marriott marsden marszalek martinson masih mason massey matei mather matthewson mawson maxwell mazur mbaye
mcallister mcbride mccabe mccall mccallum mccann mccarthy mcclure mccormack mccormick mcculloch mccullough mcdermott
mcdonald mcdonnell mcfarlane mcghee mcgill mcginley mcgovern mcgowan mcgrath mcgregor mcguinness mcguire mchugh
mcintosh mcintyre mckay mckee mckenna mckenzie mckeown mckinnon mclaren mclaughlin mclean mcleod mcloughlin mcmahon
mcmanus mcmillan mcnally mcnamara mcneil mcneill mcpherson mcqueen meadowcroft meehan mehta mellor mensah mercer
metcalfe mian michalak michalski middleton mills milne mistry mitchell mitchinson modi moffat mohamed mohammad
mohammed mohamud molloy moloney monaghan mooney morahan moran moreton morley morrow mottram moyo mubarak muhammad
mukherjee mulholland mullen mulligan munro murdoch murtagh musa mustafa mwangi myint naeem nair nandi naqvi nasir
nawaz naylor nazir ncube ndlovu neale needham nelson nesbitt newby newell newton ngo nicolson nightingale nkemelu
nolan norman norton nowakowska nowicki nur nuttall nwachukwu nwosu obi oddy odonnell odonoghue oduya ofori ogbonna
ogden ogunbanjo oguntola ohara ojo okafor okeke okereke okonkwo okoro okoye olaleye oldfield oleary olejnik oliver
olszewski onyango osei osman ostrowski osullivan oyelaran oyewole padgett pakenham palmer pandey parekh parkinson
parmar parr parry partington parveen paterson pathak patterson pattinson pawlak pawlowski payne peacock pearce
pearson pemberton pender perveen pettigrew pham philpott pickering pickles pickup pietrzak pilkington piotrowski
plumridge pollard pollitt popa porter postlethwaite potts prescott preston prior pritchard proctor przybylski
purcell purdy quarshie quinn qureshi radu rafferty rafiq rahman raja rajput ramsay ramsbottom ramsden ramsey rana
randhawa rashid raskova ratcliffe rathbone raval rawlinson rayner raza reddy redmond regan rehman reid reilly
renshaw renwick reyes rhodes riaz richardson richmond riddell ridgway rigby riley rimmer ritchie roach robb roberts
robins robson roche rodgers rogerson rooney roscoe rosinska rothwell rourke routledge rowland rowlands rowley roy
royle ruddock rushton rushworth russell rutherford rutkowski ryan ryder rzepka saddique sadiq saeed saha saleem
saleh salim salmon salter samad samuels sanderson sandhu sandoval sanghera sargent sarkar sarwar sawicki scanlon
schofield scholes sculthorpe seddon sehgal sengupta sesay shabir shafiq shaheen shahid shaikh sharif sharp sharples
shaw sheikh sheldon shepherd sheppard sheridan sherwood shields siddiqi siddiqui sidhu sikora simms simpson sinha
siu skelton skinner slater smart smethurst smith smithson smyth snape snowden sobczak sohail somerville southern
southworth speight spencer sroka stafford stan standish staniszewski stanley stanton stapleton stark stephenson
stewart stirling stocks stoddart stoian stott strickland stuart sturgess styles sultan sutcliffe sutherland sutton
swann swanson swift swindells szczepanski szymanska szymanski tahir tanner tariq tattersall taylforth taylor tennant
tesfaye tetteh thackray thapa thompson thornton thorpe thwaites timmins tindall tinsley titmus todd tomczak
tomlinson topping townsend tracey tran travers trotter truong tsang turnbull turton tyldesley tyrrell uddin ullah
underwood unsworth upadhyay usman vasile vaughan vickers virk vu wadsworth wainwright waite wakefield walczak
waldron walker wallace waller wallwork walmsley walters walton warburton wardle wareham waring warrington warsame
waterhouse waterworth watkins watkinson watt watts waweru weatherall weir welch wellington westwood whalley wharton
wheatley wheeler whelan whitaker whitehead whitehouse whitehurst whiteley whitfield whittaker whittle whitworth
wieczorek wilcox wild wilkie willetts willoughby wilmot winstanley winterbottom wisniewska withers witkowski
wojciechowski wolstenholme woodcock woodhead woodhouse woodruff woods woodward woolley wootton worrall worsley
worthington wozniak wrobel wrona wyatt yadav yaqoob yates yeboah yildiz yip younas yousaf yousef yusuf zafar zajac
zaman zawadzki zheng zielinski nguyen zubair zulfiqar
`;
