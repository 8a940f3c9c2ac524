"""Which words attribute a run: rules that read one sentence, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.conjoined import partners_left
from searchnews.quotes.cues import (
    SURE_CUES,
    Evidence,
    by_cue,
    cue_tier,
    evidence_of,
    is_passive,
)
from searchnews.quotes.dateline import dateline_length
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.phrases import Phrase, is_role, phrase_left, phrase_right, with_name
from searchnews.quotes.subjects import sentence_subject, subject_of
from searchnews.quotes.tokens import Sentence, Token

__all__ = ["according_left", "adjacent_cue", "attribute", "clause_right"]

Rule = Callable[[Sequence[Token], int], Evidence | None]


def attribute(sentence: Sentence, k: int) -> Evidence | None:
    """Return the evidence that the sentence itself gives for the run at token `k`."""
    tokens = sentence.tokens
    for rule in _RULES_INITIAL if _is_initial(tokens, k) else _RULES_INNER:
        evidence = rule(tokens, k)
        if evidence is not None:
            return evidence
    return None


def _is_initial(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether only a dateline, conjunctions, adverbs and other runs stand before the run."""
    before = tokens[dateline_length(tokens) : k] if k else ()
    return all(token.kind in "QCA,-.…([" or token.low == "#" for token in before)


def _right_edge(tokens: Sequence[Token], k: int) -> int:
    """Return the index of the next run, or the end."""
    for i in range(k + 1, len(tokens)):
        if tokens[i].kind == "Q":
            return i
    return len(tokens)


def clause_right(tokens: Sequence[Token], k: int) -> Evidence | None:
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
        return _name_like_word(tokens, i, edge)
    closed = tokens[k].text == "," or tokens[i - 1].kind == ","
    final = tokens[k].text in ".!?…"
    return _unknown_inverted(tokens, i, edge) or _subject_then_cue(
        tokens, i, edge, final=final, closed=closed
    )


