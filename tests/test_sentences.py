"""Where sentences and paragraphs of news text begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Vale met Gen. Roe at St. Orsa on Jan. 5 at 9 a.m. in Port Lume.",
        "The U.S. Navy and the U.N. Council agreed.",
        "Shares of Brandt Inc. fell 3.5 percent to $1.20.",
        "“Will it hold?” she asked.",
        "J. R. Brandt said so.",
        "Ana P. Roe said so on p. 7.",
        "He paid No. 7 its share … and left.",
        "See vol. 3, sec. 4, fig. 2 and pp. 10 to 12.",
        "Lt.-Gen. Roe, Reps. Vale and Quill and Ala. Gov. Ana Marsh were there.",
        "Brigadier-Gen. Roe met ex-Sen. Vale.",
        "He read from “The U.S.” Navy's own book.",
        "ORSA, Calif. — The council met.",
        "PORT LUME, Orsa. — Council members met on Monday.",
        "LONDON (AP) — The council met.",
        "“I thought . . . perhaps not,” she said.",
        "1. The dam holds.",
        "(a). The dam holds.",
        "「壁は冬までに直る。」とクイル市長は話した。",
    ],
)
def test_no_sentence_ends_inside(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The dam broke.", "Water rose."),
        ("“The dam broke.”", "Ana Roe left."),
        ("“It broke,” he said.", "“Water rose.”"),
        ("Will it hold?", "Nobody knows."),
        ("He lives in the U.S.", "The town is small."),
        ("She joined Brandt Inc.", "The firm grew."),
        ("It ended at 9 p.m.", "They went home."),
        ("She said no.", "But Ana Roe went."),
        ("Nobody ate the fig.", "Ana Roe did."),
        ("She loves art.", "Ana Roe paints."),
        ("He met Tom Vale Jr.", "The two talked."),
        ("She lives on Quill St.", "The house is old."),
        ("“It was Vale's.”", "Ana Roe left."),
        ("The dam broke!”", "“Why?!”"),
        ("The dam broke (again.)", "(Nobody was hurt.)"),
        ("The dam broke [again.]", "«Water rose.»"),
        ("It cost $3.5 at 9.30 p.m.", "They went home."),
        ("It broke . . .", "Nobody saw it."),
        ("It broke…", "Nobody saw it."),
        ("It broke.🎉", "Water rose."),
        ("It broke.", "🌊 Water rose."),
        ("It broke 🌊!", "Water rose."),
        ("It broke.", "—Who saw it?"),
        ("E\u0301te\u0301 e\u0301tait froid.", "E\u0301tait-ce vrai?"),
        ("Плотина прорвана.", "«Вода поднялась», — сказала Анна."),
        ("هل صمد السد؟", "لا أحد يعرف."),
        ("بند ٹوٹ گیا۔", "پانی بڑھ گیا۔"),
        ("ראש העיר אמר: „הגשר ייפתח.”\u200f", "איש לא נפגע."),
        ("बाँध टूट गया।", "पानी बढ़ गया॥"),
    ],
)
def test_a_sentence_ends_between(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "parts",
    [
        ["港口关闭了。", "渡轮停运！", "为什么？", "没人知道……"],
        ["港は閉まった。", "「壁は直る。」", "渡船は止まった！？", "誰も知らない。"],
        ["市长说：“墙会修好。”", "议会没有钱。"],
        ["बाँध टूट गया।", "पानी बढ़ गया।"],
        ["هل صمد السد؟", "لا أحد يعرف"],
        ["ግድቡ ተሰበረ።", "ውሃው ጨመረ።"],
        ["Ամբարտակը փլվեց։", "Ջուրը բարձրացավ։"],
    ],
)
def test_scripts_that_write_no_space_behind_a_stop(parts: list[str]) -> None:
    assert split("".join(parts)) == parts


def test_a_script_without_stops_has_a_sentence_a_line() -> None:
    text = "เขื่อนแตกแล้ว น้ำขึ้นสูง\nไม่มีใครบาดเจ็บ"
    assert split(text) == text.split("\n")


def test_lines_are_paragraphs() -> None:
    text = "One line.\n\n  Another line. And more.  \r\nThird."
    assert [text[s.start : s.end] for s in paragraphs(text)] == [
        "One line.",
        "Another line. And more.",
        "Third.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    block = (
        "The council of Port Lume met on Tuesday to hear how the\n"
        "tunnel under the harbour had come to cost twice as much as\n"
        "had been promised, and who had known of it at what time and\n"
        "had told whom.\n"
    )
    text = f"{block}\n{block}"
    assert len(paragraphs(text)) == 2
    assert len(sentences(text)) == 2


@given(st.text(alphabet='aB.!?”" \n’…1', max_size=80))
def test_sentences_are_disjoint_and_hold_all_that_is_not_white_space(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_row_of_stops_ends_one_sentence() -> None:
    assert split("It broke ..... Water rose?!. Ana Roe left.") == [
        "It broke .....",
        "Water rose?!.",
        "Ana Roe left.",
    ]
