"""The page of misfortunes is what happens: every one of them, with every illustrator, over real HTTP."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from picturebook.studio.stub.misfortune import KINDS, parse_misfortune
from tests.studio.misfortunes import CASES, STUDIOS, rows, section

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "misfortunes.md"


def test_no_misfortune_is_forgotten() -> None:
    """Each kind the stub knows is met by somebody."""
    met = {parse_misfortune(spec).kind for cases in CASES.values() for spec, _ in cases}
    assert met == set(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("studio", STUDIOS)
def test_golden_misfortunes(
    studio: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is seen, kept, asked again and billed stands on the page; the ledger never says less than the host."""
    found = section(studio, list(rows(studio, tmp_path, monkeypatch, lambda: capsys.readouterr().err)))
    title = found.partition("\n")[0]
    page = PAGE.read_text(encoding="utf-8")
    there = re.search(rf"^{re.escape(title)}\n.*?(?=^## |\Z)", page, re.M | re.S)
    assert there, f"the page has no part called {title}"
    if os.environ.get("GOLDEN") == "write":
        after = page[there.end() :]
        PAGE.write_text(page[: there.start()] + found + ("\n" if after else "") + after, encoding="utf-8")
        return
    assert there[0].strip().splitlines() == found.strip().splitlines()
