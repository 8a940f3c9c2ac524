"""Clauses behind a run that attribute it: “…,” said Holm; “…,” Holm, a doctor, said."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.conjoined import partners_left
from searchnews.quotes.cues import SURE_CUES, Evidence, evidence_of, is_passive
from searchnews.quotes.objects import quoted_as_saying
from searchnews.quotes.phrases import Phrase, is_role, phrase_right, with_name
from searchnews.quotes.subjects import subject_of
from searchnews.quotes.tokens import Token

__all__ = ["as_clause", "clause_right", "closing_clause", "far_clause", "right_edge", "tail_clause"]


def right_edge(tokens: Sequence[Token], k: int) -> int:
    """Return the index of the next run, or the end."""
    for i in range(k + 1, len(tokens)):
        if tokens[i].kind == "Q":
            return i
    return len(tokens)


def clause_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…,” said Holm. “…,” Holm, a doctor, said."""
    edge = right_edge(tokens, k)
    i = k + 1
    while i < edge and tokens[i].kind in ",-A":
        i += 1
    if i >= edge:
        return None
    if tokens[i].kind == "V" and tokens[i].low in lexicon.INVERTIBLE:
        return _inverted(tokens, i, edge)
    if tokens[i].kind == "V" and tokens[k].text in ",!?":
        return _unknown_inverted(tokens, i, edge)
    if tokens[i].kind not in "DNPR#":
        return _name_like_word(tokens, i, edge)
    closed = tokens[k].text == "," or tokens[i - 1].kind == ","
    final = tokens[k].text in ".!?…"
    return _unknown_inverted(tokens, i, edge) or _subject_then_cue(
        tokens, i, edge, final=final, closed=closed
    )


