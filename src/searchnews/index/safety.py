"""Whoosh's pickles, read with the few classes that an index needs and no others.

Whoosh keeps its table of contents, its stored fields and its posting blocks as pickles, and
unpickling calls whatever a file names: opening a hostile index would run its code. Importing
this module replaces the unpicklers that Whoosh's readers call by one with an allow-list.
"""

from __future__ import annotations

import io
import pickle  # this module is what makes it safe
from contextlib import suppress
from types import SimpleNamespace
from typing import IO, Any, Final

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.formats
import whoosh.index

__all__ = ["HostilePickle"]

# Python 2's names of modules are in pickles of protocol 2, which Whoosh writes.
_ALLOWED: Final = frozenset(
    {(module, name) for module in ("builtins", "__builtin__") for name in ("int", "object", "set")}
    | {("__builtin__", "long")}
    | {(module, "_reconstructor") for module in ("copyreg", "copy_reg")}
    | {("collections", "defaultdict"), ("datetime", "datetime"), ("datetime", "date")}
    # How protocol 2 writes bytes.
    | {("_codecs", "encode")}
)
# Modules whose classes only hold data; a name must be a class, not a function, to be let in.
_DATA_MODULES: Final = (
    "whoosh.analysis",
    "whoosh.codec.whoosh3",
    "whoosh.columns",
    "whoosh.fields",
    "whoosh.formats",
    "searchnews.index",
)


class HostilePickle(pickle.UnpicklingError):
    """A pickle names something that no index needs."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        if "." not in name and _holds_data(module):
            with suppress(AttributeError, ImportError):
                found = super().find_class(module, name)
                if isinstance(found, type):
                    return found
        raise HostilePickle(f"it names {module}.{name}, which no index needs")


def _holds_data(module: str) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in _DATA_MODULES)


def _load(file: IO[bytes]) -> Any:
    return _Unpickler(file).load()


def _loads(data: bytes) -> Any:
    return _Unpickler(io.BytesIO(data)).load()


whoosh.codec.whoosh3.loads = _loads
whoosh.columns.loads = _loads
whoosh.formats.loads = _loads
whoosh.filedb.structfile.load_pickle = _load
whoosh.index.pickle = SimpleNamespace(
    loads=_loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
)
