"""Imports go one way: down the list of rooms in the package, never up."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "searchnews"

# A room may import those before it, and itself.
ROOMS = [
    "text",
    "graphemes",
    "errors",
    "sentences",
    "article",
    "sources",
    "quotes",
    "speakers",
    "analysis",
    "query",
    "match",
    "explanation",
    "engine",
    "requests",
    "truth",
    "index",
    "snippets",
    "kwic",
    "results",
    "hits",
    "selection",
    "library",
    "opening",
    "export",
    "__init__",
    "cli",
]
# Inside the index: what a folder may not import. Reading knows nothing of writing, nor of Whoosh.
APART = {
    "files": ("searchnews.index.read", "searchnews.index.write", "whoosh"),
    "read": ("searchnews.index.write", "whoosh"),
    "write": ("searchnews.index.read",),
}
# Of the rooms behind the index only these may import it: one chooses the engine, the other says
# where public names are. So another engine changes nothing else.
CHOOSING = {"opening", "__init__"}
# A third-party package is imported in these rooms only.
HOME = {
    "whoosh": {"index"},
    "numpy": {"index"},
    "nltk": {"analysis", "quotes"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
}
# What takes long to import is imported where it is used, not at the top.
LATE = {"nltk", "rich"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> list[str]:
    """Return the dotted names that `tree` imports, ``from a import b`` as ``a.b``."""
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def trespasses(room: str, names: list[str]) -> list[str]:
    """Return the imports among `names` that `room` may not have."""
    wrong: list[str] = []
    for name in names:
        top, *rest = name.split(".")
        if top == "searchnews":
            target = rest[0] if rest and rest[0] in ROOMS else "__init__"
            if ROOMS.index(target) > ROOMS.index(room) or (
                target == "index" and room not in {"index", *CHOOSING}
            ):
                wrong.append(name)
        elif room not in HOME.get(top, {room}):
            wrong.append(name)
    return wrong


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down_the_list(path: Path) -> None:
    room = room_of(path)
    assert room in ROOMS, f"{room} has no place in the list of rooms"
    assert trespasses(room, imports(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_slow_packages_are_imported_late(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_the_top = [
        name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imports(ast.Module(body=[node], type_ignores=[]))
    ]
    assert [name for name in at_the_top if name.split(".")[0] in LATE] == []


@pytest.mark.parametrize("folder", APART)
def test_the_folders_of_the_index_keep_apart(folder: str) -> None:
    paths = sorted((PACKAGE / "index" / folder).rglob("*.py"))
    wrong = [
        f"{path.name}: {name}"
        for path in paths
        for name in imports(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(APART[folder])
    ]
    assert paths
    assert wrong == []


def test_each_folder_of_the_index_is_held_apart() -> None:
    folders = {path.parent.name for path in (PACKAGE / "index").glob("*/*.py")}
    assert folders == set(APART)


def test_the_readme_names_the_rooms_in_this_order() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("| in `src/searchnews/` |")[1].split("\n\n")[0]
    places = re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
    names = [name.strip("`") for place in places for name in place.split(", ")]
    assert names == [room + ("/" if (PACKAGE / room).is_dir() else ".py") for room in ROOMS]


def test_a_wrong_import_would_be_seen() -> None:
    assert trespasses("query", ["searchnews.index.schema.build"]) != []
    assert trespasses("match", ["numpy.array"]) != []
    assert trespasses("library", ["searchnews.index.read.view.SegmentView"]) != []
    assert trespasses("index", ["numpy.array", "whoosh.index", "searchnews.engine.Engine"]) == []
