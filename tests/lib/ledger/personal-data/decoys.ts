// Purposes in which nothing is personal: months, plants, shops, places, brands, and numbers that are nobody’s.

export const DECOYS: readonly string[] = `
Bus pass May | Rose bushes | Hope Centre | Mark up | Will pay | Argos | Aldi | Marks & Spencer | John Lewis
Wilko | Dunelm | Virgin | Lloyds | Paddy Power | Sainsbury's | Jack Wills | Holland & Barrett | St John's
Harry Potter tickets | Ed Sheeran concert | Bill for May | Bus pass for May | Taxi to Chelsea
Tickets for Paris | Chelsea tickets | Summer club | Summer uniform for child | Amber alert
Daisy chain craft kit | Lily bulbs for garden | Grant for April | Grace period | Frank discussion meal
Dale Farm trip | Sandy beach day out | Crystal Palace football | Ruby Wax book | Iris bulbs | Holly wreath
Heather plants | Poppy appeal | Jasmine tea | June rent | August holiday | Dawn patrol | Chase Bank
Victoria sponge | Jack and the Beanstalk tickets | Mum will pay | Mum may need taxi | Parent Will Collect
Child Art Class | Child Summer Club | Dad mark up | Family ticket Alton Towers | 2 Thorpe Park tickets
£10 High Street voucher | 3 High Street vouchers | Rose Street Market | Rose Cottage furniture
Victoria Road Primary uniform | Invoice 01325 496001 | INV 9990000034 | Paid 12/03/2019 | 12.03.2019 0900
Order 4500123456 | B1 grade | Size 12 shoes | PS4 1TB console | Henry hoover | Billy bookcase | Moses basket
Stanley knife | Wendy house | Dr Martens | Mr Muscle cleaning | Master bedroom carpet | Miss school bus taxi
Dr appointment taxi | DR APPOINTMENT | Asda George uniform | George at Asda | Tablet computer
Virtual school educational support | Decluttering room | Meal to help engagement | Taxi fare and meal
Tickets for sporting event | Private educational psychologist consultation
Air travel to stay with relatives abroad | Gym membership and boxing materials
Transport to and from hospital to visit child | Creative activity | Bedroom refurbishment
Financial support to grandparent including legal fees | 2 hour drive | 1 hard drive | 3 month bus pass
Flat 2 deposit | flat screen TV | Flat pack wardrobe | Driving lessons for parent | Leigh Sports Village
Taxi Wigan to Leigh | Ashton market | Hayes town hall | Uxbridge College | Brown sofa | Green bin | White goods
Young person's travel | King size bed | Carpet for Hall | Long coat | A4 paper | E bike | T shirt | Barnardo's
Toby Carvery meal | Nando's meal | Ed psych report | Matt white paint | matt emulsion | Robin Hood school trip
Cliff railway trip | Penny sweets | Angel Delight | Max 3 sessions | Christian centre camp | Charity shop sofa
Hope | May | Rose | Taxi May and June | June July August rent | Rent for June and July | Joy ride on steam train
Faith group donation | Amber Valley taxi | Daisy the cow puzzle | Poppy seeds | Ivy league hoodie | Iris scan
Sandy carpet | Mark sheet printing | Art materials | Art for wellbeing | Will writing service
Power of attorney and will | Bill payment | Bill of £30 from plumber | Grant top up | Frank's Fried Chicken
Dale Street Clinic | Chase the dragon play | Jack plug lead | Jack Russell vet bill | Car jack
Victoria Park cafe | Victoria train ticket | Florence nursery | Paris trip deposit | Savannah exhibit
Georgia Pizza | Sydney opera documentary | Brown bread | White paint | Black bin bags
Green Lane Primary uniform | Cooks oven cleaning | Baker Street station taxi | King's Cross travel
Queen's park meal | St Mary's Church hall hire | St. Helens travel | Prince's Trust course | Young carers group
Long sleeve shirt | Short break | Wood flooring | Stone cladding | Hill walking boots | Field trip | Park pass
Lane rope | Cross trainer | Day centre | Summer holiday club | Winter coat | Autumn term lunch | Easter eggs
Christmas presents | Santa visit | Mother's day meal | Father's Day card | Family meal at Harvester
Family room hotel | Premier Inn family room | Mum and baby group | Child minder | Parent and child swimming
Nan bread | Son's uniform | Daughter's laptop | Boy's shoes | Girls' dance class | Sister act tickets
Carer's break | Client transport | Dr Who DVD | DR visit | Doctor's letter | Ms Marvel comic | Miss World
Sir Robert Peel pub meal | Kwik Fit tyres | H&M clothes | JD Sports trainers | WH Smith stationery | W H Smith
H Samuel watch | TK Maxx | B & Q paint | B&M bargains | Morrisons food shop | Morrison's food shop
MCDONALDS MEAL | McDonald's meal | Ikea Billy shelves | Ikea Malm drawers | Alexa echo dot
Nintendo Switch Mario Kart | Max Spielmann photos | Harper Collins dictionary | Harris tweed coat
Lewis's store | Debenhams | Evans Cycles bike | Clarks shoes | Clark's school shoes | Russell & Bromley shoes
Hughes Electrical cooker | Thomas the Tank Engine toy | Bob the Builder cake | Peter Rabbit bowl
Peppa Pig World | Elsa costume | Toy Story DVD | Charlie and the Chocolate Factory tickets | Matilda the Musical
Taylor Swift tickets | Billie Eilish CD | Air Jordan trainers | Harley Street clinic
James Cook Hospital parking | Alder Hey parking | Robin hood costume | Jasmine rice | Rosemary plant | Basil pot
Ginger biscuits | Olive oil | Cherry tomatoes | Hazel nuts | Violet paint | Pearl earrings | Penny falls arcade
Rich tea biscuits | Skip hire | Skip Hire | Drew a plan with family | Sue for damages | Pat on the back award
Chuck steak | Rob a bank game | Peg bag | Nick nacks | Van hire | Guy ropes | Lance Armstrong book
Carol service | Angel wings craft | Angel cake | Ruby wedding | Gold necklace | Silver bracelet
Coral reef trip | Crystal maze experience | Diamond painting | Sky TV package | River cruise | Ocean trip
Phoenix club | Hunter wellies | Chelsea boots | Chelsea v Leeds | Kent trip | Devon holiday | Bradford taxi
Preston bus | Lincoln hotel | Chester Zoo tickets | Wigan Athletic season ticket | Leigh bus pass | London Zoo
Easter bunny | Noah's Ark farm | Adam's apple | Toby jug | Tom Yum soup | Caesar salad
Victoria Wood Foundation | Order 01/05/2019 12345 | Booking ref 4500987654 | 12.50 + 13.50
Train 10:15 01-05-2019 | Ref 12-03-45 | Invoice 20190512 | 14 tickets | 3 beds, 2 mattresses | 2 x single beds
1 way ticket | Unit 4 storage | Room 12 hotel | Flat rate | House deposit 2 months | 5 Guys meal
10 Downing game | 99 Flake | 7 day pass | 15 Swimming lessons | 2nd hand cooker | M6 toll | M25 petrol
E10 petrol | A1 frame | B12 vitamins | S3 storage | W2 form | Phase 2 3rd instalment | KS2 SATs books
GCSE revision | £45.00 per week | 1234567890 | PO 4400112233 | 0800 1111 | Childline 0800 1111
Helpline 116 123 | Born Free exhibit | Newborn clothes 01/05/2019 | Aged care | Ages 5-7 toys
School trip 3 May 2019 | Paid by card ending 4111 | Account top up | Sort clothes 12-03-19
Max of three sessions | AA1 batteries | QX1 2AB part number | 1st 2nd and 3rd payment | E1 2nd visit
100 Main items | 3 Drive days | 2 lanes | 12 hour close care | 20 Park and ride tickets
6 Oak Furniture Land chairs | 4 Garden chairs | NN123456X | BG123456A | GB123456A | OO123456A | PO 12 34 56
INV12345678 | Account overdrawn 20190512 | 01/01/2019 01:30 | 0300 123 4567 | 0845 000 000 | Sort out 12-34 toys
4111 1111 1111 1112 | GB82 WEST 1234 5698 7654 33 | 9990000035 | twitter handle and email address needed
£1,234.56 + £12.00 | Price 1000 000 0018 | Born and bred cafe | DOBBIES garden centre
Aged 7 to 9 club 3 sessions | Date 12/03/2009 | 12 March 2019 bus | Avenue Q tickets | Road trip food
Street food meal | Close protection lock | Child Protection plan | Child Protection conference | Child Safeguarding review
`
	.split(/[|\n]/)
	.map((text) => text.trim())
	.filter(Boolean);
