"""Whoosh's pickles, read with the few classes that an index needs and no others.

Whoosh keeps its table of contents, its stored fields and its posting blocks as pickles, and
unpickling calls whatever a file names: opening a hostile index would run its code. Importing
this module replaces the unpicklers that Whoosh's readers call by one with an allow-list, and
takes away the loader of an older format, which has an unpickler of its own.
"""

from __future__ import annotations

import io
import pickle  # this module is what makes it safe
from types import SimpleNamespace
from typing import IO, Any, Final

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.formats
import whoosh.index
import whoosh.legacy

__all__ = ["HostilePickle", "is_segment_id"]

# What the schema, the segments and the postings of an index are made of. Each is a class
# whose constructor does nothing but keep its arguments. Protocol 2, which Whoosh writes,
# names modules as Python 2 did.
_ALLOWED: Final = frozenset(
    {
        ("__builtin__", "int"),
        ("__builtin__", "long"),
        ("__builtin__", "object"),
        ("__builtin__", "set"),
        ("builtins", "int"),
        ("builtins", "object"),
        ("builtins", "set"),
        ("collections", "defaultdict"),
        ("copy_reg", "_reconstructor"),
        ("copyreg", "_reconstructor"),
        ("searchnews.index.schema", "Date"),
        ("searchnews.index.schema", "FieldAnalyzer"),
        ("searchnews.index.schema", "PositionArray"),
        ("searchnews.index.schema", "Text"),
        ("whoosh.analysis.tokenizers", "IDTokenizer"),
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("whoosh.columns", "NumericColumn"),
        ("whoosh.columns", "VarBytesColumn"),
        ("whoosh.fields", "COLUMN"),
        ("whoosh.fields", "ID"),
        ("whoosh.fields", "STORED"),
        ("whoosh.fields", "Schema"),
        ("whoosh.formats", "Existence"),
    }
)


class HostilePickle(pickle.UnpicklingError):
    """A pickle names something that no index needs."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("_codecs", "encode"):
            return _encode
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        raise HostilePickle(f"it names {module}.{name}, which no index needs")


def _encode(text: str, encoding: str) -> bytes:
    """Return bytes that protocol 2 wrote as text: the one use it has for an encoder."""
    if encoding != "latin1":
        raise HostilePickle(f"it asks for the encoder {encoding!r}, which no index needs")
    return text.encode("latin1")


def _load(file: IO[bytes]) -> Any:
    return _Unpickler(file).load()


def _loads(data: bytes) -> Any:
    return _Unpickler(io.BytesIO(data)).load()


def is_segment_id(segid: object) -> bool:
    """Tell whether a segment's id is of Whoosh's form: it becomes part of file names."""
    return isinstance(segid, str) and segid.isascii() and segid.isalnum()


whoosh.codec.whoosh3.loads = _loads
whoosh.columns.loads = _loads
whoosh.formats.loads = _loads
whoosh.filedb.structfile.load_pickle = _load
whoosh.index.pickle = SimpleNamespace(
    loads=_loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
)
whoosh.legacy.toc_loaders.clear()