def as_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…”, as Holm put it; “…,” as Holm, a doctor, once said."""
    edge = right_edge(tokens, k)
    i = k + 1
    while i < edge and tokens[i].kind in ",-A":
        i += 1
    if i + 2 >= edge or tokens[i].low != "as" or tokens[i + 1].kind not in "DNPR":
        return None
    for c in range(i + 2, min(edge, i + _LONGEST_AS)):
        token = tokens[c]
        of_it = c + 1 < edge and tokens[c + 1].low == "it"
        put = token.low in ("put", "puts") and of_it
        if not put and (token.kind != "V" or token.low in lexicon.PARTICIPLES):
            continue
        if not (of_it or _ends(tokens, c + 1, edge)) or is_passive(tokens, c):
            return None
        phrase = subject_of(tokens, c, i + 1)
        if phrase is None or phrase.whole_first != i + 1:
            return None
        return evidence_of("NP said", tokens, phrase, token, 0.9)
    return None


_LONGEST_AS = 24  # tokens


def _name_like_word(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    """“…,” Will Ruud said: the name begins with a word of another class."""
    name = tokens[i]
    if name.kind not in "XITA" or not name.text[0].isupper():
        return None
    c = i + 1
    while c < edge and tokens[c].kind == "P":
        c += 1
    if c >= edge or tokens[c].kind != "V" or not _ends(tokens, c + 1, edge):
        return None
    if tokens[c].text not in lexicon.INVERTIBLE:
        return None
    found = evidence_of("NP said", tokens, Phrase(i, c - 1, c - 1, i, c - 1), tokens[c], 0.85)
    return found._replace(phrase=(name._replace(kind="P"), *found.phrase[1:]))


def _ends(tokens: Sequence[Token], i: int, edge: int) -> bool:
    """Tell whether a clause ends at token `i`."""
    return i >= edge or tokens[i].kind in ".,;:-(IT"


def _unknown_inverted(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    """“…,” barked Holm: whatever the verb, a name follows it."""
    if tokens[i].kind not in "NV" or not tokens[i].low.endswith("ed") or i + 1 >= edge:
        return None
    phrase = phrase_right(tokens, i + 1, edge)
    if phrase is None or tokens[i + 1].kind not in "NP" or tokens[phrase.head].kind != "P":
        return None
    after = phrase.whole_last + 1
    ends = ".,;:" if tokens[i].kind == "V" else ".,;:-(IWC"  # not: “Salt” thanked Holm for it
    if after < edge and tokens[after].kind not in ends:
        return None
    return evidence_of("said NP", tokens, phrase, tokens[i], 0.85)


def _inverted(tokens: Sequence[Token], i: int, edge: int) -> Evidence | None:
    phrase = phrase_right(tokens, i + 1, edge)
    if phrase is None or tokens[i + 1].low == "that":
        return None
    after = phrase.whole_last + 1
    if tokens[phrase.head].kind != "P" and _is_finite(tokens, after, edge):
        return None  # “…,” said the plan would fail: the subject stands before the run
    head = tokens[phrase.head]
    if head.low in lexicon.OBJECT_PRONOUNS:
        return None
    if head.kind == "N" and not is_role(head) and tokens[i].low not in _SPOKEN:
        return None  # “…,” barked the dog
    return evidence_of("said NP", tokens, with_name(tokens, phrase, edge), tokens[i], 0.97)


def _is_finite(tokens: Sequence[Token], i: int, edge: int) -> bool:
    """Tell whether a verb is finite that stands behind a noun: not a note taped to the door."""
    if i >= edge or tokens[i].kind not in "XVv" or tokens[i].low in _NAMED:
        return False
    participle = tokens[i].low.endswith("ed") and i + 1 < edge and tokens[i + 1].kind == "I"
    return not participle and not tokens[i].low.endswith("ing")


_NAMED = frozenset("known named called identified involved".split())
_SPOKEN = frozenset("said says say wrote writes write asked asks ask added adds read reads".split())


def _subject_then_cue(
    tokens: Sequence[Token], i: int, edge: int, *, final: bool, closed: bool
) -> Evidence | None:
    tried = 0
    for c in range(i + 1, min(edge, i + 45)):
        token = tokens[c]
        if token.kind != "V" or token.low in lexicon.PARTICIPLES:
            continue
        if tokens[c - 1].kind == "C" or tokens[c - 1].low == "to" or token.low in _OFTEN_ELSE:
            continue  # the second of two verbs
        if c + 1 < edge and tokens[c + 1].low in ("by", "with") and is_passive(tokens, c):
            continue  # measures added by Holm; was charged with it
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
            phrase = quoted_as_saying(tokens, c) or phrase
            return evidence_of("NP said", tokens, phrase, token, 0.95)
        tried += 1
        if tried == 3:
            break
    return _unknown_verb(tokens, i, edge, closed=closed)


_OFTEN_ELSE = frozenset("find finds found".split())


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
    return tokens[c].low in ("read", "reads") or _ends(tokens, c + 1, len(tokens))


def _unknown_verb(tokens: Sequence[Token], i: int, edge: int, *, closed: bool) -> Evidence | None:
    """“…,” Holm barked: whatever the verb, it ends the clause or a comma the quotation."""
    phrase = phrase_right(tokens, i, edge)
    if phrase is None or phrase.whole_last + 1 >= edge:
        return None
    verb = phrase.whole_last + 1
    ends = closed or verb + 1 == edge or tokens[verb + 1].kind in ".,;:"
    if tokens[verb].kind not in "vN" or not tokens[verb].low.endswith("ed") or not ends:
        return None
    return evidence_of("NP said", tokens, phrase, tokens[verb], 0.85)


_FINITE = lexicon.STRONG_CUES - lexicon.PARTICIPLES


def tail_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the clause that ends the sentence: The fleet has “…” and sails again, Holm said."""
    evidence = far_clause(tokens, k)
    if evidence is None or evidence.cue is None:
        return None
    behind = [token for token in tokens[k + 1 :] if token.start >= evidence.cue.end]
    closed = all(token.kind in ".T" for token in behind)
    return evidence if closed or evidence.mention.start > evidence.cue.start else None


def far_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…” is what the minister said."""
    for c in range(k + 1, min(len(tokens), k + 60)):
        token = tokens[c]
        if token.kind == "V" and token.low in _FINITE:
            behind = tokens[c - 1]
            closed = behind.kind in ",-" or (behind.kind == "Q" and behind.text == ",")
            if closed and token.low in lexicon.INVERTIBLE:
                evidence = _inverted(tokens, c, len(tokens))
                if evidence is not None:
                    return evidence._replace(confidence=0.85)
            phrase = subject_of(tokens, c, k + 1)
            if phrase is not None and tokens[phrase.head].low in ("i", "we", "you"):
                return None
            if phrase is not None and not is_passive(tokens, c):
                return evidence_of("NP said (far)", tokens, phrase, token, 0.55)
    return None


def closing_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the clause to the right if it closes the sentence: The plan is “dead,” Holm said."""
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
