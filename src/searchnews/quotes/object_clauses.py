"""What follows a verb of speech: the words that a sentence reports without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence, by_cue
from searchnews.quotes.phrases import is_role, phrase_right
from searchnews.quotes.tokens import Token

__all__ = [
    "BARE",
    "FARTHEST",
    "REPORTING",
    "SHORTEST",
    "clause_end",
    "has_verb",
    "object_clauses",
    "speaks",
    "states",
]

SHORTEST = 3  # tokens
# Verbs whose object clause is what someone says, thinks or asks; with “that” or without.
REPORTING = frozenset(
    "said says say saying added adds adding believes believed believe thinks thought think "
    "explained explains explaining noted notes noting argued argues arguing warned warns warning "
    "claimed claims claiming announced announces announcing confirmed confirms suggested suggests "
    "suggesting hopes hoped hope insisted insists insisting stated states admitted admits "
    "acknowledged acknowledges told tells telling predicted predicts estimated estimates felt "
    "feels declared declares alleged alleges testified testifies asserted asserts contended "
    "contends maintained maintains recalled recalls wrote writes reported reports conceded "
    "concedes denied denies stressed stresses emphasized emphasised mentioned vowed pledged "
    "promised reiterated concluded concludes expects expected knows knew learned complained "
    "remembered remembers replied revealed reveals indicated indicates asked asks wonders "
    "wondered agreed agrees argues tweeted posted worries worried fears feared".split()
)
# After these a bare clause follows: she said it would sail.
BARE = frozenset(
    "said says say saying believes believed believe thinks thought think hopes hoped hope claims "
    "claimed felt feels adds added told tells argues argued insists insisted notes noted suggests "
    "suggested predicts predicted expects knows knew admits admitted fears worries estimates "
    "warned warns estimated wrote writes".split()
)
# After these it follows even if no verb in it is known.
_SAYING = frozenset("said says say saying".split())
_OPENERS = frozenset(("that", "whether"))
_QUESTIONS = frozenset("if how why what when where who".split())
# After these a question is what is reported; elsewhere it says when or how something was said.
_ASKING = frozenset(
    "asked asks asking wonders wondered know knows knew learned explain explained explains "
    "explaining reveal revealed reveals remember remembered remembers predict predicted".split()
)
_FINITE = frozenset("XVv")
_HEARER = frozenset("told tells telling reminded reminds assured assures warned warns".split())
# Before a cue these tell what may be said, not what was.
_MODAL = frozenset("may might can could must should will shall 'll ’ll".split())
# And so do these before “to say”.
_PENDING = frozenset(
    "expected likely due set ready about going supposed refused declined failed want wants wanted "
    "plan plans planned hope hopes hoped intend intends".split()
)
# What someone says under a condition has not been said.
_CONDITIONS = frozenset(("if", "unless", "suppose", "supposing", "until"))
# What is not said is not reported.
_NEGATIVE = ("not", "never", "cannot", "n't", "n’t")
_ENDS_SPEECH = frozenset(",.?!…")
FARTHEST = 14  # tokens between the cue and its “that”
_CLAUSE = 30  # tokens in which a clause has its verb
_NOMINAL = frozenset("IDNPT#A,")
_SUBJECTS = frozenset("he she it they we i there".split())
# Before a number these are no prepositions: said about 200 people had come.
_ABOUT = frozenset("about around over under between up".split())
_QUANTIFYING = frozenset("more most less almost nearly only even".split())
_JOINING = frozenset("and but while although though".split())
_NEAR = 8  # tokens between “but” and the next cue


def object_clauses(tokens: Sequence[Token]) -> Iterator[tuple[Evidence, int, int]]:
    """Yield the clauses that follow a cue: Holm said (that) the ferry would sail.

    Each as its evidence, its first token, and the one behind its last.
    """
    end = 0
    for c, token in enumerate(tokens):
        if c < end or token.kind != "V" or token.low not in REPORTING or _is_unsaid(tokens, c):
            continue
        begin = _clause_start(tokens, c)
        evidence = by_cue(tokens, c, len(tokens)) if begin is not None else None
        if begin is None or evidence is None:
            continue
        if not speaks(evidence) and (token.low not in _SAYING or evidence.phrase[-1].kind != "N"):
            continue
        if evidence.mention.start >= tokens[begin].start:
            continue  # the subject stands behind the cue: says Holm, the pilot
        if tokens[begin].low != "that" and _attributes_run(tokens, c, evidence):
            continue
        stop = clause_end(tokens, begin, relative=tokens[c - 1].kind == "W")
        clause = tokens[begin:stop]
        if has_verb(clause) or (len(clause) >= SHORTEST and (states(clause) or _may_state(clause))):
            end = stop
            yield evidence, begin, stop


def speaks(evidence: Evidence) -> bool:
    """Tell whether the subject is one that speaks: a person, a body, a document."""
    head = evidence.phrase[-1]
    if head.kind in "PRD":
        return head.low != "who"
    return is_role(head)


def _is_unsaid(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue says what someone may say, or does not: some might say."""
    before = tokens[max(0, c - 2) : c]
    if any(token.low in _MODAL or token.low.endswith(_NEGATIVE) for token in before):
        return True
    if c > 1 and tokens[c - 1].low == "to" and tokens[c - 2].low in _PENDING:
        return True
    for i in range(c - 1, -1, -1):
        if tokens[i].kind in ",;Q":
            return False
        if tokens[i].low in _CONDITIONS:
            return True
    return tokens[0].kind == "X" and tokens[-1].text == "?"


