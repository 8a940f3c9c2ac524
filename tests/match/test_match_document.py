from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.analysis import NAME, PROSE
from searchnews.match.document import Document, analyzer_of

TEXT = "\n\nThe ferry left.\n \nU.S. ferries, O’Hare's.\n東京 ferry\n"

lines = st.text(st.sampled_from("ab é.'’-\n\r東"), max_size=40)


@settings(deadline=None)
@given(lines, st.booleans())
def test_tokens_are_those_of_the_whole_text(text: str, stemmed: bool) -> None:
    analyzer = PROSE if stemmed else NAME
    document = Document(text, analyzer)
    spans = analyzer.spans(text)
    assert [document.span(i, i) for i in range(len(spans))] == spans
    assert document.terms == analyzer.terms(text)
    assert document.surfaces == NAME.terms(text)
    for term in document.vocabulary:
        positions = [i for i, found in enumerate(document.terms) if found == term]
        assert document.positions(term) == positions


def test_a_span_may_be_the_first_thing_asked_for() -> None:
    span = Document(TEXT, PROSE).span(3, 5)
    assert TEXT[span.start : span.end] == "U.S. ferries, O’Hare's"


def test_threads_may_share_a_document() -> None:
    text = "\n".join(f"line {i} of a long text" for i in range(3000))
    wanted = PROSE.spans(text)
    for _ in range(3):
        document = Document(text, PROSE)
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda i, d=document: d.span(i, i), range(0, 18_000, 50)))
        assert found == wanted[:18_000:50]


def test_names_are_not_stemmed() -> None:
    assert analyzer_of("quote").stemmed
    assert not analyzer_of("speaker").stemmed
    assert not analyzer_of("url").stemmed
