from __future__ import annotations

from itertools import pairwise

from hypothesis import event, given, settings
from hypothesis import strategies as st
from snippet_texts import QUERIES, Drawn, drawn_articles

from searchnews.match import Marks, Matcher, marks_of
from searchnews.query import parse
from searchnews.snippets import Snippet, snippets
from searchnews.snippets.passages import LONGEST
from searchnews.text import Span

queries = st.lists(st.sampled_from(QUERIES), min_size=1, max_size=4).map(" ".join)
limits = st.integers(1, 4)
widths = st.integers(10, 300)


def found(
    drawn: Drawn, query: str, limit: int, width: int, longest: int
) -> tuple[Matcher, Marks, list[Snippet], list[Snippet]]:
    matcher = Matcher(parse(query))
    marks = marks_of(drawn.article, drawn.quotes, matcher)
    shown = snippets(
        drawn.article,
        marks,
        matcher.clauses,
        quotes=drawn.quotes,
        limit=limit,
        width=width,
        longest=longest,
    )
    passages = [snippet for snippet in shown if snippet.field == "body"]
    return matcher, marks, list(shown), passages


def clauses_in(marks: Marks, span: Span) -> set[int]:
    return {mark.clause for mark in marks.body if span.contains(mark.span)}


@settings(max_examples=400, deadline=None)
@given(drawn_articles(), queries, limits, widths, st.sampled_from([30, 120, LONGEST]))
def test_snippets_are_true_to_the_text_and_their_highlights_to_the_marks(
    drawn: Drawn, query: str, limit: int, width: int, longest: int
) -> None:
    _, marks, shown, passages = found(drawn, query, limit, width, longest)
    for snippet in shown:
        body = snippet.field == "body"
        source = drawn.article.body if body else drawn.article.headline
        assert snippet.text == source[snippet.start : snippet.end]
        spans = {mark.span for mark in (marks.body if body else marks.headline)}
        at = 0
        pieces: list[str] = []
        for start, end in snippet.highlights:
            assert at <= start < end <= len(snippet.text)
            highlight = Span(start + snippet.start, end + snippet.start)
            inside = [span for span in spans if highlight.contains(span)]
            assert min(span.start for span in inside) == highlight.start
            assert max(span.end for span in inside) == highlight.end
            pieces += [snippet.text[at:start], "\ue000", snippet.text[start:end], "\ue001"]
            at = end
        marked = "".join([*pieces, snippet.text[at:]])
        assert marked.replace("\ue000", "").replace("\ue001", "") == snippet.text
    assert len(passages) <= limit
    assert bool(passages) == bool(drawn.article.body.strip())
    ordered = sorted(Span(s.start, s.end) for s in passages)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    event(f"highlights: {any(s.highlights for s in shown)}")
    event(f"cut: {any(s.cut for s in shown)}")


@settings(max_examples=500, deadline=None)
@given(drawn_articles(), queries, limits, widths)
def test_snippets_begin_and_end_with_a_sentence_and_cut_no_mark(
    drawn: Drawn, query: str, limit: int, width: int
) -> None:
    _, marks, _, passages = found(drawn, query, limit, width, LONGEST)
    starts, ends = drawn.starts(), drawn.ends()
    for passage in passages:
        assert passage.start in starts
        assert passage.end in ends
        assert not passage.cut
        whole = Span(passage.start, passage.end)
        for mark in marks.body:
            assert whole.contains(mark.span) or not whole.overlaps(mark.span)
    event(f"passages: {len(passages)}")


@settings(max_examples=500, deadline=None)
@given(drawn_articles(), queries, limits, widths)
def test_the_first_passage_shows_most_clauses_and_a_quotation_is_shown_whole(
    drawn: Drawn, query: str, limit: int, width: int
) -> None:
    _, marks, _, passages = found(drawn, query, limit, width, LONGEST)
    spans = [Span(p.start, p.end) for p in passages]
    said = [Span(quote.start, quote.end) for quote in drawn.quotes]
    if said:
        assert any(span.contains(quote) for span in spans for quote in said)
    for span in spans:
        assert all(span.contains(quote) or not span.overlaps(quote) for quote in said)
    if passages and not (said and limit == 1):
        most = max((len(clauses_in(marks, s)) for s in drawn.sentences), default=0)
        assert len(clauses_in(marks, spans[0])) >= most
        counts = [len(clauses_in(marks, span)) for span in spans]
        assert max(counts) == counts[0]


@settings(max_examples=300, deadline=None)
@given(
    drawn_articles(), st.sampled_from(['"ferry tariff"~3', "ferry /p tariff", "tariff ADJ/4 the"])
)
def test_a_match_of_several_parts_is_whole_in_each_snippet(drawn: Drawn, query: str) -> None:
    matcher, marks, _, passages = found(drawn, query, 3, 40, LONGEST)
    for passage in passages:
        if passage.highlights:
            alone = {mark.clause for mark in matcher.find("body", passage.text)}
            assert alone == clauses_in(marks, Span(passage.start, passage.end))
    event(f"found: {bool(marks.body)}")
