"""How an article and its quotations are laid out in the fields of the index.

One document is one article. Its quotations in marks lie in `quotes` and their speakers in
`speakers` in aligned **position blocks**: the words of the k-th quotation have the positions
``k * STRIDE, k * STRIDE + 1, …``, and so have the words of its speaker's name. Reported
quotations lie in `indirect` and `indirect_speakers` in the same way, and their blocks are
numbered on: where an article has m quotations in marks, block m is the first of them. Two words
belong to the same quotation if, and only if, their positions have the same quotient by
STRIDE; a quotation without a speaker leaves its block of names empty. The last
position of a block stays free, so that no phrase reaches into the next. Words of a longer
quotation than that are searched in the body only.

In text handed to these four fields, blocks are parted by U+001E (record separator).
"""

from __future__ import annotations

from typing import Final

__all__ = ["BLOCK_FIELDS", "FORMAT_VERSION", "MAX_BLOCKS", "SEPARATOR", "STRIDE"]

#: Raised whenever an index written by an older version can no longer be read.
FORMAT_VERSION: Final = 4
#: Positions that one quotation may take.
STRIDE: Final = 1 << 14
#: More blocks than this would overflow a position of 32 bits.
MAX_BLOCKS: Final = (1 << 32) // STRIDE
BLOCK_FIELDS: Final = frozenset({"quotes", "speakers", "indirect", "indirect_speakers"})
#: What parts the blocks in text handed to the block fields.
SEPARATOR: Final = "\x1e"
