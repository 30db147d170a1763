// Names that are also something else. Alone they are that something; what is beside them decides (see `names.ts`).

/** First names that are also a flower, a colour, a virtue or a shop, and yet mostly a person behind “for” or “with”. */
export const GENTLE_FIRST_NAMES = `
abbey amber angel ariel aspen aurora autumn basil bay bear beau belle berry bill birdie blue brook buddy buster
candy carol cherry chrystal clay cliff clover coco coral crystal dahlia daisy dale daphne dawn destiny diamond dora
dot douglas drew duncan earl ebony echo elvis ember emerald emery faith fay feng fern flora florence forest forrest
frank gale garnet gem gene georgia ginger gita glen grace grant gray gus guy hal hana harmony harper haven hazel
heath heather heaven hero holly homer honey honor honour hope hunter hyacinth indie indigo iris ivory ivy jack jade
jasmine jean jersey jet jewel jing jordan joy juniper kit lance laurel lela lena lex lexus lilac lily lloyd loren
lotus lou lucky lynx madison mae maple mara marge mari marlin marshall martin mason matt max maxi mei melody mercy
merry miles min mina misty monty moses myrtle nela nelson nick noble noel norman nova oak ola olive opal pandora pat
patience paw peaches pearl peggy penny petal phoenix pierce poppy porsche precious primrose prudence raven ray rebel
reed rex rhea rich river rob robin rocky roman romana rosa rose rosemary rowan royal ruby rudy rusty ruth saffron
sage sana sandy scarlet serenity shay sierra silver sky skye sparrow spike stanley stew storm sue sunny taylor teddy
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
arch ash ashton atherton bach baker ball banks barber barker barron barrow barton bass bates bath batten beach bean
bedford bell berry best birch bird bishop black blackburn blackpool blackwell bliss bloom bolton bond booth boots
bow bowl bowler bowles box boys bradford branch brand bread bridge bridges bright brook brooks broom brown bryn buck
bull burns burrows burton bury bush butcher butler butt byte camp cannon carpenter carr carter castle chambers
chance chapel chase chester chesterfield child childs chorley christian churchill clay cliff coach coates cobb cole
collier constable conway cook cooper cope coward cox crane crosby cross crown cruise cruz curry curtis cutler dale
dalton darby darling darlington davenport day dean denham dennis derby dickens douglas dove drake drew driver duck
dudley duke dunn dyer dyson earl east elliot fairweather farmer fern field fielding fields finch fine fish fisher
fleet flint flower flowers ford forest forester foster fountain fowler fox franks freeman frost fry fuller gale
gardener gardner garland garner garrison gates gay gaye gentle gibson gill glen glover golborne gold golden gordon
grace grange grant gray green greene greenwood grey griffin groom grove gunn guy hale hall hamilton hammond hardy
harp harper harrow hart haven hawk hay hayes hazard head heath heather heaven herd herring hill hillingdon hills
hilton hind hindley hinds hobbs hogg holder holiday holland holliday holly home hood hook hope horne horton howe
hudson hull hulme hunt hunter hurst hyde jacks jay jewel jewell jolly jordan joy kay keen kendal kendall kent kidd
kind king kings kingston kirk kitchener knight lake lamb lambert lancaster lane lang langley large law leach lee
leeds leicester leigh leyland li lily lincoln lister little livingstone lloyd lloyds lock locke london long lord
lords lowe lung lynch main mann manning marina mark markham marks marsh marshall mason massey masters mate matter
may mead meadows mercer merchant metcalf middleton miles mill miller mills minor moody moor mora morecambe morrison
moss mount nash nelson newby newman newport newton nightingale noble noon norman north norton nurse oak oakes oldham
olive oliver orrell owl oxford page parish park parks parrot peach peacock peak pear pearl pemberton perry pickering
pickles pickup pike piper pitt place plum pollard pond poole pope porter potter potts pound powers pratt prescott
preston price priest prince prior pugh ray reading reed reeve rhodes rice rich richmond rick rider ridge river
rivers roach roe roller roper rose rowntree royal royale royle ruislip rush ruth sage salmon salt sanders sawyer
scott senior sewell sharp sharpe sheffield shepherd sherwood shevington shore short silk silver simple sims singer
skinner slack slater small smart smiley snell snow southport sparks sparrow spear spence spencer spice spring
stafford standish stanley star stark steel steele stocks stone storm stout strange strong sultan summers sutton
swallow swan swift tailor tanner tate temple tennant thatcher thorn thorpe tower towers town tripp trotter trout
tuck tucker tudor tyldesley tyson underwood usher uxbridge vale valentine vicar vickers wade waite wake wakefield
wall wallis walls walsall war ward warden ware waring warm warner warren warwick waters watt watts weaver weir
wellington wells welsh west western weston wheat wheeler white whitehead whiteman wigan wild wilde wilder wiles will
wills win winch wind windsor winkle winner winter winters wise witch wolf wood woodhouse woodland woods woodward
worth wren york young younger
`;
