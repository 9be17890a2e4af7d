"""For every rule one PDF with exactly that defect, and one just inside the limit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from picturebook.design.cover import cover_sheet
from picturebook.design.printers import load_printer
from picturebook.measure import Size
from picturebook.prepress.preflight.held import Held
from picturebook.prepress.preflight.raster import look
from picturebook.prepress.preflight.reading import read
from picturebook.prepress.preflight.rules import RULES, inspect
from tests.prepress.preflight.cases import CASE, CASES, COVER, EXEMPT, INGRAM, KDP, SCREEN, SLEEVE, base
from tests.prepress.preflight.changes import Change, no_change
from tests.prepress.preflight.clean import saved


def found(kind: str, change: Change, folder: Path) -> list[str]:
    """Return the names of the rules a clean file breaks that was changed, each once; its pixels are looked at too."""
    path, name = folder / "book.pdf", kind.removesuffix(".cover")
    with Pdf.open(BytesIO(base(kind))) as pdf:
        told = change(pdf)
        told = dict(told) if isinstance(told, dict) else {}
        after, house = (told.pop(key, None) for key in ("bytes", "house"))
        data = saved(pdf, **told)
    path.write_bytes(after(data) if after else data)
    printer = replace(load_printer(name), **(house(data) if house else {}))
    cover = kind != name
    sheet = cover_sheet(printer, Size(width=612, height=612), 32) if cover else None
    held = Held(document=read(path), printer=printer, cover=cover, sheet=sheet, looked=True)
    held = replace(held, seen=look(path, held, lambda *_: None))
    return sorted({one.rule.name for one in inspect(held)})


@pytest.mark.parametrize("kind", [INGRAM, KDP, SCREEN, COVER, CASE, SLEEVE])
def test_a_clean_file_breaks_no_rule(kind: str, tmp_path: Path) -> None:
    """Whoever made it."""
    assert found(kind, no_change, tmp_path) == []


@pytest.mark.parametrize(("rule", "kind", "broken", "_within"), CASES)
def test_a_defect_breaks_its_rule_and_no_other(
    rule: str, kind: str, broken: Change, _within: Change, tmp_path: Path
) -> None:
    """Exactly one rule fires."""
    assert found(kind, broken, tmp_path) == [rule]


@pytest.mark.parametrize(
    ("_rule", "kind", "_broken", "within"), [one for one in CASES if one[3] is not no_change]
)
def test_just_inside_the_limit_breaks_none(
    _rule: str, kind: str, _broken: Change, within: Change, tmp_path: Path
) -> None:
    """No rule fires."""
    assert found(kind, within, tmp_path) == []


@pytest.mark.parametrize("rule", [one.name for one in RULES])
def test_every_rule_has_its_files(rule: str) -> None:
    """A rule of the table without a defect here, and without a reason, is one that nobody ever saw fire."""
    assert (rule in {one for one, *_ in CASES}) != (rule in EXEMPT)


def test_no_case_is_of_a_rule_that_is_gone() -> None:
    """The table and its files go together."""
    assert {one for one, *_ in CASES} | set(EXEMPT) == {one.name for one in RULES}
