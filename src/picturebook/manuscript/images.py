"""Images: `![scene](target)` read from a block of lines, wherever its brackets end."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, unquote

from picturebook.diagnostics import Diagnostic, Fix, Span, error, hint
from picturebook.manuscript.brackets import opened
from picturebook.manuscript.lines import Stretch
from picturebook.record import record

_TITLED = re.compile(r"^(\S+|<[^>]*>)\s+(\"[^\"]*\"|'[^']*')$")
_APART = re.compile(r"[ \t\]]+(\([^()\n]+\))")
_WIKI = re.compile(r"\[([^\[\]|\n]+\.(?:png|jpe?g|webp))(?:\|[^\[\]\n]*)?\]", re.IGNORECASE)
_CUT = re.compile(r"[#?]")
_LONG = 300  # characters of a scene: more is not worth typing again


@record
class Image:
    """An image as typed, before names and directions are known; a broken one has been complained of."""

    scene: str
    target: str
    span: Span
    target_span: Span
    broken: bool = False


@record
class ImageRead:
    """An image, where it ends in its block, and what is wrong with it; a broken one ends nowhere."""

    image: Image
    end: int | None = None
    complaints: tuple[Diagnostic, ...] = ()


def read_image(block: Stretch, start: int) -> ImageRead:
    """Read the image that begins at `start` with `![`."""
    source, span = block.text, block.place(start, len(block.text))
    scene_end = block.squares.get(start + 1)
    if scene_end is None:
        told = "close it with ], or write \\[ if the bracket is part of the scene"
        spot = block.place(opened(source, start + 1), 1)
        return _broken("the [ here is never closed", span, spot, told)
    if source[scene_end + 1 : scene_end + 2] != "(":
        return _broken(
            "the scene has no (target) after it", span, span, _with_target(source, start, scene_end)
        )
    target_end = block.rounds.get(scene_end + 1)
    if target_end is None:
        told = "end it with ) — a ( or ) in the name itself is written %28 or %29"
        return _broken("the ( before the target is never closed", span, block.place(scene_end + 1, 1), told)
    typed = source[scene_end + 2 : target_end].strip()
    spot = block.place(source.find(typed, scene_end + 2), max(1, len(typed)))
    scene = " ".join(source[start + 2 : scene_end].replace("\\[", "[").replace("\\]", "]").split())
    target, complaints = _target(typed, spot)
    if typed[:1] == "<" and typed[-1:] == ">" and len(typed) > 2:
        spot = replace(spot, column=spot.column + 1, length=max(1, spot.length - 2))
    image = Image(scene=scene, target=target, span=span, target_span=spot)
    return ImageRead(image=image, end=target_end + 1, complaints=complaints)


def _broken(message: str, span: Span, spot: Span, told: str) -> ImageRead:
    image = Image(scene="", target="", span=span, target_span=span, broken=True)
    return ImageRead(image=image, complaints=(error("image", message, spot, told),))


def _with_target(source: str, start: int, scene_end: int) -> str:
    """Say what to type for a scene without a target, or with one a little apart."""
    apart = _APART.match(source, scene_end + 1)
    scene, target = source[start : scene_end + 1], apart[1] if apart else "(art/jetty.png)"
    wiki = _WIKI.fullmatch(scene, 2, len(scene) - 1)
    if wiki:
        return f"type: ![what is seen]({wiki[1]})"
    if len(scene) > _LONG:
        return f"write {target} right after its ]"
    return f"type: {' '.join(scene.split())}{target}"


def _target(typed: str, span: Span) -> tuple[str, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    titled = _TITLED.match(typed)
    if titled:
        told = f"type: {titled[1]}"
        found.append(
            error("picture-title", "a picture has no title: the scene says what is seen", span, told)
        )
        typed = titled[1]
    cut = _CUT.search(typed)
    if cut is not None:
        told = f"type: {_CUT.sub(lambda sign: quote(sign[0]), typed)}"
        found.append(
            hint("cut-target", f"on a Git host a {cut[0]} ends a path, and no picture shows", span, told)
        )
    if typed.startswith("<") and typed.endswith(">"):
        return _here(unquote(typed[1:-1])), tuple(found)
    if typed[:1] == "<" or typed[-1:] == ">":
        told = f"type: <{typed.strip('<>')}>"
        found.append(error("image", "a target stands between both angle brackets, or none", span, told))
        typed = typed.strip("<>")
    if " " in typed and "{{" not in typed:
        told = f"write <{typed}> or {typed.replace(' ', '%20')}"
        found.append(hint("bare-space", "a target with a bare space", span, told, _bracketed(span)))
    return _here(unquote(typed)), tuple(found)


def _here(target: str) -> str:
    """Return a target without the ./ that only says where it starts, so that one file has one name."""
    while target.startswith("./"):
        target = target[2:]
    return target


def _bracketed(span: Span) -> Fix:
    """Return the line with angle brackets round the target at span."""
    start, end = span.column - 1, span.column - 1 + span.length
    line = f"{span.excerpt[:start]}<{span.excerpt[start:end]}>{span.excerpt[end:]}"
    return Fix(first=span.line, last=span.line, lines=(line,))
