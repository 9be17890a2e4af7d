"""The upload form: what a house asks when a book is handed in, written down beside its files.

Everything comes from the story and the real book, so that the form, the copyright page and the cover say the same. What
was made with AI is counted from the takes; what cannot be counted is what the author declares, or a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from picturebook.compiler import Built
from picturebook.desk.houses import CALLED, flavour_written
from picturebook.desk.report import made_unknown, made_with_ai
from picturebook.diagnostics import counted
from picturebook.manuscript.numbers import NO_PRICE
from picturebook.measure import in_inches
from picturebook.shop import drawn_by
from picturebook.studio.plan import Planned, State

_FEW = 3  # pictures; more are many
_UNCOUNTED = "not declared: answer it yourself, or write it in the story, ai: {%s: none}"


def form(built: Built) -> str:
    """Return the form of a house that sells, as Markdown."""
    printer, story = built.prepared.printer, built.prepared.story
    parts = [f"# {printer.title}: what to type when you hand it in", *_section(built)]
    if printer.doubtful:
        told = ", ".join(CALLED[key] for key in printer.doubtful)
        parts.append(f"Numbers we have second hand, so hold them against the house’s own page: {told}.")
    if story.isbn and printer.name not in dict(story.isbn):
        parts.append(f"The story has no ISBN for {printer.name}; each binding has one of its own.")
    return "\n\n".join(parts) + "\n"


def _section(built: Built) -> Iterator[str]:
    yield "## The book\n\n" + _rows(_book(built))
    yield "## The files\n\n" + _rows(_files(built))
    yield "## Made with AI\n\n" + _rows(_ai(built))
    if built.prepared.story.blurb:
        yield "## Description\n\n" + built.prepared.story.blurb.strip()


def _rows(pairs: Iterator[tuple[str, str]]) -> str:
    return "\n".join(f"- {key}: {value}" for key, value in pairs)


def _book(built: Built) -> Iterator[tuple[str, str]]:
    story, printer = built.prepared.story, built.prepared.printer
    yield "Title", story.title
    if story.subtitle:
        yield "Subtitle", story.subtitle
    yield "Language", story.language
    yield from _contributors(built)
    if story.ages:
        yield "Ages", f"{story.ages[0]} to {story.ages[1]}"
    if story.license:
        yield "Rights", story.license
    isbn = dict(story.isbn).get(printer.name)
    yield "ISBN", isbn or "none given: the house offers one of its own, or leaves the cover’s box empty"
    price = dict(story.price).get(printer.name, NO_PRICE)
    if price != NO_PRICE:
        yield "Price", price


def _contributors(built: Built) -> Iterator[tuple[str, str]]:
    """Yield who made the book in the order a house lists them: the writer, who drew it, then the others."""
    story = built.prepared.story
    if story.author:
        yield "Author", story.author
    if story.illustrator:
        yield "Illustrator", story.illustrator
    for credit in story.credits:
        yield credit.role, credit.name


def _files(built: Built) -> Iterator[tuple[str, str]]:
    prepared, printer = built.prepared, built.prepared.printer
    trim, bleed = prepared.dummy.trim, printer.bleed
    yield "Pages", f"{built.pdf.name}, {prepared.dummy.page_count} pages"
    if built.cover is not None and built.sheet is not None:
        yield "Cover", f"{built.cover.name}, spine {in_inches(built.sheet.spine.width)}"
    elif printer.cover == "separate":
        yield "Cover", "not made: the build says what to type for it"
    yield "Trim", f"{in_inches(trim.width)} x {in_inches(trim.height)}"
    yield "Bleed", "yes" if max(bleed.top, bleed.outside, bleed.bottom) else "no"
    yield "Binding and paper", printer.title
    yield "Opens", "from the right" if prepared.dummy.binding == "right" else "from the left"
    yield "Colour", "CMYK" if printer.colour == "cmyk" else "RGB"
    if printer.flavour != "plain":
        yield "Kind of PDF", flavour_written(printer)


def _ai(built: Built) -> Iterator[tuple[str, str]]:
    """Yield what a house asks of AI: pictures by count, text and translation by what the author declares."""
    prepared, policy = built.prepared, dict(built.prepared.printer.policy).get("ai_pictures")
    names = made_with_ai(prepared.plan)
    if policy == "may refuse" and names:
        yield "Before you pay", "this house may refuse pictures made with AI: ask it first"
    declared = dict(prepared.story.ai)
    yield "Text", declared.get("text", _UNCOUNTED % "text")
    yield "Pictures", "; ".join(_pictures(prepared.plan, names, declared.get("pictures")))
    yield "Translation", declared.get("translation", _UNCOUNTED % "translation")


def _pictures(plan: Sequence[Planned], names: Sequence[str], declared: str | None) -> Iterator[str]:
    """Yield how many pictures AI made, how much was edited, and what only the author knows of the others."""
    unknown = made_unknown(plan)
    if names:
        # Of one that its file alone tells of, nobody knows that a hand was laid on it.
        known = [one for one in plan if one.shot.name in names and drawn_by(one) is not None]
        edited = sum(one.state is State.YOURS for one in known)
        many = "one or a few" if len(names) <= _FEW else "many"
        how = "with extensive editing" if edited * 2 > len(names) else "with minimal or no editing"
        yield f"{many} ({len(names)} of {len(plan)}), {how} ({edited} worked on by hand)"
    elif not unknown or declared is None:
        yield f"none of {len(plan)} by what is known here"
    if unknown and declared is not None:
        yield f"{'of the others, ' if names else ''}{declared}"
    elif unknown:
        many = counted(len(unknown), "file of your own is", "files of your own are")
        yield f"{many} {_UNCOUNTED % 'pictures'}"
