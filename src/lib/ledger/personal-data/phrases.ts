// Shops, brands, places, stories and people on a stage that are written like names. One a line or between bars; a
// possessive ending, “&” and punctuation do not count.

export const PHRASES = `
john lewis | marks spencer | marks and spencer | m s | jack wills | holland barrett | holland and barrett | paddy power | ed sheeran | harry potter
w h smith | wh smith | whsmith | h samuel | j d wetherspoon | jd wetherspoon | jd williams | tk maxx | tj hughes | j sainsbury
paul smith | ted baker | fred perry | tommy hilfiger | calvin klein | ralph lauren | hugo boss | jimmy choo | stella mccartney
laura ashley | dorothy perkins | miss selfridge | karen millen | kate spade | kurt geiger | russell bromley | jo malone
harvey nichols | charles tyrwhitt | moss bros | robert dyas | ernest jones | timothy whites | charlie bigham | jamie oliver
ben jerry | ben and jerry | frankie benny | frankie and benny | bella italia | toby carvery | papa john | papa johns | tony roma | jack daniel | jack daniels
harry ramsden | pizza hut | burger king | costa coffee | tim hortons | betty tea | captain morgan | jim beam | johnnie walker | bombay sapphire
dr martens | doc martens | dr marten | dr oetker | jack russell | miss world | ikea billy | harper collins | lance armstrong | noah ark | adam apple | toby jug | tom yum | dr beckmann | dr seuss | dr pepper | dr who | doctor who | dr scholl | dr scholls | dr dre | dr brown | dr browns
mr kipling | mr muscle | mr men | mr bump | mr bean | mr whippy | mr tumble | mr potato head | mr price | mr porter | mr beast | mr sheen | mr clean | mr min | mr motivator | mr blobby
mrs hinch | mrs doubtfire | mrs brown boys | little miss | miss universe | miss saigon | ms marvel | miss marple | mrs crimble
billy bookcase | henry hoover | henry vacuum | hetty hoover | stanley knife | stanley cup | alice band | wendy house | moses basket | roman blind | roman blinds
peter rabbit | thomas the tank | thomas the tank engine | thomas tank engine | bob the builder | fireman sam | postman pat | peppa pig | george pig | winnie the pooh | horrid henry
peter pan | mary poppins | matilda the musical | matilda musical | billy elliot | annie the musical | oliver twist | jack and the beanstalk | snow white | elsa costume | elsa dress | elsa doll
anna and elsa | elsa and anna | dora the explorer | ben ten | mickey mouse | minnie mouse | bart simpson | super mario | mario kart | luigi mansion | legend of zelda | percy pig | percy jackson | sonic
tracy beaker | jacqueline wilson | roald dahl | david walliams | julia donaldson | enid blyton | tom gates | dennis the menace | where wally | paddington bear | rupert bear | alice in wonderland | charlie and the chocolate factory
willy wonka | james bond | indiana jones | luke skywalker | bugs bunny | tom and jerry | scooby doo | sherlock holmes | robin hood | jack frost | jack jones | peter andre
taylor swift | harry styles | justin bieber | billie eilish | ariana grande | little mix | olly murs | jess glynne | lewis capaldi | sam smith | george ezra | elton john | robbie williams | rod stewart | dua lipa | olivia rodrigo | bruno mars | michael jackson
will smith | tom hanks | joe wicks | tyson fury | anthony joshua | marcus rashford | harry kane | cristiano ronaldo | lionel messi | paddy mcguinness | peter kay | lewis hamilton
paris hilton | victoria beckham | david beckham | air jordan | air jordans | michael jordan | nike jordan | harley davidson | harley street | george at asda | asda george | george foreman | vera bradley | martin lewis
martin the newsagent | russell hobbs | morphy richards | black decker | black and decker | singer sewing | remington | kenwood | max spielmann | clinton cards | card factory | joe browns | joe the juice | joe and the juice | barry bootcamp
victoria plum | victoria plumb | victoria secret | bill gates | king charles | queen elizabeth | queen mary | prince trust | princes trust | duke of edinburgh | lady gaga | prince charles | prince william | king george
st john | st john ambulance | st george | st james | st james park | st andrew | st andrews | st patrick | st david | st mary | st marys | st helens | st albans | st ives | santa claus | father christmas | christmas
james cook | james cook hospital | james paget | alder hey | great ormond street | marie curie | joseph rowntree | barnardo | barnardos | anne frank | florence nightingale | rosa parks | nelson mandela | martin luther king
royal victoria infirmary | victoria station | victoria line | victoria sponge | king cross | kings cross | elizabeth line | jubilee line | alexandra palace | albert hall | royal albert hall | leigh sports village | dw stadium
alton towers | crystal palace | leigh on sea | ashton in makerfield | ashton under lyne | weston super mare | bognor regis | chester zoo | chester le street | douglas isle | milton keynes | stoke on trent | newton aycliffe | newton le willows | barnard castle | st pancras | carlisle
jo ann | sports direct | virgin media | virgin active | virgin holidays | lloyds bank | lloyds pharmacy | lloyd bank | lloyd pharmacy | metro bank | halifax | leeds building society
max mara | charles worthington | trevor sorbie | nicky clarke | vidal sassoon | toni guy | toni and guy | tony guy | lee cooper | ben sherman | pierre cardin | jean paul gaultier | elizabeth arden | estee lauder | helena rubinstein | bobbi brown | charlotte tilbury | rimmel
sara lee | uncle ben | aunt bessie | aunt bessies | ainsley harriott | loyd grossman | levi roots | sharwood | patak | mary berry | paul hollywood | delia smith | nigella | gordon ramsay | joe seph
nelson mail | clark shoes | hobbs | phase eight | jane norman | jane austen | charles dickens | agatha christie | william shakespeare | beatrix potter | anthony browne | michael morpurgo | malorie blackman | philip pullman | cs lewis | c s lewis | jk rowling | j k rowling
hughes electrical | evans cycles | evans halshaw | arnold clark | dick lovett | peter vardy | john deere | harry hall | joules | alan partridge | thomas cook | jet | tui | shearings | hoseasons | parkdean | warner bros | warner brothers | walt disney
madame tussauds | william hill | fred olsen | coral | ladbrokes | betty boop | barbie | ken doll | sindy doll | baby annabell | baby born | sylvanian families | thomas the train | thomas land | cbeebies land | george clarke
simpsons | tommee tippee | philips | david lloyd | david lloyd leisure | nuffield | jake and the neverland pirates | jake paul | sophie la girafe | sophie giraffe | ella kitchen | annabel karmel | hipp
barry trotz | stephen hawking | alan turing | emmeline pankhurst | joan of arc | henry viii | king henry | henry the hoover | james hetty | hetty vacuum | george hoover | charles hoover | alexander mcqueen | steve madden | michael kors | marc jacobs
`;

