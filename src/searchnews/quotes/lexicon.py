"""Closed word classes of English news prose, for finding cues, noun phrases and names."""

from __future__ import annotations

from searchnews.quotes.cue_verbs import (
    CUES,
    INVERTIBLE,
    NAMING_CUES,
    PARTICIPLES,
    STRONG_CUES,
    VERB_FORMS,
)

__all__ = [
    "ABBREVIATED",
    "ADDRESSES",
    "ADVERBS",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "CUES",
    "DETERMINERS",
    "DOCUMENTS",
    "FEMALE_NOUNS",
    "INDEFINITE",
    "INVERTIBLE",
    "MALE_NOUNS",
    "NAME_LINKS",
    "NAMING_CUES",
    "NATIONALITIES",
    "NEVER_NAMES",
    "NEW_PLACES",
    "NOUN_CUES",
    "OBJECT_PRONOUNS",
    "ORGANISATION_WORDS",
    "PARTICIPLES",
    "PERSON_NOUNS",
    "PLACES",
    "POSSESSIVES",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "STRONG_CUES",
    "TIME_WORDS",
    "TITLES",
    "TITLE_GENDER",
    "TITLE_PARTS",
    "VERBS",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns that attribute: Holm’s comment that “…”; in a statement: “…”.
NOUN_CUES = _words("""
    statement comment comments remark remarks tweet post letter email e-mail message speech memo
    claim claims assertion warning promise pledge vow call calls demand suggestion question answer
    reply response description accusation allegation headline slogan motto quote words line note
    interview report article editorial column op-ed argument conclusion contention criticism praise
    belief insistence proposal plea boast joke chant chants cry cries shout shouts denial admission
    announcement declaration insult characterization characterisation notion mantra dictum maxim
    aside advice lament complaint objection pronouncement explanation observation prediction refrain
    quip jab taunt retort rebuke condemnation denunciation depiction portrayal rejection assumption
    insistence""")
DOCUMENTS = _words("""
    statement report letter memo memorandum document complaint indictment lawsuit suit affidavit
    filing ruling opinion email e-mail message note post tweet article editorial column story
    book essay study survey poll resolution bill law text treaty draft agreement contract sign
    banner placard poster website site page caption headline ad advertisement advert video
    manifesto constitution communique communiqué transcript paper release petition order decree
    verdict warrant motion brief testimony record records plan proposal plaque inscription leaflet
    notice label review""")
AUXILIARIES = _words("""
    has have had having is are was were be been being will would can could may might must should
    shall do does did 's 've 'd 'll has'nt hasn't haven't hadn't isn't aren't wasn't weren't won't
    wouldn't can't couldn't didn't doesn't don't cannot ’s ’ve ’d ’ll hasn’t haven’t hadn’t isn’t
    aren’t wasn’t weren’t won’t wouldn’t can’t couldn’t didn’t doesn’t don’t got gets""")
ADVERBS = _words("""
    heard watched likewise indeed regardless furthermore moreover otherwise hence overall alas
    also later then once often now even further again still just never always soon already first
    earlier afterward afterwards sometimes instead simply only recently repeatedly reportedly
    ever twice thus therefore both all each here there not too yet once long meanwhile
    nevertheless nonetheless however perhaps maybe publicly himself herself itself themselves
    previously finally quickly back ago apparently generally out up down away over on-air online
    before since initially more most less least very quite rather almost nearly""")
TIME_WORDS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov
    dec today yesterday tomorrow tonight overnight morning afternoon evening night week weekend
    month year day days weeks months years hour hours minutes last next""")
DETERMINERS = _words("""
    the a an this that these those some any each every another other one two three four five six
    seven eight nine ten both several many most few all no either neither such what which
    numerous various countless dozens""")
INDEFINITE = _words("""
    a an another one some any each every other two three four five six several many most few no
    both numerous various""")
POSSESSIVES = _words("my your his her its our their whose")
PRONOUNS = _words("he she they it i we you who someone everyone somebody everybody nobody anyone")
OBJECT_PRONOUNS = _words("him them me us himself herself themselves itself whom myself")
RELATIVES = _words("who that which")
PREPOSITIONS = _words("""
    of in on at for from with to by about as into through during after before against between
    among under over near outside inside behind since until within without via per like despite
    toward towards across around off upon amid than regarding following alongside including
    versus vs. throughout beyond besides except concerning onto""")
CONJUNCTIONS = _words(
    "and or but nor so yet if unless when while because although though whether where as"
)
# Frequent verb forms that are no cues: they end a noun phrase.
VERBS = VERB_FORMS | _words("""
    took take takes came come comes got get went made make makes left leave leaves met meets won
    wins lost loses held holds kept keeps led leads stood stands sat sits became become becomes
    began brought bought built caught chose did drew drove fell flew fought gave grew had hit hung
    knew laid let lived lives meant paid ran rose sang sent set shook shot shut sold spent stole
    struck taught threw wore won lies needs need want helps help helped seems seemed appears
    appeared remains remained tends happens joins joined arrived arrives died dies works worked
    plays played moved moves turned turns looks looked followed follows doing done seen written
    shown taken given gone been let's tell ask lets put cut cost quit split
    sought swept swore bore bent bet bid broke clung dealt dug drank ate fed fled forgot froze hid
    lent lit misled overcame rang sank slid spun sprang stuck stung tore swung undertook upheld
    withdrew chose gets goes finds found uses tries tried used adds makes faces refuses hoped""")
ABBREVIATED = _words("""
    mr mrs ms dr prof sen rep gov gen lt capt sgt maj col st jr sr inc corp co ltd no rev hon det
    jan feb mar apr jun jul aug sept sep oct nov dec
    const insp supt coun del revd sens reps adm cmdr pvt cpl u.s vs""")
NAME_LINKS = _words("de la le van von der den bin ibn al el du di da dos del ten ter st. y e")

TITLE_GENDER = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "duke": "m",
    "father": "m", "brother": "m", "sheikh": "m", "imam": "m", "pope": "m", "congressman": "m",
    "chairman": "m", "councilman": "m", "assemblyman": "m", "spokesman": "m", "businessman": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "mme": "f", "lady": "f", "dame": "f",
    "queen": "f", "princess": "f", "duchess": "f", "sister": "f", "mother": "f",
    "congresswoman": "f", "chairwoman": "f", "councilwoman": "f", "assemblywoman": "f",
    "spokeswoman": "f", "businesswoman": "f", "actress": "f", "baroness": "f", "señor": "m",
    "señora": "f", "monsieur": "m", "madame": "f", "herr": "m", "frau": "f", "uncle": "m",
    "aunt": "f",
}  # fmt: skip
# Titles that tell no office.
ADDRESSES = _words("mr mister mrs ms miss madam mme sir lord dame lady dr señor señora herr frau")
# Words that stand before a name and are no part of it.
TITLES = frozenset(TITLE_GENDER) | _words("""
    dr revd del dj exchequer prof professor sen senator sens senators rep representative reps gov
    governor president
    prime minister premier chancellor secretary judge justice gen general lt lieutenant col
    colonel capt captain sgt sergeant maj major cpl corporal pvt private adm admiral cmdr
    commander chief director coach rev reverend rabbi bishop archbishop cardinal ayatollah
    ambassador attorney detective inspector insp constable const officer sheriff supt
    superintendent commissioner coun councillor councilor alderman mayor mp mep msp ceo cfo coo
    cto chairperson chair spokesperson speaker leader candidate ex-president ex-minister
    then-president lead head co-founder founder author actor singer comedian writer novelist
    journalist reporter correspondent editor columnist commentator anchor host analyst
    strategist economist expert scientist researcher engineer lawyer solicitor barrister
    prosecutor activist campaigner pollster adviser advisor aide striker midfielder defender
    goalkeeper goaltender forward winger centre center quarterback pitcher catcher guard
    manager owner skipper batsman bowler driver rider player prime-minister nominee fellow
    billionaire businessperson executive undersecretary trooper cpl. vice-president
    vice-chairman vice-chair congressperson hon honourable honorable emperor count countess
    baron earl st whip lawmaker legislator delegate trustee principal headteacher headmaster
    dean provost chaplain pastor deacon archdeacon vicar friend colleague neighbour neighbor
    resident survivor witness defendant plaintiff rookie veteran teammate champion guitarist
    drummer bassist vocalist rapper producer filmmaker photographer artist designer chef farmer
    teacher student nurse surgeon physician psychologist psychiatrist historian philosopher
    sociologist biologist physicist chemist mathematician astronomer geologist climatologist
    meteorologist administrator comptroller""")
# Words that stand among titles, and tell nothing by themselves.
NATIONALITIES = _words("""
    us u.s uk american british russian french german canadian chinese israeli iranian iraqi
    turkish australian indian italian spanish japanese korean ukrainian polish mexican european
    african asian egyptian syrian saudi pakistani afghan irish scottish welsh dutch greek
    swedish norwegian danish finnish swiss austrian hungarian czech brazilian""")
TITLE_PARTS = NATIONALITIES | _words("""
    foreign finance defence defense interior health education transport trade home state
    treasury agriculture energy environment labour labor republican democrat democratic gop
    conservative liberal tory ndp presidential congressional political national federal local
    incumbent longtime retired independent former acting interim senior assistant associate vice
    deputy minority majority legend star victim""")

MALE_NOUNS = _words("""
    man boy father son brother husband uncle grandfather grandson nephew king prince duke lord sir
    gentleman spokesman chairman congressman businessman policeman fireman actor boyfriend monk
    priest pope emperor councilman assemblyman salesman fisherman cameraman widower godfather dad
    stepfather groom guy waiter host""")
FEMALE_NOUNS = _words("""
    woman girl mother daughter sister wife aunt grandmother granddaughter niece queen princess
    duchess lady gentlewoman spokeswoman chairwoman congresswoman businesswoman policewoman
    actress girlfriend nun waitress heroine widow godmother mum mom stepmother bride councilwoman
    assemblywoman hostess saleswoman ballerina baroness""")
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | _words("""
    spokesperson president minister secretary senator governor mayor judge justice general colonel
    captain sergeant major officer official chief director manager executive chairperson chair
    leader candidate nominee lawmaker legislator congressperson representative ambassador envoy
    diplomat premier chancellor commissioner councillor councilor sheriff detective inspector
    constable prosecutor lawyer attorney solicitor barrister professor doctor surgeon physician
    nurse scientist researcher economist analyst strategist expert adviser advisor aide pollster
    historian author writer novelist poet journalist reporter correspondent editor columnist
    commentator anchor blogger critic singer musician rapper comedian director producer filmmaker
    artist designer chef coach player striker midfielder defender goalkeeper goaltender winger
    quarterback pitcher skipper driver rider star champion rookie veteran founder co-founder owner
    entrepreneur investor banker trader broker billionaire tycoon activist campaigner organizer
    organiser volunteer worker employee teacher student pupil principal pastor rabbi bishop
    archbishop cardinal imam cleric farmer fisher resident neighbour neighbor friend colleague
    witness victim survivor suspect defendant plaintiff patient parent cousin teenager child
    engineer developer inventor pilot astronaut soldier commander admiral lieutenant politician
    republican democrat conservative liberal tory socialist independent newcomer native graduate
    fan supporter voter source insider operative consultant lobbyist realtor agent person
    politician citizen firefighter paramedic trooper ceo cfo mp mep md head deputy speaker whip
    prime-minister monarch pontiff dean provost coroner curator librarian psychologist
    psychiatrist biologist physicist chemist geologist climatologist meteorologist ecologist
    anthropologist sociologist philosopher mathematician astronomer filmmaker photographer
    dramatist playwright screenwriter actor host presenter moderator guitarist drummer vocalist
    owner landlord tenant shopkeeper butcher baker electrician plumber carpenter mechanic
    contractor builder architect accountant auditor treasurer clerk registrar ombudsman
    proprietor maverick boss
    user staffer protester demonstrator bystander onlooker donor
    whistleblower hacker gamer athlete runner sprinter swimmer golfer boxer cyclist skater skier
    administrator comptroller
    rower sailor jockey trainer referee umpire defenceman defenseman forward captain goalie""")
)

ORGANISATION_WORDS = _words("""
    ministry department party university college school institute institution council committee
    commission agency association organisation organization federation confederation union league
    society foundation fund bank group company corporation corp inc ltd llc plc co court police
    army navy force forces government administration parliament congress senate house assembly
    authority board bureau office service services centre center hospital church club team network
    times post journal news herald tribune gazette guardian telegraph observer magazine press
    radio television tv media security exchange affairs
    chamber circle embassy consulate forum branch orchestra choir guild brigade squad cabinet
    secretariat tribunal observatory archive archives polytechnic industry tracker lobby consortium
    campaign project trust alliance coalition movement front airlines
    airways motors industries holdings partners capital systems technologies watch international
    nations treaty kremlin pentagon laboratory lab academy museum library fbi cia nato un eu who
    imf opec bbc cnn nbc abc cbs newspaper tabloid airline carmaker broadcaster""")
PLACES = _words("""
    america britain england scotland wales ireland france germany italy spain portugal russia
    ukraine poland china japan india pakistan iran iraq israel syria turkey egypt libya sudan
    kenya nigeria ghana ethiopia somalia africa europe asia australia canada mexico brazil
    argentina chile peru colombia venezuela cuba haiti korea vietnam thailand indonesia malaysia
    singapore philippines kazakhstan georgia armenia azerbaijan belarus lithuania latvia estonia
    finland sweden norway denmark iceland netherlands belgium luxembourg switzerland austria
    hungary romania bulgaria serbia croatia bosnia kosovo albania macedonia greece cyprus malta
    afghanistan yemen lebanon jordan kuwait qatar oman washington london paris moscow berlin
    beijing tokyo brussels geneva vienna rome madrid york california texas florida ohio michigan
    iowa pennsylvania illinois boston chicago toronto ottawa montreal vancouver ontario quebec
    alberta manitoba saskatchewan dublin edinburgh glasgow belfast cardiff manchester liverpool
    birmingham sydney melbourne delhi mumbai jerusalem gaza baghdad tehran kabul cairo tripoli
    carolina dakota hampshire jersey mexico virginia alaska arizona arkansas colorado connecticut
    delaware hawaii idaho indiana kansas kentucky louisiana maine maryland massachusetts minnesota
    mississippi missouri montana nebraska nevada oklahoma oregon tennessee utah vermont wisconsin
    wyoming philadelphia seattle denver atlanta houston dallas miami detroit cleveland
    damascus beirut riyadh dubai nairobi lagos johannesburg""")
NEW_PLACES = _words(
    "york zealand orleans england jersey hampshire mexico delhi caledonia guinea brunswick "
    "south haven"
)
# Capitalised words that begin sentences, not names.
NEVER_NAMES = (
    DETERMINERS
    | POSSESSIVES
    | PRONOUNS
    | OBJECT_PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | ADVERBS
    | (TIME_WORDS - {"april", "june", "august"})
    | AUXILIARIES
    | CUES
    | VERBS
    | _words("""
    how why there here let's yes no well asked speaking according meanwhile today last next new
    old more less much earlier asked given based born raised please read watch related photo
    image video caption share follow see click here's it's that's he's she's they're we're i'm
    i've you're don't doesn't didn't isn't wasn't what's who's there's can't won't q a- dear hello
    thank thanks sorry god heaven despite besides although because unlike rather almost nearly
    about above below whatever whoever whenever every everything nothing something anything
    advertisement copyright updated published editor's story full top best breaking live exclusive
    analysis opinion comment""")
)
