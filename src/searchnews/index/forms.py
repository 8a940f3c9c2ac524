"""The words as written behind the stems of a segment: ``MAIN_<segment>.forms``.

A JSON object, surface form → stem, of the words of prose in the segment's articles that no
older segment has; written and committed with the segment, and removed with it (a segment
that was merged leaves its forms to the new one). It lets a pattern mean the words as
written, and a search stem its words without importing nltk. A stem depends on its form
alone, so forms that no article has any more do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from searchnews.analysis import NAME, stems
from searchnews.article import Article
from searchnews.index.storage import read_json, write_json

__all__ = ["forms_of", "read_forms", "write_forms"]


def forms_of(article: Article) -> set[str]:
    """Return the words as written of an article's prose, in normal form."""
    return {*NAME.terms(article.headline), *NAME.terms(article.prose())}


def write_forms(folder: Path, segment: Any, forms: Iterable[str]) -> None:
    """Write the forms of a segment with their stems."""
    write_json(_file(folder, segment), {form: stems[form] for form in sorted(forms)})


def read_forms(folder: Path, segment: Any) -> dict[str, str]:
    """Return the forms of a segment with their stems; raise ValueError if it holds others."""
    forms = read_json(_file(folder, segment))
    # All at once: a check of each entry would take longer than the reading.
    if not isinstance(forms, dict) or not set(map(type, forms.values())) <= {str}:
        raise ValueError("its table of word forms holds something else")
    return forms


def _file(folder: Path, segment: Any) -> Path:
    return folder / f"{segment.segment_id()}.forms"
