// Names that are also something else. Alone they are that something; what is beside them decides (see `names.ts`).

/** First names that are also a flower, a colour, a virtue or a shop, and yet mostly a person behind “for” or “with”. */
export const GENTLE_FIRST_NAMES = `
abbey amber angel ariel aspen aurora autumn basil bay bear beau belle berry bill birdie blue brook buddy buster
candy carol cherry chrystal clay cliff clover coco coral crystal dahlia daisy dale daphne dawn destiny diamond dora
dot douglas duncan earl ebony echo elvis ember emerald emery faith fay feng fern flora florence forest forrest frank
gale garnet gem gene georgia ginger gita glen grace grant gray gus guy hal hana harmony harper haven hazel heath
heather heaven hero holly homer honey honor honour hope hunter hyacinth indie indigo iris ivory ivy jack jade
jasmine jean jersey jet jewel jing jordan joy juniper kit lance laurel lela lena lex lexus lilac lily lloyd loren
lotus lou lucky lynx madison mae maple mara marge mari marlin marshall martin mason matt maxi mei melody mercy merry
miles min mina misty monty moses myrtle nela nelson nick noble noel norman nova oak ola olive opal pandora pat
patience paw peaches pearl peggy penny petal phoenix pierce poppy porsche precious primrose prudence raven ray rebel
reed rex rhea rich river robin rocky roman romana rosa rose rosemary rowan royal ruby rudy rusty ruth saffron sage
sana sandy scarlet serenity shay sierra silver sky skye sparrow spike stanley stew storm sue sunny taylor teddy
tiger timmy trinity troy uma una val valentine vic viola violet wade warren willow winnie woody wren xena ying zen
`;

/** First names that alone are a month, a season, a verb, a place, a brand or a thing, also behind “for”. */
export const HARDLY_FIRST_NAMES = `
abba ace adidas alaska alba alexa alexandria america amin amine ana april ara aria arran art arts ashton asia august
austin avon ayr babe baker bandar banks beach blaze blessing blossom bo bob boots boston bradford brandy brittany
bryn buck bury cal cameroon carlisle carlton carmel carolina celeste chad chance charity charm chase chelsea chester
china christian chuck clifton columbia constance cruz cuba dakota dallas darby darlington denver derby devon dick
diego dior don dona duchess dudley duke easter ed eden egypt emi essex eve evens ever everton fairy fanta favour
fiat fifty fin florida ford foster frost genesis genie gift gill gold granada halifax hank hao harrow hawa hoda
holland hull ike imperial india ira ireland isa israel italy jam jamaica jericho jin job jory joule july jun june
junior justice kala kale kali karam kendal kent kenwood kenya kia king kingston kip knight lacy lad lady lake lane
leeds leicester leigh liberty lima lin lincoln linen link london long lord lotto love luxor mac madrid magic magnum
major mali malta manchester manor march marina marine mark mars marshal mat may mayo melbourne memphis mercedes
merit merle messiah micro milan milton minor mint miracle monte moon morris mustang nan nest nevada newton nike nile
norma nur ocean octavia olympia oman omega ora ori orion oslo oxford page paisley palmer panda paris parker patch
peg perry persia petal pilot preston prince princess promise queen rain raja rally ram rana ranger red reef regis
rio rod roma rome ronda royce rye sabbath sahara saint sal salem salt santa santiago savanna savannah sequoia shell
skip snow sol sonata spring sri star sterling stu sultana summer sun sunday sydney tab taha tala tally tate temple
thor tide tiffany tirth titan tope toto tracker trent tu tui tulip ty unique uri uta valley van vance venice vernon
victoria vienna virginia wales walker walt wei weston wick will windsor winner winston winter wolf wyre york yule
yuri zara zelda zeta zinc zola
`;

