"""An article becomes quotations: runs, attribution, reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.article import Article, Quote
from searchnews.quotes.answers import Answer
from searchnews.quotes.composition import composed_article, in_original
from searchnews.quotes.cues import Evidence
from searchnews.quotes.grouping import Group
from searchnews.quotes.profile import SpeakerProfile
from searchnews.quotes.reading import Reading, may_quote
from searchnews.quotes.reference import Resolver
from searchnews.text import compose_with_offsets

__all__ = ["Attributed", "Quotations", "attributed", "extract", "quotations"]


class Attributed(NamedTuple):
    """A quotation with the evidence for its speaker, and who that is.

    `profiles` has an entry for each of the speakers, if they were asked for. In an article
    whose accents stand apart from their letters, `evidence` and `answer` tell of the composed
    text; the spans of `quote` are always those of the body.
    """

    quote: Quote
    evidence: Evidence | None
    answer: Answer
    profiles: tuple[SpeakerProfile, ...] = ()


class Quotations(NamedTuple):
    """What is quoted in an article, each in the order of the text.

    `marked` stands in quotation marks, `indirect` is reported without. `held` are the
    places in `marked` of the partial quotations that a reported clause has inside.
    """

    marked: Sequence[Attributed]
    indirect: Sequence[Attributed] = ()
    held: frozenset[int] = frozenset()


def extract(article: Article, *, indirect: bool = False) -> tuple[Quote, ...]:
    """Return the quotations of the article's body in the order of the text.

    A speaker is a name without titles, as full as the article gives it. Who is only
    described (“a police spokeswoman”, “the report”) and a pronoun that nothing explains have
    a mention and no speaker; a run in navigation or boilerplate has neither. The turns of
    an interview are quotations without marks.

    With `indirect`, a clause that reports speech without marks is a quotation too; a partial
    quotation inside such a clause is then part of it.
    """
    return tuple(item.quote for item in attributed(article, indirect=indirect))


def attributed(article: Article, *, indirect: bool = False) -> list[Attributed]:
    """Return what `extract` does, with what gave the quotations their speakers."""
    found = quotations(article, indirect=indirect)
    if not found.indirect:
        return list(found.marked)
    apart = [item for k, item in enumerate(found.marked) if k not in found.held]
    return sorted([*apart, *found.indirect], key=lambda item: item.quote.start)


def quotations(article: Article, *, indirect: bool, profiles: bool = False) -> Quotations:
    """Return the quotations in marks and, with `indirect`, the reported ones.

    With `profiles`, each has what the article tells of its speakers.
    """
    composed = compose_with_offsets(article.body)
    if composed.offsets is None:
        return _quotations(article, indirect=indirect, profiles=profiles)
    found = _quotations(composed_article(article, composed), indirect=indirect, profiles=profiles)
    marked, reported = (
        [i._replace(quote=in_original(i.quote, article.body, composed)) for i in items]
        for items in (found.marked, found.indirect)
    )
    return Quotations(marked, reported, found.held)


def _quotations(article: Article, *, indirect: bool, profiles: bool) -> Quotations:
    """Return the quotations of an article whose accents stand with their letters."""
    if not indirect and not may_quote(article.body):
        return Quotations(())
    reading = Reading(article)
    marked = reading.marked()
    reported = reading.reported(marked) if indirect else []
    if not marked and not reported:
        return Quotations(())
    resolver = Resolver(reading.text, reading.naming(), reading.hidden())
    said = [_attributed(reading, group, resolver) for group in marked]
    # With another resolver: whether reported ones are asked for changes nothing else.
    resolver = resolver.afresh()
    told = [_attributed(reading, group, resolver) for group, _ in reported]
    if profiles:
        for items in (said, told):
            items[:] = [item._replace(profiles=resolver.profiles(item.answer)) for item in items]
    held = frozenset(place for _, inside in reported for place in inside)
    return Quotations(said, told, held)


def _attributed(reading: Reading, group: Group, resolver: Resolver) -> Attributed:
    text = reading.text
    start, end, spans, kind = group.start, group.end, group.spans, group.kind
    evidence = None if reading.is_chrome(spans[0]) else group.evidence
    if evidence is None:
        quote = Quote(text=text[start:end], start=start, end=end, spans=spans, kind=kind)
        return Attributed(quote, None, Answer(None, 0.0))
    answer = resolver.resolve(evidence)
    is_named = answer.speaker is not None
    quote = Quote(
        text=text[start:end],
        start=start,
        end=end,
        spans=spans,
        speaker=answer.speaker,
        mention=text[slice(*evidence.mention)],
        cue=None if evidence.cue is None else text[slice(*evidence.cue)],
        kind=kind,
        mention_span=evidence.mention,
        cue_span=evidence.cue,
        rule=evidence.rule,
        reference=answer.rule,
        antecedent_span=answer.antecedent,
        confidence=round(evidence.confidence * answer.confidence, 2) if is_named else None,
    )
    return Attributed(quote, evidence, answer)
