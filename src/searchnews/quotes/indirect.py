"""Indirect speech: the clause that a sentence reports without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchnews.article import Kind
from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence, by_cue, evidence_of
from searchnews.quotes.dateline import dateline_length
from searchnews.quotes.phrases import is_role, phrase_right, with_name
from searchnews.quotes.right_clauses import clause_right
from searchnews.quotes.tokens import Sentence, Token
from searchnews.text import Span

__all__ = ["Clause", "may_report", "reported_clauses"]

_SHORTEST = 3  # tokens
# Verbs whose object clause is what someone says, thinks or asks; with “that” or without.
_REPORTING = frozenset(
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
_BARE = frozenset(
    "said says say saying believes believed believe thinks thought think hopes hoped hope claims "
    "claimed felt feels adds added told tells argues argued insists insisted notes noted suggests "
    "suggested predicts predicted expects knows knew admits admitted fears worries estimates "
    "warned warns estimated wrote writes".split()
)
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
_MODAL = frozenset("may might can could must should".split())
# What is not said is not reported.
_NEGATIVE = ("not", "never", "cannot", "n't", "n’t")
_ENDS_SPEECH = frozenset(",.?!…")
_FARTHEST = 14  # tokens between the cue and its “that”
_NOMINAL = frozenset("IDNPT#A,")

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What a sentence has that reports: one of these words, whatever else it has.
_TELLING = _REPORTING | lexicon.STRONG_CUES | {"according"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Unmarked words that someone says, with the evidence for who does.

    `kind` is indirect for what a sentence reports, direct for a turn of an interview. There
    are two spans where the words that attribute stand inside: The ferry, she said, sails.
    """

    spans: tuple[Span, ...]
    evidence: Evidence
    kind: Kind = "indirect"

    @property
    def span(self) -> Span:
        """The words from the first to the last, those between the spans included."""
        return Span(self.spans[0].start, self.spans[-1].end)


def may_report(text: str) -> bool:
    """Tell whether there is a word that reports: much has none, and needs no reading."""
    return not _TELLING.isdisjoint(_WORD.findall(text.lower()))


def reported_clauses(sentences: Sequence[Sentence]) -> Iterator[Clause]:
    """Return the reported clauses of a paragraph, in order, disjoint."""
    for sentence in sentences:
        if not may_report(sentence.written):
            continue
        tokens = sentence.tokens
        found = list(_object_clauses(tokens))
        if not found:
            clause = _clause_before(tokens) or _clause_by_source(tokens)
            found = [clause] if clause is not None else []
        yield from found


def _object_clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Yield the clauses that follow a cue: Holm said (that) the ferry would sail."""
    end = 0
    for c, token in enumerate(tokens):
        if c < end or token.kind != "V" or token.low not in _REPORTING or _is_unsaid(tokens, c):
            continue
        begin = _clause_start(tokens, c)
        evidence = by_cue(tokens, c, len(tokens)) if begin is not None else None
        if begin is None or evidence is None or not _speaks(evidence):
            continue
        if evidence.mention.start >= tokens[begin].start:
            continue  # the subject stands behind the cue: says Holm, the pilot
        if tokens[begin].low != "that" and _attributes_run(tokens, c, evidence):
            continue
        stop = _clause_end(tokens, begin, relative=tokens[c - 1].kind == "W")
        if stop - begin >= _SHORTEST and _states(tokens[begin:stop]):
            end = stop
            yield _clause(tokens, evidence, (begin, stop))


def _clause(tokens: Sequence[Token], evidence: Evidence, *parts: tuple[int, int]) -> Clause:
    """Return the clause of the tokens from each first to before each last."""
    return Clause(tuple(Span(tokens[i].start, tokens[j - 1].end) for i, j in parts), evidence)


def _speaks(evidence: Evidence) -> bool:
    """Tell whether the subject is one that speaks: a person, a body, a document."""
    head = evidence.phrase[-1]
    return (head.kind in "PRD" and head.low != "who") or is_role(head)


def _is_unsaid(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue says what someone may say, or does not: some might say."""
    before = tokens[max(0, c - 2) : c]
    return any(token.low in _MODAL or token.low.endswith(_NEGATIVE) for token in before)


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
    while j < len(tokens) and tokens[j].kind in "AT":
        j += 1
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
        return behind if tokens[c].low in _ASKING else None
    if tokens[c].low not in _BARE or tokens[behind].kind not in "DNPR#C":
        return None
    return behind if _has_verb(tokens[behind + 1 : behind + 30]) else None


