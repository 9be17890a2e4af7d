"""The benchmark of justified setting: 100,000 words of English to a PDF, beside typst and WeasyPrint.

Theirs are not needed for anything else: `pip install typst weasyprint`, or the bench says that they were skipped. All
three set the same words in the same font, size and measure, with divided words, each in a process of its own. Processor
seconds are compared, which a busy machine changes least; typst sets pages side by side where there are several.

python -m tests.bench_lines                    prints the table, leaves with 1 if a limit is broken
python -m tests.bench_lines ours WORDS PDF     sets so many words; so do typst and weasyprint in its place
"""

from __future__ import annotations

import atexit
import gc
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.bench import Run, measure, say
from tests.prose import words

_THIS = [sys.executable, "-m", "tests.bench_lines"]
_FONTS = Path(__file__).parent.parent / "fonts" / "gentium-book-plus"
_FONT = _FONTS / "GentiumBookPlus-Regular.ttf"
_MANY = 100_000
_WIDE, _HIGH, _MARGIN, _SIZE = 432.0, 648.0, 57.6, 11.0  # points
_ON_A_PAGE = 7  # paragraphs


def ours(many: int, to: Path) -> None:
    """Set the words as a build does."""
    from picturebook.press.pdf import Stock, print_book
    from tests.press.handmade import META, SCREEN, face

    gc.set_threshold(500_000)  # as the command line does, and so the next line
    atexit.register(gc.freeze)
    font = face(_FONT)
    print_book(
        _pages(many, font), Stock(faces={font.digest: font.cut}, plate=lambda _: None), SCREEN, META, to
    )  # type: ignore[arg-type,return-value]


def _pages(many: int, font: object) -> Iterator[object]:
    from picturebook.design.theme import TextSlot, TypeStyle
    from picturebook.diagnostics import Span
    from picturebook.layout.itemising import Lettering
    from picturebook.layout.ornaments import Paints
    from picturebook.layout.setting import Manner, groups, stand
    from picturebook.layout.siting import Setting
    from picturebook.layout.strips import strips
    from picturebook.manuscript.story import Paragraph, Words
    from picturebook.measure import Rect, Size
    from tests.press.handmade import BLACK, frame

    book: Any = SimpleNamespace(
        story=SimpleNamespace(cast=SimpleNamespace(characters=())), faces=lambda *_: font
    )
    style = TypeStyle(font="Gentium Book Plus", min=_SIZE, ideal=_SIZE, max=_SIZE, leading=1.4)
    span = Span(file="bench.md", line=1)
    lettering = Lettering(style=style, language="en", book=book, align="justify", divides=True)
    slot = TextSlot(x=0, y=0, w=1, h=1, align="justify", valign="top")
    box = Rect(x=_MARGIN, y=_MARGIN, width=_WIDE - 2 * _MARGIN, height=_HIGH - 2 * _MARGIN)
    manner = Manner(
        ink=BLACK, second=BLACK, paints=Paints(strong=BLACK, soft=BLACK), ornament="stars", id="p"
    )
    told = words(many)
    for number, first in enumerate(range(0, len(told), _ON_A_PAGE), start=1):
        page = told[first : first + _ON_A_PAGE]
        blocks = [Paragraph(content=(Words(text=text),), span=span) for text in page]
        column = strips(blocks, lettering)
        setting = Setting(slot=slot, page=number, box=box, column=column, size=_SIZE, place="page")
        made = groups(stand(setting, Rect(x=18, y=18, width=_WIDE - 36, height=_HIGH - 36)), manner)
        yield frame(number, *made, trim=Size(width=_WIDE, height=_HIGH), bleed=0.0)


def theirs_typst(many: int, to: Path) -> None:
    """Set the words by typst."""
    import typst

    told = "\n\n".join(words(many))
    to.with_suffix(".typ").write_text(
        f"#set page(width: {_WIDE}pt, height: {_HIGH}pt, margin: {_MARGIN}pt)\n"
        f'#set text(font: "Gentium Book Plus", size: {_SIZE}pt, lang: "en", hyphenate: true)\n'
        f"#set par(justify: true)\n{told}\n",
        "utf-8",
    )
    typst.compile(str(to.with_suffix(".typ")), output=str(to), font_paths=[str(_FONTS)])


def theirs_weasyprint(many: int, to: Path) -> None:
    """Set the words by WeasyPrint."""
    from weasyprint import HTML

    told = "".join(f"<p>{text}</p>" for text in words(many))
    style = (
        f"@font-face{{font-family:G;src:url({_FONT.as_uri()})}}"
        f"@page{{size:{_WIDE}pt {_HIGH}pt;margin:{_MARGIN}pt}}"
        f"body{{font:{_SIZE}pt/1.4 G;text-align:justify;hyphens:auto;margin:0}}p{{margin:0 0 5pt}}"
    )
    HTML(string=f'<html lang="en"><style>{style}</style><body>{told}</body></html>').write_pdf(to)


def bench_lines(work: Path) -> bool:
    """Hold ours against four times typst, and a third of WeasyPrint; and 100,000 words against 20,000 in memory."""
    own = _run("ours", _MANY, work)
    held = [say("100,000 words, justified: processor time", f"{own.busy:.1f} s", "none of its own", True)]
    for name, factor, told in (("typst", 4.0, "4 x"), ("weasyprint", 1 / 3, "a third of")):
        if importlib.util.find_spec(name) is None:
            print(f"skip  the same by {name}: it is not installed (pip install {name})")
            continue
        other = _run(name, _MANY, work).busy
        said = f"{own.busy / other:.2f} x {other:.1f} s"
        held.append(say(f"  against {name}", said, f"{told} {other:.1f} s", own.busy <= factor * other))
    ratio = own.peak / _run("ours", _MANY // 5, work).peak
    return all([*held, say("  memory against 20,000 words", f"{ratio:.2f} x", "1.50 x", ratio <= 1.5)])


def _run(who: str, many: int, work: Path) -> Run:
    return measure([*_THIS, who, str(many), str(work / f"{who}.pdf")], 3)


def main() -> None:
    """Set words, or print the table."""
    setters = {"ours": ours, "typst": theirs_typst, "weasyprint": theirs_weasyprint}
    if sys.argv[1:]:
        setters[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
        return
    work = Path(tempfile.mkdtemp(prefix="bench-lines-"))
    try:
        held = bench_lines(work)
    finally:
        shutil.rmtree(work)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
