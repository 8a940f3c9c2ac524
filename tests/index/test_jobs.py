"""Jobs: they survive the way to another process, and leave out what is not the article's."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import MappingProxyType

from searchnews.article import Article, Region
from searchnews.index.write.content import content_of
from searchnews.index.write.jobs import Job, indexable
from searchnews.text import Span


def test_a_job_arrives_as_it_was_sent() -> None:
    article = Article(
        id="a",
        body="“Yes,” said Ana Roe.",
        extra=MappingProxyType({"tags": ["dam"]}),
        regions=(Region("repeat", Span(0, 3)),),
    )
    job = Job(Path("x"), [(article, content_of(article))], "marked")
    arrived = pickle.loads(pickle.dumps(job))
    assert arrived == job
    assert type(arrived) is Job


def test_quotations_in_regions_are_left_out() -> None:
    body = "“We will rebuild,” Ana Roe said.\n“We will rebuild,” Ana Roe said."
    region = Region("repeat", Span(body.index("\n") + 1, len(body)))
    assert len(indexable(Article(id="a", body=body)).marked) == 2
    assert len(indexable(Article(id="a", body=body, regions=(region,))).marked) == 1
