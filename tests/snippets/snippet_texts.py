"""Articles made of sentences that are known, for the laws of snippets."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from searchnews.article import Article, Quote
from searchnews.text import Span

WORDS = (
    *("ferry", "harbour", "tariff", "council", "Quill’s", "was", "and"),
    *("Łódź", "e\u0301te\u0301", "étude", "naïve", "ﬁnal"),
    *("паром", "बाँध", "港", "東京", "สะพาน", "ראש", "السد", "γέφυρα", "다리", "🚢", "👩‍🚒"),
)
FIRST = ("The", "Harbour", "“Ferry", "(Council", "Été", "Паром", "港", "बाँध", "השר", "🌊")
LAST = (".", "!", "?", "…", "?!", ".”", "!”", "?»", ".)", ".]", "。", "！？", "؟", "।", ".🎉")
#: What parts two sentences, and two paragraphs.
SPACES = (" ", "  ")
BREAKS = ("\n", "\n\n", "\r\n", "\n   ", " \n\n\n")
QUERIES = (
    *("ferry", "harbour", "tariff", "council", "lodz", "ete", "паром", "港", "har*", "the"),
    *(
        '"ferry harbour"',
        '"harbour the"',
        '"ferry tariff"~3',
        "ferry /p tariff",
        "tariff ADJ/4 the",
    ),
    *("quote:ferry", "speaker:quill", "atleast2:harbour", "ferry~1"),
)


@dataclass(frozen=True)
class Drawn:
    """An article; where its sentences stand; the quotations of it that matched."""

    article: Article
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...]

    def starts(self) -> set[int]:
        return {span.start for span in self.sentences}

    def ends(self) -> set[int]:
        return {span.end for span in self.sentences}


_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
_sentences = st.tuples(st.sampled_from(FIRST), _words, st.sampled_from(LAST)).map(
    lambda parts: f"{parts[0]} {parts[1]}{parts[2]}"
)
# A heading has no stop.
_paragraphs = st.tuples(
    st.lists(_sentences, min_size=1, max_size=4) | _words.map(lambda heading: [heading]),
    st.sampled_from(SPACES),
    st.sampled_from(BREAKS),
)


@st.composite
def drawn_articles(draw: st.DrawFn) -> Drawn:
    """Draw an article, and quotations that begin and end anywhere in it."""
    body = draw(st.sampled_from(["", "\n", "  "]))
    spans: list[Span] = []
    for sentences, space, line_end in draw(st.lists(_paragraphs, max_size=5)):
        for sentence in sentences:
            spans.append(Span(len(body), len(body) + len(sentence)))
            body += sentence + space
        body += line_end
    inside = st.integers(0, len(body))
    places = sorted(draw(st.sets(inside, max_size=4)))
    quotes = [
        _quote(body, start, end, draw(st.sampled_from([None, end])))
        for start, end in zip(places[::2], places[1::2], strict=False)
        if body[start:end].strip()
    ]
    article = Article(id="1", body=body, headline=draw(st.just("") | _words))
    return Drawn(article, tuple(spans), tuple(quotes))


def _quote(body: str, start: int, end: int, mention: int | None) -> Quote:
    said = body[start:end]
    start, end = end - len(said.lstrip()), start + len(said.rstrip())
    return Quote(
        text=body[start:end],
        start=start,
        end=end,
        spans=(Span(start, end),),
        speaker="Ada Quill",
        mention_span=None if mention is None else Span(mention, min(len(body), mention + 5)),
    )
