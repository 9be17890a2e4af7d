"""Blocks and words written back as Markdown, so that the reader finds the same blocks and words again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from urllib.parse import quote

from picturebook.manuscript.directions import directions_text
from picturebook.manuscript.inline import read_inline
from picturebook.manuscript.story import (
    Block,
    Break,
    Bullets,
    Heading,
    Inline,
    Ornament,
    Paragraph,
    Parallel,
    Picture,
    Quote,
    Words,
)

_NUMBERED = re.compile(r"^\d{1,3}(?=[.)])")
_SPECIAL = re.compile(r"[\\*_`\[\]<]|&(?=#?\w+;)")
_STYLES = (("**", "*", False), ("**", "_", False), ("**", "*", True), ("__", "*", False), ("__", "_", True))


def write_blocks(blocks: tuple[Block, ...]) -> str:
    """Return blocks as Markdown, an empty line between them."""
    found: list[str] = []
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        if isinstance(before, Bullets) and isinstance(block, Bullets) and before.ordered == block.ordered:
            found.append("<!-- -->")  # else the two lists would be one
        found.append(_block(block))
    return "\n\n".join(found)


def _block(block: Block) -> str:
    if isinstance(block, Picture):
        return _picture(block)
    if isinstance(block, Ornament):
        return "***"
    if isinstance(block, Heading):
        words = re.sub(r"#(?=#*$)", r"\\#", write_inline(block.content))
        return f"{'#' * block.level} {words}"
    if isinstance(block, Quote):
        return "\n".join(f"> {line}".rstrip() for line in write_blocks(block.blocks).split("\n"))
    if isinstance(block, Bullets):
        return _bullets(block)
    if isinstance(block, Parallel):
        return write_blocks(block.blocks)
    return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    return "\n".join(_begun(line) for line in write_inline(block.content).split("\n"))


def _begun(line: str) -> str:
    """Escape what would make a line begin another kind of block."""
    if _NUMBERED.match(line):
        return re.sub(r"^(\d+)", r"\1\\", line, count=1)
    if line[:1] in tuple("#>+-=|~!"):
        return "\\" + line
    return line


def _bullets(block: Bullets) -> str:
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        marker = f"{number}. " if block.ordered else "- "
        indent = "   " if block.ordered else "  "
        inner = write_blocks(item).split("\n")
        lines.append(marker + inner[0])
        lines += [f"{indent}{line}".rstrip() for line in inner[1:]]
    return "\n".join(lines)


def _picture(picture: Picture) -> str:
    scene = picture.scene
    if not _balanced(scene):
        scene = scene.replace("[", "\\[").replace("]", "\\]")
    target = "".join(quote(letter) if letter in " ()<>%#?\"'" else letter for letter in picture.target)
    directions = directions_text(picture.directions)
    below = f"\n<!-- {directions} -->" if directions else ""
    return f"![{scene}]({target}){below}"


def _balanced(scene: str) -> bool:
    depth = 0
    for letter in scene:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def write_inline(content: tuple[Inline, ...]) -> str:
    """Return words as Markdown; of several ways to mark them, the first that reads back the same."""
    written = [_styled(content, *style) for style in _STYLES]
    return next((text for text in written if read_inline(text) == content), written[0])


def _styled(content: tuple[Inline, ...], bold: str, italic: str, italic_first: bool) -> str:
    parts: list[str] = []
    for is_break, run in groupby(content, key=lambda item: isinstance(item, Break)):
        if is_break:
            parts += ["\\\n" for _ in run]
        else:
            words = [item for item in run if isinstance(item, Words)]
            parts += _marked(words, (italic, bold) if italic_first else (bold, italic), italic_first)
    return "".join(parts)


def _marked(words: list[Words], marks: tuple[str, str], italic_first: bool) -> Iterator[str]:
    outer: Callable[[Words], bool] = _is_italic if italic_first else _is_bold
    inner: Callable[[Words], bool] = _is_bold if italic_first else _is_italic
    for on, run in groupby(words, key=outer):
        text = ""
        for within, part in groupby(run, key=inner):
            plain = "".join(_escaped(word.text) for word in part)
            text += f"{marks[1]}{plain}{marks[1]}" if within else plain
        yield f"{marks[0]}{text}{marks[0]}" if on else text


def _is_bold(word: Words) -> bool:
    return word.bold


def _is_italic(word: Words) -> bool:
    return word.italic


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
