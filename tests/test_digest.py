"""Digests: the same content is the same digest, wherever and however it was put together."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picturebook.digest import Json, canonical_json, digest, sha256, sha256_of_file

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_canonical_json_reads_back(value: Json) -> None:
    """Nothing is lost on the way."""
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_the_order_of_keys_is_no_content(value: dict[str, Json]) -> None:
    """A group put together backwards is the same group."""
    assert digest(dict(reversed(value.items()))) == digest(value)


def test_canonical_json_is_utf_8_without_spaces() -> None:
    """The form is fixed: a digest made elsewhere from the same rules is the same."""
    assert canonical_json({"b": [1, True, None], "a": "Ö"}) == '{"a":"Ö","b":[1,true,null]}'.encode()


@pytest.mark.parametrize("value", [1.5, [1.0], {"a": {"b": 0.1}}])
def test_a_float_is_refused_wherever_it_stands(value: Json) -> None:
    """Floats are written differently by different machines."""
    with pytest.raises(TypeError, match="no floats"):
        canonical_json(value)


def test_one_and_true_are_two_things() -> None:
    """Python thinks they are equal; content does not."""
    assert digest(1) != digest(True)


def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    """Large or small, by file or by bytes."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"moon" * 100_000)
    assert sha256_of_file(path) == sha256(path.read_bytes()) == hashlib.sha256(b"moon" * 100_000).hexdigest()
