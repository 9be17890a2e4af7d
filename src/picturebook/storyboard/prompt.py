"""The prompt: the brief and the composition put into words under fixed headings.

A template is data from a theme, perhaps a stranger's: it may use variables, `if`, `for` and three filters, and
nothing else. Calls, arithmetic, ranges and attributes of Python are refused before it is run, because a
sandbox stops attributes and neither time nor memory; what it writes is cut off at what can be sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picturebook.diagnostics import Span, error
from picturebook.errors import DiskError, ThemeError
from picturebook.record import record
from picturebook.storyboard.brief import Brief, CastEntry
from picturebook.storyboard.request import STYLE, TEMPLATE, Reference
from picturebook.storyboard.shots import Composition

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

__all__ = ["LIMIT", "TEMPLATE", "Wanted", "render", "write_prompt", "write_retouch"]

LIMIT = 32_000  # characters: what the image service takes
_STEPS = 100_000  # parts of a template gone through, loops counted out: a hundred times what the one that ships takes
_SOURCE_LIMIT = 32_000  # characters of a template: fifteen times the one that ships
_FILES = {"sheet": "prompts/sheet.md.j2"}
_SCENE = "prompts/scene.md.j2"
_RETOUCH = Path(__file__).with_name("retouch.md.j2")
_FILTERS: dict[str, Any] = {"capitalize": str.capitalize, "lower": str.lower}  # and join, below
_LOOP = frozenset({"first", "index", "last", "length"})
_WORDS = frozenset({"Template", "Output", "TemplateData", "Name", "Getattr", "Const", "Filter", "Tuple"})
_FLOW = frozenset({"If", "For", "And", "Or", "Not", "Compare", "Operand"})
_ENOUGH = "variables, if, for and filters are enough"


def write_prompt(
    brief: Brief,
    composition: Composition,
    folders: Sequence[Path],
    references: tuple[Reference, ...] = (),
) -> str:
    """Return the prompt for a brief, from the nearest theme folder that has a template.

    Usable for any illustrator, also one that reads none. Raises ThemeError, DiskError.
    """
    file = _FILES.get(brief.kind, _SCENE)
    folder = next((folder for folder in folders if (folder / file).is_file()), None)
    if folder is None:
        raise ThemeError(f"no theme has {file}", "extend base, which has it")
    text = render(_source(folder, file), _values(brief, composition, references), str(folder / file))
    if len(text) > LIMIT:
        said = f"the prompt for “{brief.scene[:60]}” is longer than the {LIMIT} characters that can be sent"
        raise ThemeError(said, "shorten the looks of the cast, or the brief")
    return text


@record
class Wanted:
    """One thing to be changed in a picture: in whose words, in which region, and how that is pointed at."""

    words: str  # "make the scarf red"
    region: str  # "Pim’s scarf"
    how: str  # "mask" | "markup"


def write_retouch(
    wanted: Wanted, brief: Brief, composition: Composition, references: tuple[Reference, ...]
) -> str:
    """Return the prompt that changes one region of a picture and keeps the rest; the picture is the first reference.

    The template is ours and no theme's: what must be kept does not depend on how a book looks. Raises ThemeError.
    """
    values = {
        **_values(brief, composition, references),
        "words": wanted.words,
        "region": wanted.region,
        "how": wanted.how,
        "others": "yes" if len(references) > 1 else "",
    }
    text = render(_source(_RETOUCH.parent, _RETOUCH.name), values, _RETOUCH.name)
    if len(text) > LIMIT:
        said = f"the words of the change are longer than the {LIMIT} characters that can be sent"
        raise ThemeError(said, "say it in a sentence")
    return text


def render(source: str, values: Mapping[str, Any], file: str) -> str:
    """Render a template of the allowed kind; of more than LIMIT characters only the first. Raises ThemeError."""
    from jinja2 import TemplateError, TemplateSyntaxError

    if len(source) > _SOURCE_LIMIT:
        raise ThemeError(f"{file}: a template may have {_SOURCE_LIMIT} characters", "shorten it")
    environment = _environment()
    try:
        lists = {name: len(value) for name, value in values.items() if isinstance(value, list | tuple)}
        _inspect(environment.parse(source), _Template(file=file, source=source, lists=lists))
        text = _written(environment.from_string(source).generate(dict(values)))
    except TemplateSyntaxError as problem:
        raise _refusal(
            file, source, problem.lineno, f"the template cannot be read: {problem.message}"
        ) from None
    except (TemplateError, TypeError) as problem:
        raise ThemeError(f"{file}: the template cannot be followed: {problem}", _known(values)) from None
    except RecursionError:
        raise ThemeError(f"{file}: the template is nested too deep", _ENOUGH) from None
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _source(folder: Path, file: str) -> str:
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ThemeError(f"{path} leads out of the theme through a link", "copy the template into the theme")
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make the theme readable") from None
    except UnicodeDecodeError:
        raise ThemeError(f"{path} is not UTF-8", "save it as UTF-8") from None


def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Data(ImmutableSandboxedEnvironment):
        """An environment in which a dot reads a key of our data and never an attribute of Python."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, Mapping) and attribute in obj:
                return obj[attribute]
            if isinstance(obj, LoopContext) and attribute in _LOOP:
                return super().getattr(obj, attribute)
            return self.undefined(f"there is no {attribute} here")

    def plain(value: Any) -> Any:
        """Let only text and numbers out; what is absent writes nothing."""
        if value is None or isinstance(value, str | int):
            return "" if value is None else value
        return StrictUndefined("a list or group of keys is not text: walk it with for")

    environment = Data(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=plain)
    environment.globals.clear()
    environment.filters = {**_FILTERS, "join": _join}
    return environment


