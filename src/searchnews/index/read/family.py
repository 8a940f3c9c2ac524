"""The postings of the terms that a pattern or a misspelling means."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from searchnews.index.files.ragged import spread
from searchnews.index.files.segment import Gathered, TextField
from searchnews.index.read.algebra import Bools
from searchnews.index.read.forms import Family

__all__ = ["Meant", "meant_postings"]


class Meant(NamedTuple):
    """Which of some postings have a form that is meant.

    `some` may have one, `sure` have one for sure, `only` have no other.
    """

    some: Bools
    sure: Bools
    only: Bools


def meant_postings(text: TextField, family: Family, gathered: Gathered) -> Meant | None:
    """Return which of a family's postings are meant, None if all of them are."""
    counts = gathered.counts
    partial = (~family.whole & (counts > 0)).nonzero()[0]
    if not len(partial):
        return None
    starts, all_masks = text.mask_starts(family.terms[partial])
    counts_here = counts[partial]
    at = spread((counts.cumsum() - counts)[partial], counts_here)
    masks = all_masks[spread(starts, counts_here)]
    surely = family.sure[partial].repeat(counts_here)
    perhaps = family.perhaps[partial].repeat(counts_here)
    everywhere = np.ones(len(gathered.docs), dtype=bool)
    meant = Meant(everywhere, everywhere.copy(), everywhere.copy())
    meant.some[at] = (masks & (surely | perhaps)) != 0
    meant.sure[at] = (masks & surely) != 0
    meant.only[at] = (masks & ~surely) == 0
    return meant
