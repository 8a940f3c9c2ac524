"""The verbs that attribute, in all their forms, by how surely they do."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "AMBIGUOUS_CUES",
    "AMBIGUOUS_PLURALS",
    "BLAMING_CUES",
    "CUES",
    "INVERTIBLE",
    "NAMING_CUES",
    "PARTICIPLES",
    "QUOTING_CUES",
    "STRONG_CUES",
    "VERB_FORMS",
]

_IRREGULAR = {
    "say": ("said",), "tell": ("told",), "write": ("wrote",), "put": ("put",),
    "think": ("thought",), "know": ("knew", "known"), "feel": ("felt",), "read": ("read",),
    "begin": ("began",), "go": ("went",), "speak": ("spoke",), "see": ("saw",),
    "sing": ("sang",), "shoot": ("shot",), "swear": ("swore",), "foretell": ("foretold",),
    "find": ("found",),
}  # fmt: skip
_DOUBLING = frozenset(
    "admit quip brag blog slam rip dub refer rebut demur sum snap beg deadpan begin put".split()
)
_VOWELS = "aeiou"

# Verbs that hardly ever mean anything but speaking or writing.
_STRONG = """
    say tell add write ask state argue explain note insist reply warn declare announce claim
    suggest tweet admit acknowledge continue conclude respond recall observe remark testify joke
    quip complain urge vow pledge predict concede contend assert reiterate repeat stress emphasize
    emphasise mention comment confirm deny caution post boast brag exclaim shout yell whisper muse
    proclaim opine sum counter retort interject chime chuckle laugh sigh lament answer clarify
    elaborate recount advise inform remind remember scream chant cry mutter murmur deadpan enthuse
    gush intone implore plead beg blog text email e-mail message allege disclose hint reason
    reassure reckon stipulate venture volunteer thunder fume snap sniff offer blast slam rant rail
    rage protest promise affirm attest caption commentate counsel dissent elucidate expound grumble
    holler huff inquire enquire maintain narrate pontificate profess rule exhort surmise scoff
    sneer snipe confide posit postulate bark growl bellow moan groan gripe grouse theorize
    theorise speculate rebut demur interrupt blare retweet swear foretell marvel pronounce"""
# Verbs that say what someone calls a thing: they attribute the marked words as surely.
_NAMING = """
    call describe accuse criticize criticise denounce dismiss characterize characterise dub label
    term brand hail praise mock ridicule blame decry condemn deride lambaste liken compare tout
    refer deem portray"""
# Verbs that attribute where a quotation is part of their clause.
_WEAK = """
    rip vent demand express believe think hope point reveal report read agree order threaten feel
    put quote cite propose go defend voice assure share decide begin speak talk discuss consider
    regard see view reject attack bemoan rebuke scold chide torch trash invoke release publish
    learn know want question wonder expect support encourage invite apologize apologise thank
    congratulate laud credit celebrate welcome pitch frame paint depict dare challenge press detail
    outline unveil sing recite allude advocate indicate imply oppose refuse endorse
    shoot fear worry assail recommend lecture tease taunt underscore
    find estimate project calculate charge"""
# Verbs whose object has spoken: quoted Holm as saying; blamed Holm for saying.
_QUOTING = "quote cite"
_BLAMING = """
    accuse criticize criticise denounce praise mock ridicule blame decry condemn deride lambaste
    hail rip attack rebuke scold chide torch trash laud thank congratulate credit assail taunt slam
    blast"""
# Forms that are something else far more often than a cue.
_NEVER = frozenset(
    "ruling offering continue continuing messaging reasoning volunteering shooting shoot shoots "
    "seeing knowing publishing releasing rage rages rail rails sum sums order share "
    "shares press presses texts text messages message marvels details detail torch torches trash "
    "snaps captions caption credit credits reason reasons volunteer volunteers pitch frame frames "
    "paints counsel counsels worrying point texting emails e-mails rules releases".split()
)
# Verbs that are nouns as often, in the base form and in -s: where they stand decides.
_AMBIGUOUS = """
    claim call report post answer comment note state reply remark question demand promise pledge
    vow joke boast quip hint chant shout cry scream tweet email e-mail blog counter attack slam
    blast praise blame vent label brand term wonder hope fear laugh sigh rule voice quote lament
    protest offer rant fume brag mention rebuke rip challenge welcome talk worry lecture taunt
    snipe growl moan groan gripe whisper murmur mock urge tease stress caution view invite
    release order thank doubt support project estimate find charge retort venture"""


def _forms(lemma: str) -> tuple[str, str, tuple[str, ...], str]:
    """Return the base form, the third person, the past forms and the participle in -ing."""
    last = lemma[-1]
    after_consonant = len(lemma) > 1 and lemma[-2] not in _VOWELS
    if last == "y" and after_consonant:
        third, past, ing = f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    elif last == "e":
        stem = lemma if lemma.endswith("ee") else lemma[:-1]
        third, past, ing = f"{lemma}s", f"{lemma}d", f"{stem}ing"
    else:
        stem = lemma + last if lemma in _DOUBLING else lemma
        third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"
        past, ing = f"{stem}ed", f"{stem}ing"
    return lemma, third, _IRREGULAR.get(lemma, (past,)), ing


def _all_forms(lemmas: str) -> frozenset[str]:
    found: set[str] = set()
    for lemma in lemmas.split():
        base, third, past, ing = _forms(lemma)
        found.update((base, third, *past, ing))
    return frozenset(found - _NEVER)


def _finite(lemmas: Iterable[str]) -> frozenset[str]:
    """Return the forms that a single speaker takes: says, said."""
    found: set[str] = set()
    for lemma in lemmas:
        _, third, past, _ = _forms(lemma)
        found.update((third, *past))
    return frozenset(found - _NEVER)


STRONG_CUES = _all_forms(_STRONG) | {"counselled"}
NAMING_CUES = _all_forms(_NAMING) | {"labelled", "labelling"}
CUES = STRONG_CUES | NAMING_CUES | _all_forms(_WEAK) | {"titled"}  # of “to title” only that
QUOTING_CUES = _all_forms(_QUOTING)
BLAMING_CUES = _all_forms(_BLAMING)
AMBIGUOUS_CUES = frozenset(_AMBIGUOUS.split())
AMBIGUOUS_PLURALS = frozenset(_forms(lemma)[1] for lemma in AMBIGUOUS_CUES)
PARTICIPLES = frozenset(word for word in CUES if word.endswith("ing"))
# Cues that may stand before their subject: “…,” said Holm; “…,” say his friends.
INVERTIBLE = (
    _finite(_STRONG.split())
    | _finite("read report begin go reveal demand agree wonder press remember worry".split())
    | frozenset("say ask argue write warn insist explain add".split())
) - frozenset(
    "told tells informed informs reminded reminds reassured reassures urged urges denied denies "
    "advised advises offered offers ruled rules blasted blasts slammed slams mentioned mentions "
    "swore interrupted disclosed discloses volunteered pronounced maintained "
    "maintains".split()
)

# Verbs that are no nouns, in the forms that would else pass for nouns.
_PLAIN = """
    accept achieve acquire adopt allow appear apply appoint arise arrive assume attend avoid become
    belong bring build buy carry choose collect compete conduct confront consist contain contribute
    convince create deliver depend deserve destroy determine develop die discover distribute
    earn eat eliminate embrace emerge employ enable enjoy ensure enter establish exist explore
    extend fail fill follow forget forgive gather generate give grow happen hear hold identify
    ignore imagine improve include introduce invest involve join keep kill listen lose make meet
    obtain occur operate overcome pay perform persuade prefer prepare prevent produce protect prove
    provide pull pursue realize realise receive recognize recognise recover reduce reflect rely
    remain remove replace represent require resign resist resolve retain retire satisfy seek seem
    sell send serve settle solve spend stay steal strengthen succeed suffer survive take teach tend
    throw understand undermine unite vary wait wear withdraw illustrate provoke"""
VERB_FORMS = frozenset(form for lemma in _PLAIN.split() for form in _forms(lemma)[:2])