def _join(items: Any, separator: str = ", ") -> str:
    """Join a list of texts. A text is refused: joining its letters again and again would fill the memory."""
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        raise TypeError("join wants a list of texts")
    return separator.join(items)


def _written(pieces: Any) -> str:
    """Gather what a template writes, and stop it as soon as it has written more than can be sent."""
    found: list[str] = []
    length = 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > LIMIT:
            break
    return "".join(found)


class _Template:
    """A template being inspected: where it is, what it says, its lists, and how long it will take."""

    def __init__(self, *, file: str, source: str, lists: Mapping[str, int]) -> None:
        self.file, self.source, self.lists = file, source, lists  # the lists with their lengths
        self.steps = 0


def _inspect(node: nodes.Node, template: _Template, loops: int = 0, times: int = 1) -> None:
    """Refuse whatever a template may not use; `times` is how often the node will be gone through. Raises ThemeError."""
    kind = type(node).__name__
    loops += kind == "For"
    template.steps += times
    said, told = _trouble(node, kind, template.lists)
    if loops > 2:
        said, told = "may nest two for loops, and this is a third", _ENOUGH
    elif template.steps > _STEPS:
        said, told = "may not walk its lists so often", "take loops away"
    if said:
        raise _refusal(template.file, template.source, node.lineno, f"a template {said}", told)
    if kind == "For":
        times *= max(1, template.lists[node.iter.name])  # type: ignore[attr-defined]  # it walks one of them
    for child in node.iter_child_nodes():
        _inspect(child, template, loops, times)


def _trouble(node: Any, kind: str, lists: Mapping[str, int]) -> tuple[str, str]:
    """Return what is wrong with one node and what to do instead; empty texts if nothing is."""
    if kind not in _WORDS | _FLOW:
        return f"may not use {kind}", _ENOUGH
    if kind == "Filter" and node.name not in (*_FILTERS, "join"):
        return f"may not use the filter {node.name}", f"there are: {', '.join(sorted({*_FILTERS, 'join'}))}"
    if kind == "Getattr" and node.attr.startswith("_"):
        return f"may not use {node.attr}", _ENOUGH
    # A loop over text would walk its letters, and two of them take hours.
    if kind == "For" and (
        type(node.iter).__name__ != "Name" or node.iter.name not in lists or node.recursive
    ):
        return "may only walk a list it is given", f"there are: {', '.join(sorted(lists))}"
    if kind == "Name" and node.ctx == "store" and node.name in lists:
        return f"may not give {node.name} another meaning", "use a name of its own"
    return "", ""


def _refusal(file: str, source: str, line: int, said: str, told: str = _ENOUGH) -> ThemeError:
    lines = source.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    span = Span(file=file, line=line, excerpt=excerpt, length=max(1, len(excerpt)))
    return ThemeError([error("template", said, span, told)])


def _known(values: Mapping[str, Any]) -> str:
    return f"there are: {', '.join(sorted(values))}"


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
        "props": [{"name": one.name, "look": one.look, "size": one.size} for one in brief.props],
        "without": ", ".join(brief.without),
        "aspect": composition.aspect.value,
        "calm": composition.calm,
        "staging": [*sizes(brief.cast), *(line for entry in brief.cast for line in staging(entry))],
        "art": list(brief.art),
        "lettering": brief.lettering,
        "references": [f"Image {at}: {_role(one)}." for at, one in enumerate(references, 1)],
        "sheets": [one.role for one in references if one.role != STYLE],
    }


def _role(one: Reference) -> str:
    return f"{one.role}: {one.told}" if one.told else one.role


def _one(entry: CastEntry) -> dict[str, str | None]:
    """Return one of the cast: traits that never change apart from what this picture asks."""
    face = "; ".join(part for part in (entry.face, entry.face_adds) if part)
    return {
        "name": entry.name,
        "look": ", ".join(part for part in (entry.look, entry.age) if part),
        "palette": ", ".join(f"{part} {colour}" for part, colour in entry.palette),
        "never": ", ".join(entry.never),
        "wears": entry.wears,
        "expression": face or None,
    }


def sizes(cast: tuple[CastEntry, ...]) -> list[str]:
    """Say how tall each is beside the shortest: illustrators know no units."""
    tall = sorted((int(entry.height), entry.name) for entry in cast if entry.height)
    if len(tall) < 2:
        return []
    least, shortest = tall[0]
    lines = []
    for height, name in tall[1:]:
        times = f"{height / least:.2g}"
        lines.append(
            f"{name} is as tall as {shortest}."
            if times == "1"
            else f"{name} is {times} times as tall as {shortest}."
        )
    return lines


def staging(entry: CastEntry) -> list[str]:
    """Say where somebody is, what they look at and what they touch, as far as the story says."""
    lines = []
    if entry.where:
        lines.append(f"{entry.name}: {entry.where}.")
    if entry.look_at:
        lines.append(f"{entry.name} looks at {entry.look_at}.")
    if entry.touching:
        lines.append(f"{entry.name} touches {entry.touching}.")
    return lines