def _behind_places(tokens: Sequence[Token], j: int) -> int | None:
    """Return the first token behind when and where it was said: said on Friday in Brussels …."""
    while j < len(tokens) and tokens[j].kind in "TI":
        if tokens[j].kind == "I":
            place = phrase_right(tokens, j + 1, len(tokens))
            if place is None and tokens[j + 1 : j + 2] and tokens[j + 1].kind != "T":
                return None
            j = j + 1 if place is None else place.whole_last + 1
        else:
            j += 1
    return j if j < len(tokens) else None


def _far_opener(tokens: Sequence[Token], j: int) -> int | None:
    """Return the “that” behind where and to whom it was said: in Brussels on Friday that …."""
    if j >= len(tokens) or tokens[j].kind != "I":
        return None
    for i in range(j + 1, min(len(tokens), j + _FARTHEST)):
        if tokens[i].low == "that" and tokens[i - 1].kind != "I":
            return i
        if tokens[i].kind not in _NOMINAL:
            return None
    return None


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.kind in _FINITE for token in tokens)


def _states(tokens: Sequence[Token]) -> bool:
    """Tell whether the words have a verb; words in marks may."""
    return any(token.kind in _FINITE or token.kind == "Q" for token in tokens)


def _clause_end(tokens: Sequence[Token], begin: int, *, relative: bool = False) -> int:
    """Return the index behind the clause that begins at `begin`.

    If it is `relative`, that of a cue behind “who”, the verb of the sentence ends it.
    """
    for i in range(begin + 1, len(tokens)):
        if tokens[i].kind == ";":
            return i
        if tokens[i].kind == "," and i + 1 < len(tokens):
            following = tokens[i + 1]
            if following.low in lexicon.PARTICIPLES and following.low in _REPORTING:
                return i
            if following.low == "according" or (relative and following.kind in _FINITE):
                return i
    end = len(tokens)
    while end > begin and tokens[end - 1].kind in ".!?…":
        end -= 1
    return end


def _clause_before(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause that an attribution follows: The ferry would sail, Holm said."""
    if tokens[0].kind in "QVv":
        return None
    for k in range(len(tokens) - 2, 0, -1):
        if tokens[k].kind not in ",Q" or (tokens[k].kind == "Q" and tokens[k].text != ","):
            continue
        evidence = clause_right(tokens, k)
        if evidence is None or evidence.cue is None or not _speaks(evidence):
            continue
        c = next(i for i, token in enumerate(tokens) if token.start == evidence.cue.start)
        if tokens[c].low not in lexicon.STRONG_CUES and tokens[c].low not in _BARE:
            continue
        if evidence.rule == "said NP" and evidence.phrase[-1].low == "it":
            continue  # remembers it differently
        after = c + 1
        while after < len(tokens) and tokens[after].start < evidence.mention.end:
            after += 1
        if after < len(tokens) and tokens[after].kind in ":QXVv":
            continue  # it introduces other words, or the cue has another subject
        return _around(tokens, evidence, k + (tokens[k].kind == "Q"), after)
    return None


def _clause_by_source(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause with its source: According to Holm, the ferry would sail."""
    for i in range(len(tokens) - 2):
        if tokens[i].low != "according" or tokens[i + 1].low != "to":
            continue
        source = phrase_right(tokens, i + 2, len(tokens))
        if source is None:
            return None
        source = with_name(tokens, source, len(tokens))
        evidence = evidence_of("according to", tokens, source, tokens[i], 0.93)
        after = source.whole_last + 1
        if i > 0:
            return _around(tokens, evidence, i - (tokens[i - 1].kind == ","), after)
        while after < len(tokens) and tokens[after].kind != ",":
            after += 1
        begin = after + 1
        if begin >= len(tokens) or tokens[begin].kind == "Q":
            return None
        end = _clause_end(tokens, begin)
        return _clause(tokens, evidence, (begin, end)) if end - begin >= _SHORTEST else None
    return None


def _around(tokens: Sequence[Token], evidence: Evidence, stop: int, after: int) -> Clause | None:
    """Return the clause that ends before `stop`, or goes on behind the attribution at `after`.

    It goes on where it has no verb yet: The ferry, Holm said, would sail. A semicolon parts
    it from what stands before, a dateline is no part of it.
    """
    begin = dateline_length(tokens)
    for i in range(begin, stop):
        if tokens[i].kind == ";":
            begin = i + 1
    if begin >= stop or tokens[begin].kind == "Q":
        return None
    if _states(tokens[begin:stop]):
        long_enough = stop - begin >= _SHORTEST
        return _clause(tokens, evidence, (begin, stop)) if long_enough else None
    rest = after + 1
    goes_on = rest < len(tokens) and tokens[after].kind == "," and tokens[rest].kind != "W"
    if goes_on and _has_verb(tokens[rest:]):
        return _clause(tokens, evidence, (begin, stop), (rest, _clause_end(tokens, rest)))
    return None