/** Shops whose name is one word that also is, or looks like, a name; “Morrison’s” and “Morrisons” are the same. */
export const SHOPS = `
acer aldi argos arriva asda audi barclay barclays beko boots bosch burton cadbury canon chanel claires clark clarks
collins currys debenhams dell dior domino dominos dreams dunelm dyson ebay epson evri fenwick ferguson greggs gucci
habitat halford halfords hamley hamleys harrods harveys heinz henrys hermes hilton hobbs homebase hoover hotpoint
hovis iceland ikea indesit ingram jacamo jessops jurys kellogg kelloggs kwik lacoste lego legoland lenovo levi levis
lidl lloyd lloyds macbook macmillan matalan mazda mcafee mccain mcdonald mcdonalds mcflurry mcvitie mcvities
mercedes morrison morrisons mothercare nando nandos natwest nestle netto nike nintendo nissan ocado oneill oneills
pearson philips playstation prada premier primark pringles quorn ryman sainsbury sainsburys samsung santander
selfridges smyths spar spencer stagecoach swan tefal tesco thorntons travelodge travis uber vax virgin waitrose
walkers warburtons waterstones wetherspoon wetherspoons wickes wilkinson wilkinsons wilko wispa woolworth woolworths
wrangler xbox yamaha zanussi zara
`;