def _name_like_word(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    """“…,” Will said: a name that is a word of another class as well."""
    name = tokens[i]
    if name.kind not in "XITA" or not name.text[0].isupper() or i + 1 >= edge:
        return None
    cue = tokens[i + 1]
    if cue.kind != "V" or cue.text not in lexicon.INVERTIBLE or not _ends(tokens, i + 2, edge):
        return None
    found = evidence_of("NP said", tokens, Phrase(i, i, i, i, i), cue, 0.85)
    return found._replace(phrase=(name._replace(kind="P"),))


def _ends(tokens: Sequence[Token], i: int, edge: int) -> bool:
    """Tell whether a clause ends at token `i`."""
    return i >= edge or tokens[i].kind in ".,;:-(IT"


def _unknown_inverted(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    """“…,” barked Smith: whatever the verb, a name follows it."""
    if tokens[i].kind != "N" or not tokens[i].low.endswith("ed") or i + 1 >= edge:
        return None
    phrase = phrase_right(tokens, i + 1, edge)
    if phrase is None or tokens[i + 1].kind != "P" or tokens[phrase.head].kind != "P":
        return None
    after = phrase.whole_last + 1
    if after < edge and tokens[after].kind not in ".,;:-(IWC":
        return None
    return evidence_of("said NP", tokens, phrase, tokens[i], 0.85)


def _inverted(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    phrase = phrase_right(tokens, i + 1, edge)
    if phrase is None or tokens[i + 1].low == "that":
        return None
    after = phrase.whole_last + 1
    finite = after < edge and tokens[after].kind in "XVv"
    if finite and tokens[phrase.head].kind != "P" and not tokens[after].low.endswith("ing"):
        return None  # “…,” said the plan would fail: the subject stands before the run
    head = tokens[phrase.head]
    if head.low in lexicon.OBJECT_PRONOUNS:
        return None
    if head.kind == "N" and not is_role(head) and tokens[i].low not in _SPOKEN:
        return None  # “…,” barked the dog
    return evidence_of("said NP", tokens, with_name(tokens, phrase, edge), tokens[i], 0.97)


_SPOKEN = frozenset("said says say wrote writes write asked asks ask added adds read reads".split())


def _subject_then_cue(
    tokens: Sequence[Token], i: int, edge: int, *, final: bool, closed: bool
) -> Evidence | None:
    tried = 0
    for c in range(i + 1, min(edge, i + 45)):
        token = tokens[c]
        if token.kind != "V" or token.low in lexicon.PARTICIPLES:
            continue
        if tokens[c - 1].kind == "C":
            continue  # the second of two verbs
        if final and c + 1 == edge - 1 and tokens[c + 1].kind == ":":
            continue  # Holm said: begins the next quotation
        if final and token.low not in SURE_CUES and not _goes_on(tokens, c):
            continue  # a full stop inside the marks: another sentence may begin behind them
        phrase = subject_of(tokens, c, i)
        if phrase is not None and phrase.whole_first != i:
            partners = partners_left(tokens, phrase)
            if not partners or partners[0].whole_first != i:
                phrase = _before_comma(tokens, phrase, i)
        if phrase is not None:
            return evidence_of("NP said", tokens, phrase, token, 0.95)
        tried += 1
        if tried == 3:
            break
    return _unknown_verb(tokens, i, edge, closed=closed)


def _before_comma(tokens: Sequence[Token], phrase: Phrase, i: int) -> Phrase | None:
    """Return the name of two in apposition, from `i` on: Ada Holm, a pilot; her aunt, Ada Holm."""
    comma = phrase.whole_first - 1
    name = phrase_right(tokens, i, comma) if comma > i and tokens[comma].kind == "," else None
    if name is None or name.whole_last + 1 != comma:
        return None
    if is_role(tokens[name.head]) and tokens[name.head].kind == "N":
        return phrase._replace(whole_first=i) if tokens[phrase.head].kind == "P" else None
    if tokens[name.head].kind != "P":
        return None
    return name if tokens[phrase.head].kind == "N" else None


def _goes_on(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the weak cue is a sure one here: went on, the message reads."""
    if tokens[c].low in ("went", "goes"):
        return c + 1 < len(tokens) and tokens[c + 1].low == "on"
    return tokens[c].low in ("read", "reads")


def _unknown_verb(tokens: Sequence[Token], i: int, edge: int, *, closed: bool) -> Evidence | None:
    """“…,” Smith barked: whatever the verb, it ends the clause or a comma the quotation."""
    phrase = phrase_right(tokens, i, edge)
    if phrase is None or phrase.whole_last + 1 >= edge:
        return None
    verb = phrase.whole_last + 1
    ends = closed or verb + 1 == edge or tokens[verb + 1].kind in ".,;:"
    if tokens[verb].kind not in "vN" or not tokens[verb].low.endswith("ed") or not ends:
        return None
    return evidence_of("NP said", tokens, phrase, tokens[verb], 0.85)


def _according_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…,” according to the report."""
    return _according(tokens, k + 1, _right_edge(tokens, k), reverse=False)


def according_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """According to the report, it is “…”."""
    return _according(tokens, 0, k, reverse=True)


def _according(tokens: Sequence[Token], start: int, stop: int, *, reverse: bool) -> Evidence | None:
    places = range(stop - 2, start - 1, -1) if reverse else range(start, stop - 1)
    for i in places:
        if tokens[i].low == "according" and tokens[i + 1].low == "to":
            phrase = phrase_right(tokens, i + 2, stop)
            if phrase is not None:
                return evidence_of("according to", tokens, phrase, tokens[i], 0.93)
    return None


def _clause_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith said “…”. Smith, who called it “…”. Smith left, saying “…”."""
    return _nearest_cue(tokens, k, weakest=0)


def _named_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith called her remarks about the fleet and its owners on Monday “…”."""
    return _nearest_cue(tokens, k, weakest=1)


def _weak_clause_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith wants “…”: a verb that attributes where nothing else does."""
    return _nearest_cue(tokens, k, weakest=2)


def _nearest_cue(tokens: Sequence[Token], k: int, weakest: int) -> Evidence | None:
    cues = [c for c in range(k - 1, -1, -1) if tokens[c].kind == "V" and _attributes(tokens, c)]
    cues.sort(key=lambda c: cue_tier(tokens[c].low, k - c))
    for c in cues:
        if cue_tier(tokens[c].low, k - c) > weakest:
            break
        evidence = by_cue(tokens, c, k)
        if evidence is not None:
            return _reported(tokens, c, k, evidence) or evidence
    return None


def _reported(tokens: Sequence[Token], c: int, k: int, evidence: Evidence) -> Evidence | None:
    """Return who reports the clause of the cue: Holm said he called it “…”; her words.

    Who is named there and speaks just before the marks keeps them: Holm said Ruud shouted “…”.
    """
    if evidence.rule != "NP said (left)":
        return None
    first = c
    while first > 0 and tokens[first].start > evidence.mention.start:
        first -= 1
    pronoun = tokens[first].low in _RESUMING
    before = first - 1
    if before > 0 and tokens[before].low == "what":
        outer = _cue_before(tokens, before) if pronoun else -1
    else:
        if before > 0 and tokens[before].low == "that":
            before -= 1
        beside = k - c <= 1 or tokens[k - 1].kind in ",:"
        said = before > 0 and tokens[before].kind == "V" and tokens[before].low in SURE_CUES
        outer = before if said and not beside else -1
    return by_cue(tokens, outer, k) if outer > 0 else None


_RESUMING = frozenset("he she they it".split())


def _cue_before(tokens: Sequence[Token], i: int) -> int:
    """Return the index of the last cue before token `i` in its clause, -1 if there is none."""
    for c in range(i - 1, -1, -1):
        if tokens[c].kind in ",;:-Q":
            break
        if tokens[c].kind == "V":
            return c
    return -1


def _attributes(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue is one here: not who continued to sail, or was asked for help."""
    following = tokens[c + 1].low if c + 1 < len(tokens) else ""
    if tokens[c].low == "compared":
        return following not in ("with", "to")
    return not (tokens[c].low.startswith("continu") and following in ("to", "in", "with"))


def _signed(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return who signs a quotation behind a dash: “…” — Ada Holm, mayor."""
    if k + 2 >= len(tokens) or tokens[k + 1].kind != "-":
        return None
    phrase = phrase_right(tokens, k + 2, _right_edge(tokens, k))
    if phrase is None or tokens[phrase.head].kind != "P":
        return None
    after = phrase.whole_last + 1
    if after < len(tokens) and tokens[after].kind not in "Q.,(":
        return None
    return evidence_of("signed", tokens, phrase, tokens[k + 1], 0.85)


def _colon(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Smith: “…”."""
    for i in range(min(k, 12)):
        if tokens[i].kind == ":":
            phrase = phrase_left(tokens, i - 1)
            if phrase is not None and phrase.whole_first == 0:
                return evidence_of("colon", tokens, phrase, tokens[i], 0.85)
            break
    return _led_by_name(tokens, k)


def _led_by_name(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return whom a sentence names just before its colon: No surprise for Ada Smith: “…”."""
    if k < 2 or tokens[k - 1].kind != ":":
        return None
    phrase = phrase_left(tokens, k - 2)
    if tokens[0].low == "here" and tokens[1].kind == "X":  # Here’s Smith on Monday: “…”
        phrase = phrase_right(tokens, 2, k)
    elif phrase is not None and not _introduces(tokens, phrase):
        phrase = None
    if phrase is None or tokens[phrase.head].kind != "P":
        return None
    return evidence_of("colon", tokens, phrase, tokens[k - 1], 0.7)


def _introduces(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether the name before a colon is one that speaks: from Smith, pilot Ada Smith."""
    leader = tokens[phrase.whole_first - 1] if phrase.whole_first else None
    if leader is not None and (leader.low in ("from", "by") or leader.kind == "-"):
        return True
    words = tokens[phrase.first : phrase.last]
    return any(is_given_name(word.text) or (word.kind == "N" and is_role(word)) for word in words)


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
                    return evidence_of("NP's claim", tokens, phrase, tokens[i], 0.8)
            if owner.low in ("his", "her", "their"):
                return evidence_of("NP's claim", tokens, Phrase(j, j, j, j, j), tokens[i], 0.75)
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
                    return evidence._replace(confidence=0.85)
            phrase = subject_of(tokens, c, k + 1)
            if phrase is not None and tokens[phrase.head].low in ("i", "we", "you"):
                return None
            if phrase is not None and not is_passive(tokens, c):
                return evidence_of("NP said (far)", tokens, phrase, token, 0.55)
    return None


def _subject(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the sentence's subject: who rejected the idea as “…” has called it that."""
    phrase = sentence_subject(tokens, 0, k)
    if phrase is None:
        return None
    head = tokens[phrase.head]
    if head.low in ("it", "i", "you") or (head.kind not in "PR" and not is_role(head)):
        return None
    led = k > 0 and tokens[k - 1].kind == ":"
    return evidence_of("subject", tokens, phrase, None, 0.65 if led else 0.5)


def adjacent_cue(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return what the cue just before the run says, only a comma or colon between."""
    c = k - 1
    while c >= 0 and (tokens[c].kind in ",:A" or tokens[c].low in ("that", "it", "a", "the")):
        c -= 1
    if c < 0:
        return None
    if tokens[c].kind == "v" and tokens[c].low.endswith("ed") and tokens[k - 1].kind in ",:":
        return by_cue(tokens, c, k)
    if tokens[c].kind == "V" and (tokens[c].low in SURE_CUES or c < k - 1):
        evidence = by_cue(tokens, c, k)
        return evidence and (_reported(tokens, c, k, evidence) or evidence)
    return None


def _clause_right_closed(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the clause to the right if it closes the sentence: The plan is “dead,” Smith said."""
    evidence = clause_right(tokens, k)
    if evidence is None or evidence.cue is None:
        return None
    closed = tokens[k].text in ",!?" or tokens[k + 1].kind in ",-"
    if not closed and evidence.rule == "said NP":
        return None
    if _is_subordinate(tokens, k):
        return None
    for token in tokens[k + 1 :]:
        if token.start >= evidence.cue.end:
            if token.kind in "NPDRv" and token.start > evidence.mention.end:
                return evidence if token.kind in "PDR" else None
            break
    return evidence


def _is_subordinate(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether the run ends a clause with a cue of its own: When Holm said “…,” Ruud left."""
    begin = 0
    while begin < k and tokens[begin].kind in "AC" and tokens[begin].low not in _SUBORDINATING:
        begin += 1
    if tokens[begin].low not in _SUBORDINATING:
        return False
    cue = verb = False
    for token in tokens[begin + 1 : k]:
        if token.kind == "," and verb:
            return False  # the main clause begins here
        verb = verb or token.kind in "XVv"
        cue = cue or (token.kind == "V" and token.low not in lexicon.PARTICIPLES)
    return cue


_SUBORDINATING = frozenset("when after as while before since although though if once".split())
_RULES_INITIAL: tuple[Rule, ...] = (
    clause_right,
    _according_right,
    _signed,
    _clause_left,
    _far_right,
)
_RULES_INNER: tuple[Rule, ...] = (
    adjacent_cue,
    _clause_right_closed,
    _clause_left,
    _according_right,
    according_left,
    _colon,
    _named_left,
    _noun_cue,
    _far_right,
    _weak_clause_left,
    _subject,
)
