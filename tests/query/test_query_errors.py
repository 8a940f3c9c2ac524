"""Each error names what is wrong, underlines exactly that, and shows what would be right."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from searchnews.errors import QueryError
from searchnews.query import parse

# What is asked, what the message says, what is underlined, what the hint says.
ERRORS = [
    ("", "the query is empty", "", "write a `word`"),
    (" \n ", "the query is empty", " \n ", "write a `word`"),
    # Fields
    ("speeker:ferry", "unknown field `speeker`", "speeker:", "did you mean `speaker`?"),
    ("ferry headlin:x", "unknown field `headlin`", "headlin:", "did you mean `headline`?"),
    ("body:(ferry speaker:mayor)", "inside `body:`", "speaker:", "body:(one two) speaker:three"),
    ("speaker:quote:ferry", "inside `speaker:`", "quote:", "close the group"),
    ("body:(date:2009)", "inside `body:`", "date:2009", "close the group"),
    ("ferry speaker:()", "nothing to look for", "speaker:()", "speaker:(one OR two)"),
    # Dates
    ("ferry date:2009-13", "`2009-13` is not a date", "2009-13", "date:2009"),
    ("date:2010..2009", "starts (2010) after its end (2009)", "2010..2009", "2009..2010"),
    ("date:tomorrow", "is not a date", "tomorrow", "write `date:2009`"),
    ("date:..", "neither a start nor an end", "..", "write `date:2009`"),
    ("date:>=", "`>=` is not a date", ">=", "write `date:2009`"),
    ('ferry date:"" x', "`date:` has no period", 'date:""', "write `date:2009`"),
    ('date:"', "`date:` has no period", 'date:"', "write `date:2009`"),
    ("date:>9999", "nothing is beyond 9999", ">9999", "write `date:2009`"),
    ("date:(2009) ferry", "takes one period", "(2009)", "OR date:2011"),
    # Suffixes
    ("ferry~3", "no number of typing errors", "~3", "ferry~2"),
    ("ferry~0.7 x", "`~0.7` is no number of typing errors", "~0.7", "ferry~2"),
    ("ferr*~1", "does not go with a pattern", "~1", "treaty~1"),
    ("mid-ferry~1", "a word of several parts", "~1", "treaty~1"),
    ("ferry^0", "no boost", "^0", "greater than 0"),
    ("ferry^-1", "`^-1` is no boost", "^-1", "greater than 0"),
    ("ferry^nan", "no boost", "^nan", "greater than 0"),
    ("ferry^1e9 x", "`^1e9` is no boost", "^1e9", "greater than 0"),
    ('"ferry harbour"^1E+4', "`^1E+4` is no boost", "^1E+4", "greater than 0"),
    ("ferry^1e-999", "no boost", "^1e-999", "greater than 0"),
    ("ferry^2^3", "one number too many", "^2^3", "treaty~1^2"),
    ('"ferry harbour"^inf', "no boost", "^inf", "greater than 0"),
    ("(ferry harbour)^-.5", "no boost", "^-.5", "greater than 0"),
    ("(ferry harbour)~5", "does not go with a group", "~5", '"one two"~5'),
    ('"ferry harbour"~99999', "no distance", "~99999", "from 0 to 9999"),
    ('"ferry harbour"~-1', "no distance", "~-1", "from 0 to 9999"),
    ('"ferry harbour"~2.5', "no distance", "~2.5", "from 0 to 9999"),
    ('"ferry harbour"^2~5 x', "one number too many", "~5", '"one two"~5^2'),
    ('"ferry * harbour"~5', "`*` alone is no word", "*", "leave it out"),
    ('"東?京 ferry"~5', "`?` alone is no word", "東?京", "leave it out"),
    ('x "* *"', "a phrase of stars", '"* *"', '"one * three"'),
    # wildcards beside Chinese and Japanese characters
    ("x 東*知事", "any number of words", "*", "`東 ADJ/5 知事`"),
    ('"x 東?*京"', "any number of words", "*", "`東 ADJ/5 事`"),
    ("ferry*東", "any number of words", "*", "`東 ADJ/5 事`"),
    # exact: and atleast3:
    ("x exact:(ferry)", "takes one word", "exact:(", "exact:word"),
    ("x exact:🎉 y", "needs a letter or a digit", "🎉", "put a word beside it"),
    ('x exact:"—" y', "needs a letter or a digit", '"—"', "put a word beside it"),
    ("exact:ferr*", "no pattern in `exact:`", "*", "wor*"),
    ("exact:ferry~1", "does not go with `exact:`", "~1", "treaty~1"),
    ('exact:"ferry harbour"~5', "does not go with `exact:`", "~5", '"one two"~5'),
    ("exact:ferry^0", "no boost", "^0", "greater than 0"),
    ("exact:quote:ferry", "`quote:` stands inside `exact:`", "quote:", "quote:exact:word"),
    ("atleast0:ferry", "`atleast0` is no count", "atleast0", "atleast3:treaty"),
    ("atleast:ferry", "`atleast` is no count", "atleast", "atleast3:treaty"),
    ("atleast-1:ferry", "is no count", "atleast-1", "from 1 to"),
    ("atleast9999999:ferry", "is no count", "atleast9999999", "from 1 to"),
    ("x atleast2:ferry~1", "counts a word", "ferry~1", "atleast3:treaty"),
    ("x atleast2:…", "counts a word", "…", "atleast3:treaty"),
    ("atleast3(ferry)", "needs a word", "atleast3(", "atleast3:treaty"),
    ("atleast3:(ferry)", "needs a word", "atleast3:", "atleast3:treaty"),
    ("atleast3:", "needs a word", "atleast3:", "atleast3:treaty"),
    ("atleast3:atleast2:ferry", "needs a word", "atleast3:", "atleast3:treaty"),
    ("atleast3:quote:ferry", "inside `atleast3:`", "quote:", "quote:atleast3:treaty"),
    ("atleast3:-ferry", "inside `atleast3:`", "-", "atleast3:treaty"),
    # Proximity
    ("a ADJ/2 b NEAR/3 c", "does not mix with `ADJ/2`", "NEAR/3", "use one of them"),
    ("a ADJ/2 b ADJ/3 c", "does not mix with `ADJ/2`", "ADJ/3", '"one two" ADJ/3 three'),
    (
        "(a OR b OR c) ADJ/2 (d OR e OR f OR g OR h) ADJ/2 (i OR j OR k OR l OR m)",
        "too many alternatives around `ADJ/2`",
        "(a OR b OR c) ADJ/2 (d OR e OR f OR g OR h) ADJ/2 (i OR j OR k OR l OR m)",
        "at most 64",
    ),
    ("ferry ADJ/2 (harbour mayor)", "joins words", "(harbour mayor)", "(one OR two)"),
    ("ferry ADJ/2 NOT mayor", "joins words", "NOT mayor", "-(one ADJ/2 two)"),
    ("ferry near/2 mayor^2", "joins words", "mayor^2", "(one NEAR/2 two)^2"),
    ("quote:ferry ADJ/2 mayor", "joins words", "quote:ferry", "quote:(one ADJ/2 two)"),
    ("ferry ADJ/2 mayor~1", "joins words", "mayor~1", "(one OR two)"),
    ("ferry ADJ/2", "a word on either side", "ADJ/2", "one ADJ/2 two"),
    ("NEAR/2 ferry", "a word on either side", "NEAR/2", "one NEAR/2 two"),
    ("ferry AND /s mayor", "a word on either side", "/s", "one /s two"),
    ("(ferry /p) mayor", "a word on either side", "/p", "one /p two"),
    ("ferry ADJ/99999 mayor", "no distance", "ADJ/99999", "from 0 to 9999"),
    ("ferry NEAR/-1 mayor", "no distance", "NEAR/-1", "from 0 to 9999"),
    ("ferry ADJ3 mayor", "no distance", "ADJ3", "one ADJ/3 two"),
    ("ferry NEAR/ mayor", "no distance", "NEAR/", "one NEAR/3 two"),
    # Depth
    ("NOT " * 200 + "a", "nested too deeply", "NOT " * 100 + "a", "at most 100"),
]


def refused(query: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(query)
    return caught.value


@pytest.mark.parametrize(("query", "message", "marked", "hint"), ERRORS)
def test_an_error_says_where_and_what_to_do(
    query: str, message: str, marked: str, hint: str
) -> None:
    error = refused(query)
    assert message in error.message
    assert query[error.span.start : error.span.end] == marked
    assert hint in (error.hint or "")
    assert "\n" not in str(error)


@pytest.mark.parametrize("query", [query for query, *_ in ERRORS])
def test_what_a_hint_shows_is_a_query(query: str) -> None:
    for example in re.findall(r"`([^`]+)`", refused(query).hint or ""):
        parse(example)


def test_an_error_is_one_sentence() -> None:
    assert str(refused("speeker:ferry")) == "unknown field `speeker`: did you mean `speaker`?"


@pytest.mark.parametrize("query", ["date:x\x1b[31m", "date:x\u202ey", f"date:{'9' * 10**6}"])
def test_a_message_shows_the_query_as_a_line_may_hold_it(query: str) -> None:
    message = refused(query).message
    assert message.isprintable()
    assert len(message) < 100


def test_an_error_can_be_sent_to_another_process() -> None:
    error = refused("ferry speeker:mayor")
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert str(twin) == str(error)
        assert (twin.query, twin.span, twin.hint) == (error.query, error.span, error.hint)
