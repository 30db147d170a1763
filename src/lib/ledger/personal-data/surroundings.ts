// Words beside a name that make it one, or show that it is something else.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const TITLES = set('mr mrs ms miss mx dr prof professor rev revd reverend mister missus master');
/** Titles that are no other word, also in small letters. */
export const PLAIN_TITLES = set('mr mrs ms mx');

export const KIN =
	set(`mum mam mom mummy mother mums mams dad daddy father dads son sons daughter daughters child kid baby
	toddler brother sister brothers sisters sibling siblings twin twins nan nana nanny gran granny grandma grandmother grandad
	grandpa grandfather grandparent grandson granddaughter grandchild aunt auntie aunty uncle cousin niece nephew partner husband
	wife boyfriend girlfriend fiance carer stepdad stepmum stepson stepdaughter stepfather stepmother stepchild boy girl
	teen teenager parent client named called cyp yp`);
/** What may stand between such a word and the name: “daughter, Ruby”, “son (Kai)”. */
export const JOINS_KIN = /^\s*[,:(–-]?\s*["“‘']?$/;

/** Small words that a person often follows. */
export const FOR_A_PERSON = set('for with');

/** What belongs to a person, behind a name with ’s. */
export const BELONGINGS =
	set(`bed bedroom birthday mum mam mom mother dad father nan nana gran grandma grandad sister brother
	son daughter room cot pushchair pram wheelchair uniform shoes coat bike glasses laptop phone school nursery behaviour
	therapy placement clothes clothing toys trainers carer foster family house home rent tenancy assessment appointment needs
	aunt uncle cousin partner wife husband child children baby teacher mentor counselling counsellor passport lunch dinner
	travel bus taxi buggy mattress wardrobe bedding trip activities activity sessions lessons`);
/** Of these, the ones that no month, shop or place has. */
export const OWN_BELONGINGS =
	set(`bed bedroom birthday mum mam mom mother dad father nan nana gran grandma grandad sister
	brother son daughter cot pushchair wheelchair behaviour placement wardrobe mattress aunt uncle wife husband passport`);

export const FAMILY = set('family household children kids siblings twins brothers sisters boys girls');
export const NOT_A_FAMILY = set(
	'ticket tickets pass passes room railcard meal day days entry entertainment pack butchers bakers butcher baker'
);

/** Words that make the name before them a place, a shop, a body or a show. */
export const PLACES_AND_BODIES =
	set(`centre center school academy college university primary nursery preschool kindergarten church chapel
	cathedral mosque temple house hall hospital hospice clinic surgery practice pharmacy chemist park gardens garden hotel inn arms pub cafe
	restaurant bar grill kitchen bakery butchers deli market supermarket shop shops store stores outlet ltd limited plc llp inc group trust
	foundation charity project fund association society club fc afc rfc theatre cinema arena stadium station airport library museum gallery farm zoo
	bridge tower towers court lodge cottage cottages wood island beach bay hill cross line county city town village infirmary awards award
	cup concert gig tour musical tribute album biography road rd street avenue ave lane close drive crescent terrace grove mews square
	place way walk gate wharf quay row estate retail solicitors solicitor estates lettings motors cars taxis travel coaches electrical
	cycles carpets furniture flooring beds foods buildings building works press books news newsagent newsagents florist florists bakers
	jewellers opticians dental dentist vets veterinary bank insurance energy water leisure gym fitness spa salon nails hair hairdressers barbers
	bush bushes plant plants tree trees flower flowers garland wreath reds red pink oil tea soap cream perfume paint bouquet`);
/** Words before a name that make it a saint, a sovereign or a street of another kind. */
export const BEFORE_NO_PERSON = set(
	'st saint sir dame king queen prince princess lady lord duke duchess santa hotel cafe port mount san los el team fc'
);

/** Small words: a name in front of them is finished. */
export const SMALL_WORDS =
	set(`a an and the to from for with at in on of by as is was has had will would can could who whose which
	that his her their its our after before during until not but or per re via plus also so if when while who's he she they due needs
	need attends attended attending moved returned visited lives living aged age born ref cost paid`);

/** Nouns of purposes, which are no names though a capital makes them look like one. */
export const ORDINARY =
	set(`taxi taxis bed beds bedding sofa settee uniform uniforms laptop tablet carpet carpets cooker fridge freezer washer washing
	machine dryer microwave kettle toaster pram cot crib pushchair buggy nursery holiday holidays swimming boxing football rugby dance drama
	gymnastics karate judo guitar piano music lesson lessons session sessions class classes club membership fee fees fare fares bus buses
	train trains travel rail ticket tickets pass passes card cards voucher vouchers gift food meal meals lunch dinner breakfast shopping
	groceries clothing clothes shoe shoes trainers coat coats jacket jumper trousers school schools trip trips visit visits day days week
	weekly month monthly deposit rent rental arrears bond bill bills payment payments refund invoice gas electric electricity meter top
	phone mobile broadband internet wifi sim data paint painting decorating decorator wallpaper flooring skip hire removal removals van
	cleaning cleaner clean garden gardening fence fencing repair repairs furniture wardrobe drawers table chair chairs mattress duvet
	pillow pillows curtains blinds lamp rug toys toy game games console bike bicycle scooter helmet book books stationery pens art craft
	crafts counselling counsellor therapy therapist therapeutic assessment assessments autism adhd psychologist psychology consultation
	report reports mediation mentoring mentor tutor tutoring tuition course training driving test licence passport birth certificate id
	dbs legal solicitor court hospital appointment appointments doctor dentist optician glasses haircut nails beauty hair
	treat reward activity activities experience cinema theatre bowling skating trampoline climbing zoo farm park museum beach camp camping
	residential respite short break breaks childcare childminder babysitter playgroup wraparound breakfast after emergency urgent one
	off total sum agreed approved various items other misc household essentials basics starter pack kit parent parents carer carers
	family families child children young person people baby babies toddler teenager mum dad mother father nan gran grandparents sibling
	siblings contact supervised contribution contributions towards cost costs support supported help funding fund grant loan debt council
	housing tenancy home house flat room bedroom bathroom kitchen equipment sensory weighted blanket safety gate gates lock locks alarm
	camera doorbell stair monitor petrol fuel parking mileage car seat mot insurance service services tyres interpreter translation
	letter allowance benefit credit universal pip dla esa jsa uc social worker team manager key keyworker lego xbox playstation
	nintendo netflix amazon ebay tesco asda aldi lidl argos ikea primark uber mcdonalds nandos kfc greggs costa subway
	january february march april may june july august september october november december monday tuesday wednesday thursday friday
	saturday sunday christmas easter eid ramadan diwali halloween summer winter spring autumn half term new second hand double single
	bunk king queen size protection safeguarding small large replacement purchase purchased bought supply delivery fitting fitted installation install`);
