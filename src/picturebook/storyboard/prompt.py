"""The prompt: the brief and the composition put into words under fixed headings.

A template is data from a theme, perhaps a stranger's: it may use variables, `if`, `for` and three filters, and
nothing else. Calls, attributes with underscores, arithmetic and ranges are refused before it is run, because a
sandbox stops attributes and neither time nor memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from picturebook.errors import ThemeError
from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.request import Reference
from picturebook.storyboard.shots import Composition

TEMPLATE = 1  # raised when the words of the bundled template change: part of the request, never of the brief
LIMIT = 32_000  # characters: what the image service takes
_FILTERS = frozenset({"capitalize", "join", "lower"})
_NODES = frozenset(
    [
        "Template",
        "Output",
        "TemplateData",
        "Name",
        "Getattr",
        "Const",
        "If",
        "For",
        "And",
        "Or",
        "Not",
        "Compare",
        "Operand",
        "Filter",
        "Tuple",
        "List",
    ]
)
_FILE = "prompts/scene.md.j2"


def write_prompt(
    brief: Brief,
    composition: Composition,
    folders: Sequence[Path],
    references: tuple[Reference, ...] = (),
) -> str:
    """Return the prompt for a brief, from the nearest theme folder that has a template. Raises ThemeError."""
    path = next((folder / _FILE for folder in folders if (folder / _FILE).is_file()), None)
    if path is None:
        raise ThemeError(f"no theme has {_FILE}", "extend base, which has it")
    text = render(path.read_text(encoding="utf-8"), _values(brief, composition, references), str(path))
    if len(text) > LIMIT:
        raise ThemeError(f"the prompt has {len(text)} characters; {LIMIT} can be sent", "shorten the looks")
    return text


def render(source: str, values: dict[str, Any], file: str) -> str:
    """Render a template of the allowed kind. Raises ThemeError for anything else."""
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.globals.clear()
    try:
        _inspect(environment.parse(source), file)
        text = environment.from_string(source).render(values)
    except TemplateError as problem:
        raise ThemeError(f"{file}: the template cannot be read: {problem}") from None
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _inspect(node: Any, file: str, loops: int = 0) -> None:
    kind = type(node).__name__
    loops += kind == "For"
    if loops > 2:
        raise ThemeError(f"{file}:{node.lineno}: a template may nest two for loops, and this is a third")
    line = getattr(node, "lineno", 1)
    if kind not in _NODES:
        raise ThemeError(
            f"{file}:{line}: a template may not use {kind}", "variables, if, for and filters are enough"
        )
    if kind == "Filter" and node.name not in _FILTERS:
        raise ThemeError(
            f"{file}:{line}: a template may not use the filter {node.name}",
            f"there are: {', '.join(sorted(_FILTERS))}",
        )
    if kind == "Getattr" and node.attr.startswith("_"):
        raise ThemeError(f"{file}:{line}: a template may not use {node.attr}")
    if kind == "For" and type(node.iter).__name__ not in ("Name", "Getattr"):
        raise ThemeError(f"{file}:{line}: for may only walk a list it is given")
    for child in node.iter_child_nodes():
        _inspect(child, file, loops)


def _values(brief: Brief, composition: Composition, references: tuple[Reference, ...]) -> dict[str, Any]:
    place = ": ".join(part for part in (brief.place, brief.place_look) if part)
    setting = [("Shot", brief.shot), ("Time", brief.time), ("Light", brief.light), ("Place", place)]
    return {
        "scene": brief.scene,
        "brief": brief.brief,
        "shot": brief.shot,
        "time": brief.time,
        "light": brief.light,
        "place": place,
        "setting": [(label, value) for label, value in setting if value],
        "cast": [_one(entry) for entry in brief.cast],
        "without": ", ".join(brief.without),
        "aspect": composition.aspect.value,
        "calm": composition.calm,
        "staging": [line for entry in brief.cast for line in _staging(entry)],
        "art": list(brief.art),
        "lettering": brief.lettering,
        "references": [f"Image {at}: {one.role}." for at, one in enumerate(references, 1)],
    }


def _one(entry: CastEntry) -> dict[str, str | None]:
    face = "; ".join(part for part in (entry.face, entry.face_adds) if part)
    look = ", ".join(part for part in (entry.look, entry.age) if part)
    return {
        "name": entry.name,
        "look": look,
        "palette": ", ".join(f"{part} {colour}" for part, colour in entry.palette),
        "never": ", ".join(entry.never),
        "height": f"{int(entry.height) / 1000:g} of the cast’s unit" if entry.height else None,
        "wears": entry.wears,
        "expression": face or None,
    }


def _staging(entry: CastEntry) -> list[str]:
    lines = []
    if entry.where:
        lines.append(f"{entry.name} is at the {entry.where}.")
    if entry.look_at:
        lines.append(f"{entry.name} looks at {entry.look_at}.")
    if entry.touching:
        lines.append(f"{entry.name} touches {entry.touching}.")
    return lines
