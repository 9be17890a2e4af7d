"""The hand-off page: every picture with its files, its prompt in the words of each tool, and the command to paste.

One HTML file made from plain values. It reads in order, aloud and on paper, and every text on it can be selected;
its one script only fills the clipboard, and the browser is told by digest to run that and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from picturebook.compiler import Prepared
from picturebook.diagnostics import typed
from picturebook.record import record
from picturebook.storyboard.wordings import STRICT, WHOLE, Midjourney, chat, midjourney

if TYPE_CHECKING:
    from picturebook.desk.handoff import Handed, Handoff

_HERE = Path(__file__).parent


@record
class Wording:
    """One prompt in the words of a tool, what to do with it, and the command for what comes of it."""

    key: str
    title: str
    called: str  # "chat wording"
    tool: str
    steps: tuple[str, ...]
    text: str
    command: str


@record
class FileOnPage:
    """A file to attach: its name, whom or what it shows, where it lies relative to the page."""

    name: str
    shows: str
    link: str
    photograph: bool


@record
class PictureOnPage:
    """One picture as the page shows it."""

    name: str
    scene: str
    told: str  # its shape and how many pixels it wants
    folder: str
    link: str
    files: tuple[FileOnPage, ...]
    wordings: tuple[Wording, ...]


@record
class Pack:
    """The whole page."""

    title: str
    language: str
    advice: str | None
    photographs: tuple[str, ...]
    pictures: tuple[PictureOnPage, ...]


def write_page(handoff: Handoff, handed: Sequence[Handed], photographs: tuple[str, ...]) -> str:
    """Return the page as HTML; everything from the story is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    prepared = handoff.prepared
    pack = Pack(
        title=prepared.story.title,
        language=prepared.story.language,
        advice=handoff.advice,
        photographs=photographs,
        pictures=tuple(_picture(prepared, one) for one in handed),
    )
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((_HERE / f"handoff.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    return environment.get_template("handoff.html.j2").render(
        pack=pack,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    """Return an inline text's digest as a content security policy names it."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _picture(prepared: Prepared, handed: Handed) -> PictureOnPage:
    composition = handed.planned.shot.composition
    wants = handed.wants
    pixels = (
        f" It prints sharply from {wants.wants[0]} x {wants.wants[1]} pixels ({wants.printer})."
        if wants
        else ""
    )
    return PictureOnPage(
        name=handed.name,
        scene=handed.planned.shot.picture.scene,
        told=f"Shape: {composition.aspect.value}.{pixels}",
        folder=str(handed.path),
        link=quote(handed.folder),
        files=tuple(
            FileOnPage(
                name=one.file,
                shows=one.shows,
                link=quote(f"{handed.folder}/{one.file}"),
                photograph=one.file in dict(handed.photographs),
            )
            for one in handed.attached
        ),
        wordings=_wordings(prepared, handed),
    )


def _wordings(prepared: Prepared, handed: Handed) -> tuple[Wording, ...]:
    brief, composition = handed.planned.brief, handed.planned.shot.composition
    adopt = f"{typed('adopt', prepared.project.story, handed.name)} FILE --made-with"
    return (
        Wording(
            key="chat",
            title="For ChatGPT, Gemini or another chat that draws",
            called="chat wording",
            tool="a chat",
            steps=(
                "Begin a new conversation, so that no earlier picture is followed.",
                f"{_attaching(handed)} Then paste this.",
            ),
            text=chat(brief, composition, handed.attached),
            command=f"{adopt} ChatGPT",
        ),
        Wording(
            key="full",
            title="The full prompt, as draw would send it",
            called="full prompt",
            tool="another tool",
            steps=(
                f"{_attaching(handed)} The prompt names them by number.",
                f"Choose the shape {composition.aspect.value} where the tool asks for one. "
                "Put the tool’s name in place of TOOL.",
            ),
            text=handed.prompt,
            command=f"{adopt} TOOL",
        ),
        *_midjourney(midjourney(brief, composition, handed.attached), f"{adopt} Midjourney"),
    )


def _midjourney(lines: Midjourney, adopt: str) -> tuple[Wording, ...]:
    return (
        Wording(
            key="midjourney-7",
            title="For Midjourney 7",
            called="Midjourney 7 wording",
            tool="Midjourney",
            steps=(*_addresses(lines), *_held(lines)),
            text=lines.oref,
            command=adopt,
        ),
        Wording(
            key="midjourney-6",
            title="For Midjourney 6 and Niji",
            called="Midjourney 6 wording",
            tool="Midjourney 6",
            steps=(
                *_addresses(lines),
                *(
                    (f"--cw {WHOLE} follows face, hair and clothes; write --cw 0 where the clothes differ.",)
                    if lines.follows
                    else ()
                ),
                "For Niji write --niji 6 in place of --v 6.",
            ),
            text=lines.cref,
            command=adopt,
        ),
    )


def _attaching(handed: Handed) -> str:
    """Say which files to attach, by name and in their order."""
    files = [one.file for one in handed.attached]
    if not files:
        return "There is no file to attach."
    if len(files) == 1:
        return f"Attach {files[0]} from the folder {handed.path}."
    return f"Attach {len(files)} files from the folder {handed.path}, in this order: {', '.join(files)}."


def _addresses(lines: Midjourney) -> tuple[str, ...]:
    """Say how Midjourney is given a picture: it follows web addresses, and nobody but the user knows one."""
    if "[address of " not in lines.oref:
        return ("There is no picture to follow here: everything is told in words.",)
    return (
        "Midjourney follows pictures by their web address, and this page knows none: upload the file named in "
        "square brackets to Midjourney, copy its address, and put it in place of the brackets.",
    )


def _held(lines: Midjourney) -> tuple[str, ...]:
    if lines.follows is None:
        return ("Only version 7 reads --sref and --oref together.",) if "--sref" in lines.oref else ()
    return (
        f"It follows one figure: {lines.follows.shows}. Everybody else is told in words.",
        f"--ow runs from 1 to 1000: {STRICT} holds the figure fast, 100 is usual. Only version 7 has --oref.",
    )