def _attributes_run(tokens: Sequence[Token], c: int, evidence: Evidence) -> bool:
    """Tell whether the cue belongs to words in marks just before: “…,” said Holm, who left."""
    first = next(i for i, token in enumerate(tokens) if token.start >= evidence.mention.start)
    before = min(first, c) - 1
    outside = before > 0 and tokens[before].kind == ","
    run = tokens[before - outside] if before >= 0 else None
    if run is None or run.kind != "Q":
        return False
    return run.text in _ENDS_SPEECH or (outside and first > c)


def _clause_start(tokens: Sequence[Token], c: int) -> int | None:
    """Return the first token of the clause that the cue `c` reports, if it reports one."""
    j = c + 1
    while j < len(tokens) and tokens[j].kind in "AT" and tokens[j].low != "there":
        j += 1
    if j + 1 < len(tokens) and tokens[j].kind == ":" and tokens[j + 1].kind != "Q":
        return j + 1 if has_verb(tokens[j + 1 :]) else None
    if j < len(tokens) and tokens[c].low in _HEARER:
        hearer = phrase_right(tokens, j, len(tokens))
        if hearer is not None and tokens[j].low not in _OPENERS:
            j = hearer.whole_last + 1
    far = _far_opener(tokens, j)
    if far is not None:
        return far
    behind = _behind_places(tokens, j)
    if behind is None:
        return None
    if tokens[behind].low in _OPENERS:
        return behind
    if tokens[behind].low in _QUESTIONS:
        return behind if _is_asked(tokens, c, behind) else None
    while tokens[behind].kind in "N#DP" and tokens[behind - 1].low in _QUANTIFYING:
        behind -= 1
    return behind if _is_bare(tokens, c, behind) else None


def _is_asked(tokens: Sequence[Token], c: int, begin: int) -> bool:
    """Tell whether a question is reported, or part of what is: said what was done was wrong."""
    if tokens[c].low in _ASKING:
        return True
    verbs = sum(token.kind in _FINITE for token in tokens[begin : begin + _CLAUSE])
    return tokens[c].low in _SAYING and tokens[begin].low in ("what", "if", "when") and verbs > 1


