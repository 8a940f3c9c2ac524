"""Which words attribute a run: the cue, and the phrase that names the speaker there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from searchnews.quotes import lexicon
from searchnews.quotes.phrases import (
    Phrase,
    is_role,
    phrase_left,
    phrase_right,
    sentence_subject,
    subject_of,
)
from searchnews.quotes.tokens import Sentence, Token
from searchnews.text import Span

__all__ = ["Evidence", "attribute", "last_attribution", "leading_subject"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a run has its speaker: the rule, the words it rests on, how sure it is (0 to 1).

    `phrase` are the tokens that name the speaker, `tail` those that belong to it further
    right (“of State Jane Doe”); `mention` are the code points of both, `cue` those of the
    attributing word.
    """

    rule: str
    phrase: tuple[Token, ...]
    tail: tuple[Token, ...]
    mention: Span
    cue: Span | None
    confidence: float


Rule = Callable[[Sequence[Token], int], Evidence | None]


def _evidence(
    rule: str,
    tokens: Sequence[Token],
    phrase: Phrase,
    cue: Token | None,
    confidence: float,
) -> Evidence:
    words = tuple(tokens[phrase.first : phrase.last + 1])
    first, last = tokens[phrase.whole_first], tokens[phrase.whole_last]
    end = last.end - 2 if last.possessive else last.end
    return Evidence(
        rule,
        words,
        tuple(tokens[phrase.last + 1 : phrase.whole_last + 1]),
        Span(first.start, end),
        None if cue is None else Span(cue.start, cue.end),
        confidence,
    )


def attribute(sentence: Sentence, k: int) -> Evidence | None:
    """Return the evidence that the sentence itself gives for the run at token `k`."""
    tokens = sentence.tokens
    for rule in _RULES_INITIAL if _is_initial(tokens, k) else _RULES_INNER:
        evidence = rule(tokens, k)
        if evidence is not None:
            return evidence
    return None


