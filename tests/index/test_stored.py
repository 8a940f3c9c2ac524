"""Records: what goes in comes out."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from searchnews.article import Article, Quote, Region
from searchnews.engine import Stored
from searchnews.index.files.stored import pack, unpack, unpack_fields
from searchnews.text import Span

BODY = "“The dam is old,” said Ana Roe.\nShe added: “It is full.”"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MAYBE = st.none() | TEXT
QUOTES = st.builds(
    Quote,
    text=st.just("“The dam is old,”"),
    start=st.just(0),
    end=st.just(17),
    spans=st.just((Span(0, 17),)),
    speaker=MAYBE,
    mention=MAYBE,
    cue=MAYBE,
    kind=st.sampled_from(["direct", "partial", "indirect"]),
    mention_span=st.none() | st.just(Span(23, 30)),
    cue_span=st.none() | st.just(Span(18, 22)),
    rule=MAYBE,
    reference=MAYBE,
    antecedent_span=st.none() | st.just(Span(23, 30)),
    confidence=st.none() | st.just(0.81),
)
ARTICLES = st.builds(
    Article,
    id=TEXT,
    body=TEXT.map(lambda text: BODY + text),
    headline=TEXT,
    source=MAYBE,
    url=MAYBE,
    author=MAYBE,
    section=MAYBE,
    language=MAYBE,
    extra=st.dictionaries(TEXT, st.lists(TEXT), max_size=2).map(MappingProxyType),
    regions=st.just(()) | st.just((Region("repeat", Span(0, 3)),)),
    origin=st.none() | st.just("x.jsonl"),
)


SEVERAL = st.lists(QUOTES, max_size=4).map(tuple)


@given(ARTICLES, SEVERAL, SEVERAL, st.none() | st.just("2021-03"))
def test_an_article_comes_back_as_it_went_in(
    article: Article, quotes: tuple[Quote, ...], indirect: tuple[Quote, ...], date: str | None
) -> None:
    record = pack(Stored(article=article, quotes=quotes, indirect=indirect), date)
    stored = unpack(record, article.origin)
    assert stored.article == replace(article, date=date)
    assert (stored.quotes, stored.indirect) == (quotes, indirect)
    assert [stored.quote(k) for k in range(len(quotes + indirect))] == [*quotes, *indirect]
    fields = unpack_fields(record)
    assert (fields["id"], fields["body"]) == (article.id, article.body)
    assert None not in fields.values()
