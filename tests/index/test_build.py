"""Segments against the texts that they were built of, word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh_oracle import Entry, said

from searchnews.analysis import FIELD_ANALYZERS, NAME, stems
from searchnews.article import Article, Quote
from searchnews.index.files.layout import BLOCK_FIELDS, STRIDE
from searchnews.index.files.profiles import unpack_profiles
from searchnews.index.files.ranks import LAST_RANK
from searchnews.index.files.segment import NONE, PROSE_FIELDS, TEXT_FIELDS, Segment
from searchnews.index.files.spellings import PLANES
from searchnews.index.files.stored import unpack
from searchnews.index.write.build import SegmentBuilder
from searchnews.index.write.content import content_of
from searchnews.index.write.dated import dated
from searchnews.text import Span

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WORDS = st.sampled_from(
    "dam dams Dam DAM dám damming flood floods “flood” Éric O'Neil's U.S. 1,000 e-mail ponies pony"
    " x_y ((a)) … .a. O’Neil’s dam—dam".split()
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
NAMES = st.one_of(st.none(), st.sampled_from(["Ana Roe", "Bo Lind", "Éric Roe"]))


@st.composite
def articles(draw: st.DrawFn) -> list[Entry]:
    """Draw articles with quotations; spans are taken from the body as it comes."""
    found = []
    for i in range(draw(st.integers(0, 6))):
        body = "The dam. " + draw(TEXTS) + "\n" + draw(TEXTS)
        ends = sorted(draw(st.lists(st.integers(0, len(body)), max_size=4)))
        quotes = tuple(
            Quote(text=body[s:e], start=s, end=e, spans=(Span(s, e),), speaker=draw(NAMES))
            for s, e in zip(ends[::2], ends[1::2], strict=False)
        )
        article = Article(
            id=f"a{i}",
            headline=draw(TEXTS),
            body=body,
            date=draw(st.sampled_from([None, "2020", "2021-03-04T05:06:07+02:00"])),
            source=draw(st.sampled_from([None, "Vale Post"])),
            author=draw(NAMES),
            language=draw(st.sampled_from([None, "en"])),
            origin=draw(st.sampled_from([None, "x.jsonl"])),
        )
        marked = len(quotes) - draw(st.integers(0, len(quotes)))
        held = range(draw(st.integers(0, marked)))
        found.append((article, said(quotes[:marked], quotes[marked:], held)))
    return found


def built(taken: Sequence[Entry], path: Path) -> Segment:
    builder = SegmentBuilder()
    for article, quotes in taken:
        builder.add(article, quotes, content_of(article))
    assert builder.write(path).documents == len(taken)
    return Segment(path)


def rows(taken: list[Entry], field: str) -> list[tuple[int, int, str]]:
    """Return (document, first position, text) of all that a field has."""
    found: list[tuple[int, int, str]] = []
    for doc, (article, quotes) in enumerate(taken):
        if field in BLOCK_FIELDS:
            is_indirect = field.startswith("indirect")
            items = quotes.indirect if is_indirect else quotes.marked
            names = field.endswith("speakers")
            texts = [""] * len(quotes.marked) if is_indirect else []
            texts += [i.quote.speaker or "" if names else i.quote.spoken() for i in items]
        else:
            texts = [getattr(article, field) or ""]
        found += [(doc, k * STRIDE, text) for k, text in enumerate(texts)]
    return found


def expected_words(taken: list[Entry], field: str) -> list[tuple[int, int, str]]:
    """Return (document, position, normal form) of all words of a field."""
    return [
        (doc, position, form)
        for doc, first, text in rows(taken, field)
        for position, form in enumerate(NAME.terms(text), first)
    ]


@given(articles())
@SAME_FOLDER
def test_postings_are_the_words_of_the_texts(tmp_path: Path, taken: list[Entry]) -> None:
    segment = built(taken, tmp_path / "x")
    for field in TEXT_FIELDS:
        expected: defaultdict[str, defaultdict[int, list[int]]]
        expected = defaultdict(lambda: defaultdict(list))
        stemmed = FIELD_ANALYZERS[field].stemmed
        words = expected_words(taken, field)
        for doc, position, form in words:
            expected[stems[form] if stemmed else form][doc].append(position)
        text = segment.text(field)
        assert text.total_length == len(words)
        present = text.terms_present().tolist()
        assert [text.vocabulary[t].decode() for t in present] == sorted(expected)
        for term in present:
            of_docs = expected[text.vocabulary[term].decode()]
            assert text.docs(term).tolist() == sorted(of_docs)
            assert text.freqs(term).tolist() == [len(of_docs[d]) for d in sorted(of_docs)]
            assert text.positions(term).tolist() == [p for d in sorted(of_docs) for p in of_docs[d]]


@given(articles())
@SAME_FOLDER
def test_masks_tell_which_forms_stand_there(tmp_path: Path, taken: list[Entry]) -> None:
    segment = built(taken, tmp_path / "x")
    forms_of: defaultdict[str, list[str]] = defaultdict(list)
    for form in segment.strings("forms"):
        forms_of[stems[form.decode()]].append(form.decode())
    for field in PROSE_FIELDS:
        text = segment.text(field)
        words = expected_words(taken, field)
        for term in text.terms_present().tolist():
            forms = forms_of[text.vocabulary[term].decode()]
            masks = text.masks(term)
            if len(forms) == 1:
                assert masks is None
                continue
            assert masks is not None
            for doc, mask in zip(text.docs(term).tolist(), masks.tolist(), strict=True):
                ranks = {forms.index(f) for d, _, f in words if d == doc and f in forms}
                assert mask == sum(1 << min(rank, LAST_RANK) for rank in ranks)


@given(articles())
@SAME_FOLDER
def test_spellings_are_those_of_the_words(tmp_path: Path, taken: list[Entry]) -> None:
    segment = built(taken, tmp_path / "x")
    for field in TEXT_FIELDS:
        text = segment.text(field)
        expected: defaultdict[tuple[str, int], int] = defaultdict(int)
        for doc, _, words in rows(taken, field):
            for term, spelling in FIELD_ANALYZERS[field].spelled(words):
                expected[term, doc] |= spelling
        for ordinal in range(len(text.vocabulary)):
            written = text.vocabulary[ordinal].decode()
            of_docs = [expected[written, doc] for doc in text.docs(ordinal).tolist()]
            assert text.spellings.of_postings(ordinal, ordinal + 1).tolist() == of_docs
            assert text.spellings.of_terms[ordinal] == reduce(or_, of_docs, 0)
            for plane, spelling in PLANES.items():
                stands = text.spellings.stands(ordinal, plane)
                due = [spelling & other > 0 for other in of_docs]
                if isinstance(stands, bool):
                    assert due == [stands] * len(of_docs)
                else:
                    assert stands.tolist() == due


@given(articles())
@SAME_FOLDER
def test_columns_and_records_are_those_of_the_articles(tmp_path: Path, taken: list[Entry]) -> None:
    segment = built(taken, tmp_path / "x")
    quotations = segment.quotation_starts.tolist()
    names = segment.strings("speaker_names")
    for doc, (article, quotes) in enumerate(taken):
        assert segment.keyword("id").docs(article.id.encode()).tolist() == [doc]
        language = segment.keyword("language").value(doc)
        assert language == (article.language and article.language.encode())
        assert segment.text_of("source_name", doc) == (article.source or "")
        assert segment.dates[doc] == (dated(article.date)[1] if article.date else -1)
        assert segment.content(doc) == tuple(content_of(article))
        here = slice(quotations[doc], quotations[doc + 1])
        both = [item.quote for item in (*quotes.marked, *quotes.indirect)]
        lengths = [len(NAME.terms(quote.spoken())) for quote in both]
        assert segment.quotation_lengths[here].tolist() == lengths
        speakers = [
            None if c == NONE else names[c].decode() for c in segment.quotation_speakers[here]
        ]
        assert speakers == [quote.speaker for quote in both]
        assert segment.marked_quotations[doc] == len(quotes.marked)
        held = [k in quotes.held for k in range(len(both))]
        assert segment.held_quotations[here].tolist() == held
        profiles = segment.strings("speaker_profiles")
        known = [
            c if c == NONE else unpack_profiles(profiles[c])[0].name
            for c in segment.quotation_profiles[here]
        ]
        assert known == [quote.speaker or NONE for quote in both]
        stored = unpack(segment.record(doc), segment.text_of("origin", doc))
        assert [*stored.quotes, *stored.indirect] == both
        assert len(stored.quotes) == len(quotes.marked)
        if article.date is None or article.date == "2020":
            assert stored.article == article


def test_a_quotation_that_is_longer_than_its_block_does_not_reach_into_the_next(
    tmp_path: Path,
) -> None:
    body = "dam " * (STRIDE + 5)
    quote = Quote(text=body, start=0, end=len(body), spans=(Span(0, len(body)),), speaker="Ana Roe")
    article = Article(id="a", body=body)
    text = built([(article, said([quote, quote]))], tmp_path / "x").text("quotes")
    positions = text.positions(0).tolist()
    assert positions == [*range(STRIDE - 1), *range(STRIDE, 2 * STRIDE - 1)]


@pytest.mark.parametrize("times", [254, 255, 256, 70_000])
def test_frequencies_that_do_not_fit_a_byte_are_kept(tmp_path: Path, times: int) -> None:
    taken = [(Article(id=f"a{i}", body="dam " * n), said(())) for i, n in enumerate([1, times, 2])]
    text = built(taken, tmp_path / "x").text("body")
    assert text.freqs(0).tolist() == [1, times, 2]
    assert text.positions(0).tolist() == [0, *range(times), 0, 1]
