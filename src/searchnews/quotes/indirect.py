"""Indirect speech: the clause that a sentence reports without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchnews.article import Kind
from searchnews.quotes import lexicon
from searchnews.quotes.attribution import clause_right
from searchnews.quotes.cues import Evidence, by_cue, evidence_of
from searchnews.quotes.phrases import is_role, phrase_right, with_name
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
_OPENERS = frozenset("that whether if how why what when where who".split())
_FINITE = frozenset("XVv")
_HEARER = frozenset("told tells telling reminded reminds assured assures warned warns".split())
# Before a cue these tell what may be said, not what was.
_MODAL = frozenset("may might can could must should".split())
# These begin the object of the verb, not a clause: she knew of it; they argued against it.
_GOVERNED = frozenset("to of for against about with from".split())
_FARTHEST = 14  # tokens between the cue and its “that”
_NOMINAL = frozenset("IDNPT#A,")

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What a sentence has that reports: one of these words, whatever else it has.
_TELLING = _REPORTING | lexicon.STRONG_CUES | {"according"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Unmarked words that someone says, with the evidence for who does.

    `kind` is indirect for what a sentence reports, direct for a turn of an interview.
    """

    span: Span
    evidence: Evidence
    kind: Kind = "indirect"


def may_report(text: str) -> bool:
    """Tell whether there is a word that reports: much has none, and needs no reading."""
    return not _TELLING.isdisjoint(_WORD.findall(text.lower()))


def reported_clauses(sentences: Sequence[Sentence]) -> Iterator[Clause]:
    """Return the reported clauses of a paragraph, in order, disjoint."""
    for sentence in sentences:
        if not may_report(sentence.written):
            continue
        tokens = sentence.tokens
        found = _object_clauses(tokens)
        if not found:
            clause = _clause_before(tokens) or _clause_by_source(tokens)
            found = [clause] if clause is not None else []
        yield from found


def _object_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Return the clauses that follow a cue: Holm said (that) the ferry would sail."""
    found: list[Clause] = []
    c = 0
    while c < len(tokens):
        token = tokens[c]
        if token.kind != "V" or token.low not in _REPORTING or _is_modal(tokens, c):
            c += 1
            continue
        begin = _clause_start(tokens, c)
        evidence = by_cue(tokens, c, len(tokens)) if begin is not None else None
        if begin is None or evidence is None or not _speaks(evidence):
            c += 1
            continue
        end = _clause_end(tokens, begin)
        if end - begin >= _SHORTEST:
            found.append(_clause(tokens, begin, end, evidence))
            c = end
        else:
            c += 1
    return found


def _clause(tokens: Sequence[Token], begin: int, end: int, evidence: Evidence) -> Clause:
    return Clause(Span(tokens[begin].start, tokens[end - 1].end), evidence)


def _speaks(evidence: Evidence) -> bool:
    """Tell whether the subject is one that speaks: a person, a body, a document."""
    head = evidence.phrase[-1]
    return head.kind in "PRD" or is_role(head)


def _clause_start(tokens: Sequence[Token], c: int) -> int | None:
    """Return the first token of the clause that the cue `c` reports, if it reports one."""
    j = c + 1
    while j < len(tokens) and tokens[j].kind in "AT":
        j += 1
    if j < len(tokens) and tokens[j].low == "on" and tokens[j + 1 : j + 2]:
        if tokens[j + 1].kind != "T":
            return None
        j += 2
    if j < len(tokens) and tokens[c].low in _HEARER:
        hearer = phrase_right(tokens, j, len(tokens))
        if hearer is not None and tokens[j].low not in _OPENERS:
            j = hearer.whole_last + 1
    while j < len(tokens) and tokens[j].kind in "T":
        j += 1
    if j >= len(tokens):
        return None
    if tokens[j].low in _OPENERS:
        return j
    far = _far_opener(tokens, j)
    if far is not None:
        return far
    if tokens[c].low not in _BARE or tokens[j].kind not in "DNPR#CI":
        return None
    if tokens[j].low in _GOVERNED or not _has_verb(tokens[j + 1 : j + 30]):
        return None
    return j


def _far_opener(tokens: Sequence[Token], j: int) -> int | None:
    """Return the “that” behind where and to whom it was said: in Brussels on Friday that …."""
    if tokens[j].kind != "I":
        return None
    for i in range(j + 1, min(len(tokens), j + _FARTHEST)):
        if tokens[i].low == "that" and tokens[i - 1].kind != "I":
            return i
        if tokens[i].kind not in _NOMINAL:
            return None
    return None


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.kind in _FINITE for token in tokens)


def _is_modal(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue says what someone may say: some might say."""
    return c > 0 and tokens[c - 1].low in _MODAL


def _clause_end(tokens: Sequence[Token], begin: int) -> int:
    """Return the index behind the clause that begins at `begin`."""
    for i in range(begin + 1, len(tokens)):
        if tokens[i].kind == ";":
            return i
        if tokens[i].kind == "," and i + 1 < len(tokens):
            following = tokens[i + 1]
            if following.low in lexicon.PARTICIPLES and following.low in _REPORTING:
                return i
            if following.low == "according":
                return i
    end = len(tokens)
    while end > begin and tokens[end - 1].kind in ".!?…":
        end -= 1
    return end


def _clause_before(tokens: Sequence[Token]) -> Clause | None:
    """Return the clause that an attribution follows: The ferry would sail, Holm said."""
    if tokens[0].kind == "Q":
        return None
    for k in range(len(tokens) - 2, _SHORTEST - 1, -1):
        if tokens[k].kind not in ",Q" or (tokens[k].kind == "Q" and tokens[k].text != ","):
            continue
        evidence = clause_right(tokens, k)
        if evidence is None or evidence.cue is None or not _speaks(evidence):
            continue
        c = next(i for i, token in enumerate(tokens) if token.start == evidence.cue.start)
        if tokens[c].low not in lexicon.STRONG_CUES and tokens[c].low not in _BARE:
            continue
        behind = [token for token in tokens[c + 1 :] if token.start >= evidence.mention.end]
        if behind and behind[0].kind in ":QXVv":
            continue  # it introduces other words, or the cue has another subject
        if _has_verb(tokens[:k]):
            return _clause(tokens, 0, k + (tokens[k].kind == "Q"), evidence)
        # “As a result,” says Holm, “the ferry sails” without marks.
        first = len(tokens) - len(behind) + 1
        if behind and behind[0].kind == "," and _has_verb(tokens[first:]):
            return _clause(tokens, first, _clause_end(tokens, first), evidence)
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
        if i == 0:
            begin = source.whole_last + 1
            while begin < len(tokens) and tokens[begin].kind != ",":
                begin += 1
            begin += 1
            end = _clause_end(tokens, begin) if begin < len(tokens) else begin
        else:
            begin, end = 0, i - (tokens[i - 1].kind == ",")
        if end - begin < _SHORTEST or tokens[begin].kind == "Q":
            return None
        return _clause(tokens, begin, end, evidence)
    return None
