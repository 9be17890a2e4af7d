"""JSON Schema of a format, written from its keys, so that editors complete it and say what a key means.

Draft 7, without references, which is what the language servers for TOML and YAML both read. It asks for values as the
docs write them; the reader itself is more lenient with quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from picturebook.fields.keys import Group, Key, Kind, Shape
from picturebook.record import record

Schema = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_HEX = "#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"
_LENGTH = r'(0+(\.0+)?|\d+(\.\d+)?\s*(pt|in|mm|cm|"))'
_PAPER = "[Aa][3-6]|[Ll][Ee][Tt][Tt][Ee][Rr]|[Tt][Aa][Bb][Ll][Oo][Ii][Dd]"
_PATTERNS = {
    Kind.LENGTH: rf"^\s*{_LENGTH}\s*$",
    Kind.SIZE: r'^\s*(\d+(\.\d+)?\s*(pt|in|mm|cm|")?\s*[x×]\s*\d+(\.\d+)?\s*(pt|in|mm|cm|")'
    rf"|({_PAPER})( (landscape|portrait))?)\s*$",
    Kind.AGES: r"^\s*\d{1,2}\s*[-–]\s*\d{1,2}\s*$",
    Kind.PRICE: r"^\s*(\d+([.,]\d{1,2})?\s*([A-Za-z]{3}|\$)|[Nn]one)\s*$",
    Kind.DATE: r"^\d{4}-\d{2}-\d{2}$",
}


@record
class Dialect:
    """How a format is typed: in YAML, where anything is text, or in TOML; and the names its keys choose from."""

    loose: bool = False
    names: Mapping[str, Sequence[str]]


def json_schema(group: Group, dialect: Dialect) -> Schema:
    """Return the schema of a whole file."""
    return {"$schema": _DRAFT, "title": group.name, **_group(group, dialect)}


def _group(group: Group, dialect: Dialect) -> Schema:
    properties = {key.name: _key(key, dialect) for key in group.keys}
    properties.setdefault("x", {"description": "Yours; never read."})
    required = [key.name for key in group.keys if key.required]
    found: Schema = {"type": "object", "description": group.told, "properties": properties}
    return {**found, **({"required": required} if required else {}), "additionalProperties": False}


def _key(key: Key, dialect: Dialect) -> Schema:
    one = _group(key.kind, dialect) if isinstance(key.kind, Group) else _value(key, key.kind, dialect)
    shaped = _shaped(key, one)
    if key.short is not None:
        shaped = {"anyOf": [_value(key, key.short, dialect), shaped]}
    if dialect.loose and not key.required:
        shaped = {"anyOf": [shaped, {"type": "null"}]}
    told = f"{key.told} Read and checked, and not used yet." if key.reserved else key.told
    return {
        "description": told,
        **_default(key),
        **{name: shaped[name] for name in shaped if name != "description"},
    }


def _shaped(key: Key, one: Schema) -> Schema:
    most = {} if key.most is None else {"maxItems": key.most}
    match key.shape:
        case Shape.LIST:
            return {"type": "array", "items": one, **most}
        case Shape.ANY:
            return {"anyOf": [one, {"type": "array", "items": one, **most}]}
        case Shape.NAMED:
            most = {} if key.most is None else {"maxProperties": key.most}
            return {"type": "object", "additionalProperties": one, **most}
    return one


def _value(key: Key, kind: Kind, dialect: Dialect) -> Schema:
    text: Schema = {"type": ["string", "number", "boolean"] if dialect.loose else "string"}
    match kind:
        case Kind.NUMBER | Kind.WHOLE:
            least, most = key.within or (None, None)
            bounds = {} if least is None else {"minimum": _plain(least), "maximum": _plain(most or 0)}
            return {"type": "number" if kind is Kind.NUMBER else "integer", **bounds}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.LENGTH:
            return {"type": ["string", "number"], "pattern": _PATTERNS[kind], "minimum": 0, "maximum": 0}
        case Kind.COLOUR:
            return _colour(key, text, dialect)
        case Kind.WORD:
            choices = list(key.choices or dialect.names.get(key.names, ()))
            return {"enum": choices} if choices else text
        case Kind.ANYTHING:
            return {}
    return {"type": "string", "pattern": _PATTERNS[kind]} if kind in _PATTERNS else text


def _colour(key: Key, text: Schema, dialect: Dialect) -> Schema:
    """A colour is six or three digits; in a story also its name, in a type style also a token's."""
    if dialect.loose:
        return {**text, "pattern": f"^({_HEX}|[A-Za-z]+( [A-Za-z]+)*)$"}
    colour = {**text, "pattern": f"^{_HEX}$"}
    return {"anyOf": [{"enum": list(dialect.names[key.names])}, colour]} if key.names else colour


def _default(key: Key) -> Schema:
    """Return what holds without the key, as it would be typed."""
    if key.default is None:
        return {"examples": [key.example.strip('"')]} if key.example and _is_plain(key) else {}
    if key.kind is Kind.LENGTH:
        return {"default": f"{key.default:g}pt"}
    return {"default": list(key.default) if isinstance(key.default, tuple) else key.default}


def _is_plain(key: Key) -> bool:
    return key.shape is Shape.ONE and key.kind in (
        Kind.TEXT,
        Kind.LENGTH,
        Kind.SIZE,
        Kind.AGES,
        Kind.PRICE,
        Kind.DATE,
    )


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