def _is_initial(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether nothing but conjunctions, adverbs and other runs stand before the run."""
    return all(token.kind in "QCA,-.…([" or token.low == "#" for token in tokens[:k])


def _right_edge(tokens: Sequence[Token], k: int) -> int:
    """Return the index of the next run, or the end."""
    for i in range(k + 1, len(tokens)):
        if tokens[i].kind == "Q":
            return i
    return len(tokens)


def _clause_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…,” said Smith. “…,” Smith, a doctor, said."""
    edge = _right_edge(tokens, k)
    i = k + 1
    while i < edge and tokens[i].kind in ",-A":
        i += 1
    if i >= edge:
        return None
    if tokens[i].kind == "V" and tokens[i].low in lexicon.INVERTIBLE:
        return _inverted(tokens, i, edge)
    if tokens[i].kind not in "DNPR#":
        return None
    return _subject_then_cue(tokens, i, edge, final=tokens[k].text in ".!?…")


def _inverted(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    phrase = phrase_right(tokens, i + 1, edge)
    if phrase is None:
        return None
    after = phrase.whole_last + 1
    if after < edge and tokens[after].kind in "XVv" and tokens[phrase.head].kind != "P":
        return None  # “…,” said the plan would fail: the subject stands before the run
    if tokens[phrase.head].low in lexicon.OBJECT_PRONOUNS:
        return None
    return _evidence("said NP", tokens, _with_name(tokens, phrase, edge), tokens[i], 0.97)


def _with_name(tokens: Sequence[Token], phrase: Phrase, edge: int) -> Phrase:
    """Return the phrase with the name set behind it: said the mayor, Jane Doe."""
    comma = phrase.whole_last + 1
    if comma + 1 >= edge or tokens[comma].kind != "," or tokens[phrase.head].kind != "N":
        return phrase
    name = phrase_right(tokens, comma + 1, edge)
    if name is None or tokens[name.first].kind != "P" or tokens[name.head].kind != "P":
        return phrase
    if name.whole_last + 1 < edge and tokens[name.whole_last + 1].kind not in ",;.:-":
        return phrase
    return Phrase(name.first, name.last, name.head, phrase.whole_first, name.whole_last)


def _subject_then_cue(
    tokens: Sequence[Token], i: int, edge: int, *, final: bool
) -> Evidence | None:
    tried = 0
    for c in range(i + 1, min(edge, i + 45)):
        token = tokens[c]
        if token.kind != "V" or token.low in lexicon.PARTICIPLES:
            continue
        if final and token.low not in _SURE_CUES:
            continue  # a full stop inside the marks: another sentence may begin behind them
        phrase = subject_of(tokens, c, i)
        if phrase is not None and phrase.whole_first == i:
            return _evidence("NP said", tokens, phrase, token, 0.95)
        tried += 1
        if tried == 3:
            break
    return _unknown_verb(tokens, i, edge)


def _unknown_verb(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    """“…,” Smith barked: whatever the verb, it ends the clause."""
    phrase = phrase_right(tokens, i, edge)
    if phrase is None or phrase.whole_last + 1 >= edge:
        return None
    verb = phrase.whole_last + 1
    ends = verb + 1 == edge or tokens[verb + 1].kind in ".,;:"
    if tokens[verb].kind != "v" or not tokens[verb].low.endswith("ed") or not ends:
        return None
    return _evidence("NP said", tokens, phrase, tokens[verb], 0.85)


def _according_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…,” according to the report."""
    return _according(tokens, k + 1, _right_edge(tokens, k), reverse=False)


def _according_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """According to the report, it is “…”."""
    return _according(tokens, 0, k, reverse=True)


def _according(tokens: Sequence[Token], start: int, stop: int, *, reverse: bool) -> Evidence | None:
    places = range(stop - 2, start - 1, -1) if reverse else range(start, stop - 1)
    for i in places:
        if tokens[i].low == "according" and tokens[i + 1].low == "to":
            phrase = phrase_right(tokens, i + 2, stop)
            if phrase is not None:
                return _evidence("according to", tokens, phrase, tokens[i], 0.93)
    return None


def _clause_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith said “…”. Smith, who called it “…”. Smith left, saying “…”."""
    return _nearest_cue(tokens, k, weakest=0)


def _weak_clause_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith wants “…”: a verb that attributes where nothing else does."""
    return _nearest_cue(tokens, k, weakest=2)


def _nearest_cue(tokens: Sequence[Token], k: int, weakest: int) -> Evidence | None:
    cues = [c for c in range(k - 1, -1, -1) if tokens[c].kind == "V"]
    cues.sort(key=lambda c: _tier(tokens[c].low, k - c))
    for c in cues:
        if _tier(tokens[c].low, k - c) > weakest:
            break
        evidence = _by_cue(tokens, c, k)
        if evidence is not None:
            return evidence
    return None


def _tier(cue: str, distance: int) -> int:
    """Return how little the cue deserves to be tried: what is called “…” stands near."""
    if cue in lexicon.STRONG_CUES or (cue in lexicon.NAMING_CUES and distance <= _NEAR):
        return 0
    return 1 if cue in lexicon.NAMING_CUES else 2


_NEAR = 7
_SURE_CUES = lexicon.STRONG_CUES | lexicon.NAMING_CUES


def _by_cue(tokens: Sequence[Token], c: int, k: int) -> Evidence | None:
    """Return the evidence of the cue at `c` for a run to its right."""
    token = tokens[c]
    before = tokens[c - 1] if c else None
    confidence = 0.93 if token.low in _SURE_CUES else 0.85
    if (before is None or before.kind in ",Q-") and token.low in lexicon.INVERTIBLE:
        phrase = phrase_right(tokens, c + 1, k)
        behind = tokens[phrase.whole_last + 1 : k] if phrase is not None else ()
        if phrase is not None and behind and all(t.kind in ",:-" for t in behind):
            return _evidence("said NP", tokens, phrase, token, confidence)
    if token.low in lexicon.PARTICIPLES:
        if before is not None and before.low in ("for", "of", "by", "without", "in", "as"):
            governor = _governing_subject(tokens, c)
        else:
            governor = _participle_subject(tokens, c)
        if governor is None:
            return None
        return _evidence("saying", tokens, governor, token, confidence - 0.05)
    if _is_passive(tokens, c):
        return _agent(tokens, c, len(tokens))
    if before is not None and before.low == "to":
        phrase = _governing_subject(tokens, c)
        return phrase and _evidence("to say", tokens, phrase, token, confidence - 0.12)
    phrase = subject_of(tokens, c)
    if phrase is None:
        return None
    head = tokens[phrase.head]
    if head.low in lexicon.OBJECT_PRONOUNS or (head.low == "that" and head.kind == "D"):
        return None
    return _evidence("NP said (left)", tokens, phrase, token, confidence)


def _governing_subject(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return the subject of the last finite verb before `c`, else of the sentence."""
    for i in range(c - 1, 0, -1):
        if tokens[i].low in _SURE_CUES and tokens[i].low not in lexicon.PARTICIPLES:
            if tokens[i].kind != "V" or _is_passive(tokens, i) or tokens[i - 1].low == "to":
                continue
            phrase = subject_of(tokens, i)
            if phrase is not None:
                return phrase
    return sentence_subject(tokens, 0, c)


def _participle_subject(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return who says in “Smith left, saying …” or “with Smith saying …”."""
    at = c - 1
    while at > 0 and tokens[at].kind == "A":
        at -= 1
    before = tokens[at] if c else None
    if before is not None and before.kind in "PNR" and before.low not in lexicon.OBJECT_PRONOUNS:
        opening = phrase_left(tokens, at)
        if opening is not None and opening.whole_first > 0:
            leader = tokens[opening.whole_first - 1]
            if leader.low in ("with", "and", ",") and (
                is_role(tokens[opening.head]) or tokens[opening.head].kind == "P"
            ):
                return opening
    return _governing_subject(tokens, c)


_NAMED = frozenset("called dubbed titled named termed labeled labelled known".split())
_BE = frozenset("is are was were be been being 's ’s gets got".split())


def _is_passive(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue is a past participle with a form of “to be”."""
    if tokens[c].low.endswith(("ing", "s")):
        return False
    i = c - 1
    if i >= 0 and tokens[i].kind == "N" and tokens[c].low in _NAMED and not is_role(tokens[i]):
        return True  # a class called “…”
    while i >= 0 and tokens[i].kind == "A":
        i -= 1
    if i < 0 or tokens[i].low not in _BE:
        return False
    return not (tokens[i].low in ("'s", "’s") and tokens[c].low in ("said", "called"))


def _agent(tokens: Sequence[Token], c: int, stop: int) -> Evidence | None:
    """Return the agent of a passive cue: “… was called “…” by Smith”."""
    for i in range(c + 1, min(stop - 1, c + 30)):
        if tokens[i].low == "by" and tokens[i + 1].kind in "DNPR":
            phrase = phrase_right(tokens, i + 1, stop)
            if phrase is not None:
                return _evidence("passive", tokens, phrase, tokens[c], 0.85)
        if tokens[i].kind == "V":
            break
    return None


def _colon(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith: “…”."""
    for i in range(min(k, 12)):
        if tokens[i].kind == ":":
            phrase = phrase_left(tokens, i - 1)
            if phrase is not None and phrase.whole_first == 0:
                return _evidence("colon", tokens, phrase, tokens[i], 0.85)
            return None
    return None


def _noun_cue(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith’s claim that it is “…”; her comment, “…”."""
    for i in range(k - 1, max(-1, k - 12), -1):
        if tokens[i].low not in lexicon.NOUN_CUES or tokens[i].kind == "V":
            continue
        for j in range(i - 1, max(-1, i - 4), -1):
            owner = tokens[j]
            if owner.possessive and owner.kind in "PN":
                phrase = phrase_left(tokens, j)
                if phrase is not None:
                    return _evidence("NP's claim", tokens, phrase, tokens[i], 0.8)
            if owner.low in ("his", "her", "their"):
                return _evidence("NP's claim", tokens, Phrase(j, j, j, j, j), tokens[i], 0.75)
            if owner.kind not in "NP":
                break
    return None


_FINITE = lexicon.STRONG_CUES - lexicon.PARTICIPLES


def _far_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…” is what the minister said."""
    for c in range(k + 1, min(len(tokens), k + 60)):
        token = tokens[c]
        if token.kind == "V" and token.low in _FINITE:
            if tokens[c - 1].kind in ",-" and token.low in lexicon.INVERTIBLE:
                evidence = _inverted(tokens, c, len(tokens))
                if evidence is not None:
                    return replace(evidence, confidence=0.85)
            phrase = subject_of(tokens, c, k + 1)
            if phrase is not None and not _is_passive(tokens, c):
                return _evidence("NP said (far)", tokens, phrase, token, 0.55)
    return None


def _subject(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the sentence's subject: who rejected the idea as “…” has called it that."""
    phrase = sentence_subject(tokens, 0, k)
    if phrase is None:
        return None
    return _evidence("subject", tokens, phrase, None, 0.5)


def _adjacent_cue(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return what the cue just before the run says, only a comma or colon between."""
    c = k - 1
    while c >= 0 and (tokens[c].kind in ",:A" or tokens[c].low in ("that", "it", "a", "the")):
        c -= 1
    if c < 0:
        return None
    if tokens[c].kind == "v" and c < k - 1 and tokens[k - 1].kind in ",:":
        return _by_cue(tokens, c, k)
    if tokens[c].kind == "V" and (tokens[c].low in _SURE_CUES or c < k - 1):
        return _by_cue(tokens, c, k)
    return None


def _clause_right_closed(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the clause to the right if it closes the sentence: The plan is “dead,” Smith said."""
    evidence = _clause_right(tokens, k)
    if evidence is None or evidence.cue is None:
        return None
    closed = tokens[k].text == "," or tokens[k + 1].kind in ",-"
    if not closed and evidence.rule == "said NP":
        return None
    for token in tokens[k + 1 :]:
        if token.start >= evidence.cue.end:
            if token.kind in "NPDRv" and token.start > evidence.mention.end:
                return evidence if token.kind in "PDR" else None
            break
    return evidence


_RULES_INITIAL: tuple[Rule, ...] = (
    _clause_right,
    _according_right,
    _clause_left,
    _far_right,
)
_RULES_INNER: tuple[Rule, ...] = (
    _adjacent_cue,
    _clause_right_closed,
    _clause_left,
    _according_right,
    _according_left,
    _colon,
    _noun_cue,
    _far_right,
    _weak_clause_left,
    _subject,
)


def leading_subject(sentence: Sentence) -> Evidence | None:
    """Return whom a sentence introduces as the one who speaks in the next."""
    found = last_attribution([sentence])
    if found is not None:
        return found
    phrase = sentence_subject(sentence.tokens, 0, len(sentence.tokens))
    if phrase is None:
        return None
    head = sentence.tokens[phrase.head]
    if (head.kind not in "PR" and not is_role(head)) or head.low in ("i", "we", "you", "it"):
        return None
    return _evidence("introduced", sentence.tokens, phrase, None, 0.75)


def last_attribution(sentences: Sequence[Sentence]) -> Evidence | None:
    """Return who speaks last in a passage: the subject of its last strong cue."""
    for sentence in reversed(sentences):
        tokens = sentence.tokens
        if sentence is sentences[-1] and tokens[-1].kind == ":":
            found = _adjacent_cue(tokens, len(tokens))
            if found is not None:
                return found
        for c in range(len(tokens) - 1, -1, -1):
            token = tokens[c]
            if token.kind != "V" or token.low not in lexicon.STRONG_CUES:
                continue
            evidence = _by_cue(tokens, c, len(tokens))
            if evidence is not None:
                return evidence
        found = _according_left(tokens, len(tokens))
        if found is not None:
            return found
    return None
