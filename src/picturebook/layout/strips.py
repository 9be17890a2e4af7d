"""Strips: a page's blocks as words measured at one em, ready to be set at any size.

A strip is a paragraph, a heading, an item of a list or an ornament. All its numbers are multiples of the
body size, so trying a size costs one multiplication and a count of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.diagnostics import Span
from picturebook.layout.bidi import Levels, levels
from picturebook.layout.breaking import pieces
from picturebook.layout.drop_caps import Cap
from picturebook.layout.hyphens import Dividing, divided
from picturebook.layout.itemising import Lettering, Stretch, itemised
from picturebook.layout.justified import Measured, measured
from picturebook.layout.lines import Piece, Word, costs
from picturebook.layout.measuring import words_of
from picturebook.layout.quotes import printed, printed_text, single_spaced
from picturebook.layout.scripts import LATIN
from picturebook.layout.shape import FontFile, needs
from picturebook.layout.verse import is_verse
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
)
from picturebook.manuscript.writing import writing_direction
from picturebook.record import record

# Space above, in lines of the body: enough to see a new breath, too little to break the page in two.
ABOVE = {"P": 0.42, "H": 0.6, "LI": 0.2, "Quote": 0.6, "Ornament": 0.5, "Parallel": 0.85}
AFTER_HEADING = 0.3
QUOTE_INDENT = 1.1  # em on both sides
LIST_INDENT = 1.3  # em
HEADING_SCALES = (1.3, 1.15, 1.0)  # by level, where the theme has no style "heading"
SHOUT = 2.1  # a shouted line is read aloud as loud as it looks
SHOUT_ACROSS = 17.0  # em of the body: a shouted word longer than a line shrinks itself, not its page
MAX_HEADING = 2.2  # a theme's heading is never much more than twice its body on a story page
STACKED = 0.8  # of a face's own line: how near lines of scripts that stack their marks may come to each other
LEVEL = frozenset({LATIN, "Grek", "Cyrl"})
FINE_PRINT = 7.0  # points: no second language is made smaller than this beside small print


@record
class Strip:
    """One block measured: sizes in em of the body, widths of words in em of its own scale."""

    role: str  # P, H1 …, LI, Artifact (an ornament)
    text: str
    span: Span
    stretches: tuple[Stretch, ...] = ()
    pieces: tuple[Piece, ...] = ()
    words: tuple[Word, ...] = ()
    missing: tuple[tuple[str, tuple[FontFile, ...]], ...] = ()  # (character, faces tried)
    scale: float = 1.0
    leading: float = 1.35  # em of the body, from line to line
    above: float = 0.0  # em of the body
    start: float = 0.0  # indent at the start side, em of the body
    end: float = 0.0
    marker: str = ""
    marker_face: FontFile | None = None
    nest: tuple[str, ...] = ()  # "BlockQuote:2", "L:3", "LI:1" … outermost first
    levels: Levels = Levels(base=0, of=b"")  # which way its characters run
    filling: Measured | None = None  # where its lines are filled: its words so measured
    cap: Cap | None = None  # the letter its first lines stand beside
    capped: Strip | None = None  # how it is set with such a letter, where its theme wishes for one
    word_space: float = 1.0  # times the face's own
    verse: bool = False  # its lines are the author's; what is turned over is set in
    language: str = "und"
    second: bool = False  # of the book's second language

    @property
    def face(self) -> FontFile | None:
        """The face of its first words."""
        return self.stretches[0].face if self.stretches else None


def strips(blocks: Sequence[Block], lettering: Lettering) -> tuple[Strip, ...]:
    """Measure blocks; pictures among them are passed over. Lists and quotes come out flat, nested by `nest`."""
    made: list[Strip] = []
    for number, block in enumerate(blocks, start=1):
        made += _strips_of(block, lettering, (), number)
    spaced = [replace(strip, above=0.0) if at == 0 else strip for at, strip in enumerate(made)]
    for at in range(1, len(spaced)):
        before = spaced[at - 1]
        if before.role.startswith("H") and before.second == spaced[at].second:
            spaced[at] = replace(spaced[at], above=AFTER_HEADING * lettering.style.leading)
    if lettering.align == "center":  # an indent would push centred lines off the axis
        spaced = [
            replace(strip, start=max(strip.start, strip.end), end=max(strip.start, strip.end))
            for strip in spaced
        ]
    return tuple(spaced)


def _strips_of(block: Block, lettering: Lettering, nest: tuple[str, ...], number: int) -> Iterator[Strip]:
    body = lettering.style.leading
    match block:
        case Paragraph():
            yield _strip("P", block.content, lettering, block.span, nest)
        case Heading():
            yield _heading(block, lettering, nest)
        case Quote():
            yield from _quote(block, lettering, (*nest, f"BlockQuote:{number}"))
        case Bullets():
            yield from _bullets(block, lettering, (*nest, f"L:{number}"))
        case Ornament():
            above = ABOVE["Ornament"] * body
            yield Strip(
                role="Artifact",
                text="",
                span=block.span,
                leading=body,
                above=above,
                nest=nest,
                language=lettering.language,
            )
        case Parallel():
            yield from _parallel(block, lettering, (*nest, f"Div:{number}"))
        case Picture():
            return


def _heading(block: Heading, lettering: Lettering, nest: tuple[str, ...]) -> Strip:
    base, styles = lettering.style, dict(lettering.book.theme.styles)
    own = styles.get("heading")
    if own is None:
        scale = HEADING_SCALES[min(block.level, len(HEADING_SCALES)) - 1]
        own = replace(base, bold=True, leading=min(base.leading, 1.2))
    else:
        wanted = max(SHOUT if lettering.shouts else 0.0, own.ideal / base.ideal)
        scale = min(MAX_HEADING, wanted) * 0.87 ** (block.level - 1)
    strip = _strip(f"H{block.level}", block.content, replace(lettering, style=own), block.span, nest)
    if lettering.shouts:
        longest = max((word.width for word in strip.words), default=0.0)
        scale = max(1.0, min(scale, SHOUT_ACROSS / longest)) if longest else scale
    return replace(strip, scale=scale, leading=own.leading * scale, above=ABOVE["H"] * base.leading)


def _quote(block: Quote, lettering: Lettering, nest: tuple[str, ...]) -> Iterator[Strip]:
    styles, style = dict(lettering.book.theme.styles), lettering.style
    slants = style.emphasis == "italic"
    letter = styles.get("quote", replace(style, italic=not style.italic) if slants else style)
    inner = replace(lettering, style=replace(letter, leading=style.leading))
    for number, part in enumerate(block.blocks, start=1):
        for strip in _strips_of(part, inner, nest, number):
            above = strip.above if number > 1 else ABOVE["Quote"] * style.leading
            yield replace(strip, above=above, start=strip.start + QUOTE_INDENT, end=strip.end + QUOTE_INDENT)


def _parallel(block: Parallel, lettering: Lettering, nest: tuple[str, ...]) -> Iterator[Strip]:
    """Measure the words of a second language, in the manner and at the share of the size that its theme gives them."""
    theirs, style = lettering.book.theme.also, lettering.style
    share = max(theirs.scale, min(1.0, FINE_PRINT / style.min))
    body = lettering.book.theme.style("body").ideal
    # A line of the front matter has little room, and a title needs no more than a paragraph.
    near = len(block.blocks) == 1 and style.ideal <= body and not lettering.shouts
    air = ABOVE["P" if near else "Parallel"] * style.leading * min(1.0, body / style.ideal)
    inner = replace(lettering, style=theirs.over(style), language=block.language)
    made = (
        strip
        for number, one in enumerate(block.blocks, start=1)
        for strip in _strips_of(one, inner, nest, number)
    )
    for at, strip in enumerate(made):
        above = strip.above * share if at else air
        yield replace(_scaled(strip, share), above=above, second=True)


def _scaled(strip: Strip, share: float) -> Strip:
    """Return a strip smaller or larger than measured, with its indents and its leading."""
    return replace(
        strip,
        scale=strip.scale * share,
        leading=strip.leading * share,
        start=strip.start * share,
        end=strip.end * share,
    )


def _bullets(block: Bullets, lettering: Lettering, nest: tuple[str, ...]) -> Iterator[Strip]:
    for number, item in enumerate(block.items, start=1):
        marker = f"{number}." if block.ordered else "•"
        face = lettering.face()
        for at, part in enumerate(item, start=1):
            for strip in _strips_of(part, lettering, (*nest, f"LI:{number}"), at):
                deep = replace(
                    strip, start=strip.start + LIST_INDENT, above=ABOVE["LI"] * lettering.style.leading
                )
                yield replace(deep, marker=marker, marker_face=face) if at == 1 else deep


def _strip(
    role: str, content: Sequence[Inline], lettering: Lettering, span: Span, nest: tuple[str, ...]
) -> Strip:
    content = printed(single_spaced(content), lettering.language)
    text = "".join("\n" if isinstance(part, Break) else part.text for part in content)
    stretches, missing = itemised(text, content, lettering)
    names = [printed_text(one.name, lettering.language) for one in lettering.book.story.cast.characters]
    cut = pieces(text, names)
    several = [name for name in names if " " in name]
    how = Dividing(language=lettering.language, names=tuple(names), by_pattern=lettering.divides)
    cut, prices = divided(text, cut, costs(text, cut, lettering.language, several), how)
    # Verse keeps the lengths of its lines.
    fills = lettering.align == "justify" and role == "P" and not any(piece.forced for piece in cut[:-1])
    words = words_of(text, cut, prices, (stretches, lettering.language), fills=fills)
    if (wide := lettering.style.word_space) != 1.0:
        words = tuple(replace(word, space=word.space * wide) for word in words)
    return Strip(
        role=role,
        text=text,
        span=span,
        stretches=stretches,
        pieces=cut,
        words=words,
        missing=missing,
        leading=max(lettering.style.leading, *(_leading(part) for part in stretches), 0.0),
        above=ABOVE["P"] * lettering.style.leading,
        nest=nest,
        language=lettering.language,
        # A line the author ended is no paragraph's end: it takes its direction from the whole.
        levels=levels(text.replace("\n", "\u2028"), writing_direction(lettering.language)),
        filling=measured(words) if fills and words else None,
        word_space=wide,
        verse=lettering.shouts and role == "P" and is_verse(words),
    )


def _leading(part: Stretch) -> float:
    """Return the least leading of a script whose letters reach higher and lower than the theme's were drawn to."""
    return 0.0 if part.script in LEVEL else STACKED * needs(part.face)
