"""Tests of the frozen value every stage hands on."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from picturebook.record import record


@record
class Leaf:
    """A value with a default and one made anew."""

    number: int
    name: str = "blank"
    notes: list[str] = field(default_factory=list)


@record
class Recto(Leaf):
    """A value that inherits fields."""

    side: str = "right"


@record
class _Typed:
    """A value that knows where it was typed."""

    name: str
    line: int = field(default=0, compare=False)


def test_defaults_are_given_and_factories_called() -> None:
    """A field without a value takes its default; a factory makes another one each time."""
    first, second = Leaf(number=1), Leaf(number=1)
    assert (first.name, first.notes) == ("blank", [])
    assert first.notes is not second.notes


def test_content_is_identity() -> None:
    """Two records of one class with the same fields are equal and hash alike; a subclass is another thing."""
    assert Recto(number=3) == Recto(number=3) != Recto(number=4)
    assert Leaf(number=3) != Recto(number=3)
    assert hash(_Hashed(name="a")) == hash(_Hashed(name="a"))


def test_what_is_not_compared_is_no_part_of_identity() -> None:
    """A field with compare=False, such as where a thing was typed, makes no other thing of it."""
    assert _Typed(name="a", line=1) == _Typed(name="a", line=2) != _Typed(name="b", line=1)
    assert hash(_Typed(name="a", line=1)) == hash(_Typed(name="a", line=2))


def test_no_field_can_be_changed() -> None:
    """Assigning to a field, deleting it or adding one fails."""
    leaf = Leaf(number=1)
    with pytest.raises(FrozenInstanceError):
        leaf.number = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del leaf.number
    with pytest.raises(FrozenInstanceError):
        leaf.other = 2  # type: ignore[attr-defined]


def test_positional_and_missing_values_are_refused() -> None:
    """A record is made by name, with every field that has no default."""
    with pytest.raises(TypeError):
        Leaf(1)  # type: ignore[misc,call-arg]
    with pytest.raises(TypeError, match="number"):
        Leaf()  # type: ignore[call-arg]


def test_it_is_a_dataclass_to_the_library() -> None:
    """fields, replace, copy and pickle work as on any dataclass."""
    assert is_dataclass(Recto)
    assert [one.name for one in fields(Recto)] == ["number", "name", "notes", "side"]
    recto = replace(Recto(number=5), name="title")
    assert repr(recto) == "Recto(number=5, name='title', notes=[], side='right')"
    assert copy.deepcopy(recto) == recto == pickle.loads(pickle.dumps(recto))


@record
class _Hashed:
    name: str