/** Surnames that are also words, trades, colours or towns: they count only behind a first name, a title or an initial. */
export const SURNAMES_THAT_ARE_WORDS = `
arch asda ash ashton atherton bach baker ball banks barber barker barron barrow barton bass bates bath batten beach
bean bedford bell berry best birch bird bishop black blackburn blackpool blackwell bliss bloom bolton bond booth
boots bow bowl bowler bowles box boys bradford branch brand bread bridge bridges bright brook brooks broom brown
bryn buck bull burns burrows burton bury bush butcher butler butt button byte camp cannon card carpenter carr cars
carter cash castle chalk chambers chance chapel chase chester chesterfield child childs chorley christian christmas
church churchill clay cliff clothier coach coates cobb coin cole collar collier constable conway cook cooks cooper
cope corner cotton court coward cox crane cream crosby cross crow crown cruise cruz curry curtis cutler dale dalton
darby darling darlington davenport day dean deer denham dennis derby dickens douglas dove drake drew driver drum
duck dudley duke dunn dyer dyson eagle earl early east easter elliot english fair fairweather farm farmer fern field
fielding fields finch fine finish fish fisher fleet flint flood flower flowers foot ford forest forester foster
fountain fowler fox franks freeman freezer french friday friend frost fry fuller gale game games gardener gardner
garland garner garrison gates gay gaye gentle gibson gift gill glass glen glover golborne gold golden gordon grace
grain grand grange grant grass graves gray green greene greenwood grey griffin groom grove guest gum gunn guy habit
hair hale hall ham hamilton hammer hammond hand hands handy harbour hardy harp harper harrow hart harvest haven hawk
hay hayes hazard head heath heather heaven hedge herd herring hill hillingdon hills hilton hind hindley hinds hobbs
hogg holder hole holiday holland holliday hollow holly home honey hood hook hope horn horne horse horton house howe
hudson hull hulme hunt hunter hurst hutch hyde ice iron ivory jacks jam jay jewel jewell jolly jordan joy judge jury
kay keen keep kendal kendall kent key keys kidd kind king kings kingston kirk kitchen kitchener knight lake lamb
lambert lancaster lane lang langley large lark lavender law lawn leach leaf lee leeds leek legg leicester leigh
leyland li light lily lincoln link lister little livingstone lloyd lloyds lock locke lodge london long lord lords
lot love low lowe lung lynch main mali man mann manning manor manual march marina mark markham marks marsh marshall
mason massey masters mate matter may maze mead meadows mean mercer merchant merry metcalf middleton miles mill
miller mills minor mint mole monday moody moon moor mora morecambe morrison mort moss mount mouse munch nail nash
neat need nelson new newby newman newport newton nice nightingale noble noon norman north norton nurse oak oakes
oldham olive oliver opera orange orrell owl oxford pack packer page paint painter pan paper parish park parks parrot
part pass peace peach peacock peak pear pearl peel pemberton pen penny pepper perfect perry pickering pickles pickup
pike pink pipe piper pitt place plant player plum pole pollard pond pool poole poor pope porter post pot potter
potts pound powder power powers pratt prescott preston price pride priest prince print prior pugh pump purse putt
queen quick rain ram ranger raven ray read reader reading ready reed reeve rest reward rhodes rice rich richmond
rick rider ridge ring rise river rivers roach road robin rock roe roller roman rook root roper rose rough round
rowing rowntree royal royale royle ruislip rule rush ruth sage sale salmon salt sample sand sanders sands savage
savoury sawyer school scott sea seal seat self sell seller sellers senior service session sewell sharp sharpe shaver
shed sheet sheffield shell shepherd sherwood shevington ship shoemaker shore short shorts show silk silver simple
sims singer sink sitter skate skinner skip slack slater sleep small smart smiley snail snell snow soap son south
southport spark sparks sparrow spear speed spence spencer spice spring square stable staff stafford stage stamp
standish stanley star stark state steel steele still stock stocks stone storm story stout strange straw street
strong sugar sultan summer summers sun sutton swallow swan sweet swift table tailor talk tan tank tanner tate taxi
teacher temple tennant thatcher thorn thorpe tidy tile till tiller tinder tong top tower towers town toy trainer
tree trick tripp trotter trout tuck tucker tudor turn tutor twist tyldesley tyson underwood usher uxbridge vale
valentine van vicar vickers vine virgin visa voice wade wage wagon wait waite wake wakefield wall wallet wallis
walls walsall war ward warden ware waring warm warner warren warwick wash watch water waters watt watts way weaver
weeks weir wellington wells welsh west western weston wheat wheeler white whitehead whiteman wick wigan wild wilde
wilder wiles will wills win winch wind window windsor winkle winner winter winters wise witch wolf wood woodhouse
woodland woods woodward wool word work works world worth wren yard yarn york young younger zoo
`;
