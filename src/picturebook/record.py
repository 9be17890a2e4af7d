"""Records: the frozen, slotted, keyword-only dataclass that every value of this package is.

`@record` is `@dataclass(frozen=True, slots=True, kw_only=True)` with one difference in how, none in what: the
standard library compiles six methods a class, this compiles one. A build loads some 140 records, and their
compiling was a third of the time between the command and the book.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[Made]) -> type[Made]:
    """Make a class a frozen, slotted, keyword-only dataclass; equal and hashed by its content."""
    made = dataclass(slots=True, kw_only=True, init=False, repr=False, eq=False)(cls)
    names = tuple(one.name for one in fields(made))  # type: ignore[arg-type]  # it has just become one
    for name, method in _methods(made, names).items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _methods(made: type[Any], names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    compared = tuple(one.name for one in fields(made) if one.compare)
    content: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        return content(self) == content(other) if type(other) is made else NotImplemented

    def digest(self: Any) -> int:
        return hash(content(self))

    def shown(self: Any) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{made.__qualname__}({said})"

    def packed(self: Any) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in names)

    def unpack(self: Any, state: tuple[Any, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__init__": _init(made),
        "__eq__": equal,
        "__hash__": digest,
        "__repr__": shown,
        "__getstate__": packed,
        "__setstate__": unpack,
        "__setattr__": _frozen_set,
        "__delattr__": _frozen_delete,
    }


def _frozen_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _frozen_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _init(made: type[Any]) -> Callable[..., None]:
    """Compile the one method worth compiling: it runs each time a value is made."""
    known: dict[str, Any] = {}
    asked, body = [], []
    for one in fields(made):
        value, given = one.name, one.name
        if one.default is not MISSING:
            known[f"_default_{value}"], given = one.default, f"{value}=_default_{value}"
        elif one.default_factory is not MISSING:
            known[f"_make_{value}"], given = one.default_factory, f"{value}=_missing"
            body.append(f" if {value} is _missing: {value} = _make_{value}()")
        known[f"_set_{value}"] = getattr(made, value).__set__  # the slot itself: what `frozen` cannot forbid
        asked.append(given)
        body.append(f" _set_{value}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    star = "*, " if asked else ""
    text = f"def __init__(self, {star}{', '.join(asked)}):\n" + "\n".join(body or [" pass"])
    exec(text, {**known, "_missing": MISSING}, known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init