def _is_bare(tokens: Sequence[Token], c: int, begin: int) -> bool:
    """Tell whether what begins there is a clause without “that”: she said it would sail."""
    first, rest = tokens[begin], tokens[begin + 1 : begin + _CLAUSE]
    if tokens[c].low not in BARE:
        return first.low in _SUBJECTS and bool(rest) and rest[0].kind in "XVvA"
    if first.kind not in "DNPR#CI" and first.low not in _QUANTIFYING and first.low != "there":
        return False
    return has_verb(rest) or (tokens[c].low in _SAYING and _may_state(rest))


def _may_state(tokens: Sequence[Token]) -> bool:
    """Tell whether one of the words may be a verb that no list has: the sale amounts to little."""
    return any(
        token.kind == "N" and token.low.endswith("s") and following.kind in "ID#"
        for token, following in pairwise(tokens)
    )


def _behind_places(tokens: Sequence[Token], j: int) -> int | None:
    """Return the first token behind when and where it was said: said on Friday in Brussels ….

    A place with a comma behind it belongs to what was said: said in May, sales had risen.
    """
    first = j
    while j < len(tokens) and tokens[j].kind in "TI":
        following = tokens[j + 1] if j + 1 < len(tokens) else None
        if tokens[j].kind == "T":
            j += 1
        elif following is None or (tokens[j].low in _ABOUT and following.kind == "#"):
            break
        else:
            place = phrase_right(tokens, j + 1, len(tokens))
            if place is None and following.kind != "T":
                return None
            j = j + 1 if place is None else place.whole_last + 1
    if j < len(tokens) and tokens[j].kind == "," and j > first:
        return first
    return j if j < len(tokens) else None


def _far_opener(tokens: Sequence[Token], j: int) -> int | None:
    """Return the “that” behind where and to whom it was said: in Brussels on Friday that …."""
    if j >= len(tokens) or tokens[j].kind != "I":
        return None
    for i in range(j + 1, min(len(tokens), j + FARTHEST)):
        if tokens[i].low == "that" and tokens[i - 1].kind != "I":
            return i
        if tokens[i].kind not in _NOMINAL:
            return None
    return None


def has_verb(tokens: Sequence[Token]) -> bool:
    """Tell whether any of the words is a verb."""
    return any(token.kind in _FINITE for token in tokens)


def states(tokens: Sequence[Token]) -> bool:
    """Tell whether the words have a verb; words in marks may."""
    return any(token.kind in _FINITE or token.kind == "Q" for token in tokens)


def clause_end(tokens: Sequence[Token], begin: int, *, relative: bool = False) -> int:
    """Return the index behind the clause that begins at `begin`.

    If it is `relative`, that of a cue behind “who”, the verb of the sentence ends it.
    """
    for i in range(begin + 1, len(tokens)):
        if tokens[i].kind == ";":
            return i
        if tokens[i].low in _JOINING and _is_told_anew(tokens, i):
            return i - (tokens[i - 1].kind == ",")
        if tokens[i].kind == "," and i + 1 < len(tokens):
            following = tokens[i + 1]
            if following.low in lexicon.PARTICIPLES and following.low in REPORTING:
                return i
            if relative and following.kind in _FINITE:
                return i
            if following.low == "according" and states(tokens[begin:i]):
                return i
    end = len(tokens)
    while end > begin and tokens[end - 1].kind in ".!?…":
        end -= 1
    return end


def _is_told_anew(tokens: Sequence[Token], joint: int) -> bool:
    """Tell whether another attribution follows “and” or “but”: … would sail, but Ruud said …."""
    for k in range(joint + 1, min(len(tokens) - 1, joint + _NEAR)):
        token = tokens[k]
        if token.kind == "V" and token.low in _SAYING and tokens[k + 1].kind != ",":
            return tokens[k - 1].kind in "PNRXAC"
        if token.kind not in "DNPRXA#T":
            return False
    return False
