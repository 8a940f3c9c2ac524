"""Random articles and random queries of few words, so that they meet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from unicodedata import normalize

from searchnews.article import Article
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
)

__all__ = ["articles", "query"]

# Forms of one stem, accents, apostrophes, points, hyphens; then other scripts.
WORDS = (
    "dam dams flood floods flooded water minister ministers vote Vale été Łódź naïve ﬁne O’Hare "
    "minister's U.S. co-op 1,780 17.5 so the a here"
).split()
SCRIPTS = "Αθήνα Київ नदी ঢাকা 港 東京 みなと 서울 שָׁלוֹם بحر เมือง თბილისი Երևան ገበያ 🚢 👩‍🚀".split()
NAMES = ["Ana Roe", "Bo Lind", "Zoë Quist"]
WORDS_OF_NAMES = ["roe", "ANA", "lind", "zoe", "nobody", "Quist"]
SOURCES = [None, "Vale Post", "Daily Dam", "The Dam’s Daily"]
DATES = [None, "2020-01-31", "2020-02", "2021-06-15T10:00:00", "2019"]
EXACT = ["water dam", "the dam.", *"Vale vale dam été ete Łódź U.S. 港 a O’Hare שָׁלוֹם".split()]
CLOSERS = ". . . ! ? …".split()


def words_of(random: Random, most: int) -> str:
    pool = WORDS if random.random() < 0.8 else WORDS[:8] + SCRIPTS
    pool = pool[:8] if random.random() < 0.4 else pool
    words = random.choices(pool, k=random.randint(1, most))
    return random.choice([" ", " ", " ", ", ", "\u00a0", "\u200b "]).join(words)


def paragraph(random: Random) -> str:
    words, name = words_of(random, 6), random.choice(NAMES)
    end = random.choice(CLOSERS)
    shapes = [
        f"The {words}{end} A {words_of(random, 4)}.",
        f"The {words}{end}",
        f"“We see {words} here today,” {name} said. The {words_of(random, 3)}.",
        f"“We see {words} here{end}” {name} said, “and {words_of(random, 4)} too.”",
        f"{name} said that the “{words} here” would see the {words_of(random, 3)}.",
        f"“{words} again and again, so we see.” It was late.",
        f"{name} told them: “The {words}{end} {words_of(random, 5)} so be it.”",
    ]
    return random.choice(shapes)


def articles(random: Random) -> list[Article]:
    """Return a few articles; some lack a headline, a date, a source, a quotation."""
    found: list[Article] = []
    for i in range(random.randint(3, 7)):
        paragraphs = [paragraph(random) for _ in range(random.randint(1, 4))]
        body = random.choice(["\n", "\n", "\n\n", " "]).join(paragraphs)
        headline = words_of(random, 4) if random.random() < 0.8 else ""
        decomposed = random.random() < 0.3
        found.append(
            Article(
                id=f"a{i}",
                headline=in_form(headline, decomposed=decomposed),
                body=in_form(body, decomposed=decomposed),
                date=random.choice(DATES),
                source=random.choice(SOURCES),
                author=random.choice([None, "Ana Roe", "Bo Lind and Ana Roe"]),
                section=random.choice([None, "water"]),
                language=random.choice([None, "en"]),
            )
        )
    return found


def in_form(text: str, *, decomposed: bool) -> str:
    return normalize("NFD" if decomposed else "NFC", text)


def query(random: Random) -> Node:
    """Return a tree of any nodes of the language, as the parser could build it."""
    return _Trees(random).tree(random.randint(0, 3))


class _Trees:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.said = random.randrange(len(WORDS_OF_NAMES))

    def several(self, make: Callable[[], Node], most: int = 3) -> tuple[Node, ...]:
        return tuple(make() for _ in range(self.random.randint(2, most)))

    def tree(self, depth: int) -> Node:
        """Return a clause, or several joined."""
        roll = self.random.random()
        if depth <= 0 or roll < 0.25:
            return self.clause(depth)
        below = partial(self.tree, depth - 1)
        if roll < 0.45:
            return Clauses(self.several(below))
        if roll < 0.6:
            return And(self.several(below))
        if roll < 0.75:
            return Or(self.several(below))
        if roll < 0.88:
            return Not(below())
        if roll < 0.92:
            return Boost(below(), self.random.choice([0.5, 2.0]))
        return Within(self.several(below), "sentence" if roll < 0.97 else "paragraph")

    def clause(self, depth: int) -> Node:
        roll = self.random.random()
        if roll < 0.5:
            return self.leaf()
        if roll < 0.9:
            return self.field(depth)
        if roll < 0.96:
            start = self.random.choice([None, "2020", "2020-02-10", "2020-01-31"])
            return Dates(start, self.random.choice([None, "2020-02", "2021"]))
        return Everything()

    def field(self, depth: int) -> Node:
        names: list[FieldName] = ["headline", "body", "quote", "quote", "speaker", "by"]
        others: list[FieldName] = ["source", "author", "section", "id", "language"]
        name = self.random.choice(names if self.random.random() < 0.85 else others)
        return Field(name, self.inside(name, min(depth, 1)))

    def inside(self, name: FieldName, depth: int) -> Node:
        """Return what is looked for in a field; no other field stands there."""
        roll = self.random.random()
        below = partial(self.inside, name, depth - 1)
        if depth > 0 and roll < 0.3:
            joins: list[type[And | Or | Clauses]] = [And, Or, Clauses]
            return self.random.choice(joins)(self.several(below))
        if depth > 0 and roll < 0.4:
            return Not(below())
        if depth > 0 and roll < 0.45 and name in ("quote", "body"):
            return Within(self.several(below), "sentence")
        if roll > 0.97:
            return Everything()
        if name in ("speaker", "by", "author"):
            return self.name()
        if name in ("id", "language"):
            values: list[type[Word | Pattern | Exact]] = [Word, Pattern, Exact]
            value = self.random.choice(["a1", "a2", "a*", "a?", "en", "e*"])
            return self.random.choice(values)(value)
        return self.leaf()

    def name(self) -> Node:
        roll = self.random.random()
        if roll < 0.5:
            # A name has each of its words once: nobody is called Roe Roe.
            self.said = (self.said + 1) % len(WORDS_OF_NAMES)
            return Word(WORDS_OF_NAMES[self.said])
        if roll < 0.8:
            return Phrase(tuple(map(Word, self.random.choice(NAMES).split())))
        return Pattern(self.random.choice(["ro*", "?o", "*n*", "quis?"]))

    def word(self) -> Word:
        pool = WORDS[:8] if self.random.random() < 0.6 else WORDS + SCRIPTS
        return Word(self.formed(self.random.choice(pool)))

    def formed(self, text: str) -> str:
        return in_form(text, decomposed=self.random.random() < 0.5)

    def pattern(self) -> Pattern:
        return Pattern(
            self.random.choice("da* *er m*s wat?r v?te ?? *o*d* ét* 1* o'h* zz*".split())
        )

    def phrase(self) -> Phrase:
        parts: list[Word | Pattern] = []
        for _ in range(self.random.randint(1, 3)):
            roll = self.random.random()
            star = Pattern("*") if roll < 0.2 else self.pattern()
            parts.append(self.word() if roll > 0.4 else star)
        return Phrase(tuple(parts))

    def part(self) -> Word | Pattern | Phrase:
        roll = self.random.random()
        if roll < 0.5:
            return self.word()
        return self.pattern() if roll < 0.75 else self.phrase()

    def leaf(self) -> Node:
        """Return a word, most often, or what else is looked for in a text."""
        roll = self.random.random()
        if roll < 0.4:
            return self.word()
        if roll < 0.5:
            return self.pattern()
        if roll < 0.62:
            return self.phrase()
        if roll < 0.7:
            return Fuzzy(self.random.choice(["dan", "watter", "vote", "minster", "co-op"]), 1)
        if roll < 0.78:
            return Exact(self.formed(self.random.choice(EXACT)))
        if roll < 0.9:
            parts = tuple(self.part() for _ in range(self.random.randint(2, 3)))
            return Near(parts, self.random.randint(0, 4), self.random.random() < 0.4)
        return AtLeast(self.random.randint(1, 3), self.part())
