from __future__ import annotations

import pytest

from searchnews.index.files.profiles import block_prefix, pack_profiles, unpack_profiles
from searchnews.quotes.name_forms import Kind
from searchnews.quotes.profile import SpeakerProfile


# The blocks are in the files of every index: another one here needs another FORMAT_VERSION.
@pytest.mark.parametrize(
    ("name", "kind", "block"),
    [
        ("Ada Holm", "person", "holm"),
        ("Holm", "unknown", "holm"),
        ("Dmitri Marchenko", "person", "marchenko"),
        ("Jürgen Müller", "person", "muler"),
        ("Ben van der Berg", "person", "berg"),
        ("Harwick Ferry Company", "organisation", "hfc"),
        ("HFC", "organisation", "hfc"),
        ("Kestria", "organisation", "kestria"),
    ],
)
def test_the_block_of_a_name_is_part_of_the_format(name: str, kind: Kind, block: str) -> None:
    value = pack_profiles((SpeakerProfile(name, kind),))
    assert value is not None
    assert value.split("\t")[0] == block
    assert value.encode().startswith(block_prefix(block))


def test_what_was_packed_comes_back() -> None:
    holm = SpeakerProfile("Ada Holm", "person", "f", ("mayor",), ("lindmouth",))
    several = (holm, SpeakerProfile("Kestria Air", "organisation"))
    for profiles in ((holm,), several):
        value = pack_profiles(profiles)
        assert value is not None
        assert tuple(unpack_profiles(value.encode())) == profiles
    assert pack_profiles(()) is None
