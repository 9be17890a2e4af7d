"""The streaming save: the same file ReportLab would have saved, without its memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from picturebook.press import streaming
from tests.press.handmade import pages, printed
from tests.press.readers import render, text

ROOT = Path(__file__).parents[2]
# What ReportLab writes round the objects is its own: header, table, trailer.
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Print a book through ReportLab's own saving."""
    monkeypatch.setattr(streaming, "save", lambda document, to: to.write_bytes(document.GetPDFData(None)))
    made = printed(pages(4), tmp_path / "plain.pdf")
    monkeypatch.undo()
    return made


def test_the_stream_is_what_reportlab_would_have_saved(plain: Path, tmp_path: Path) -> None:
    """Every object is the same, and so is every page: this fails when ReportLab renames what we lean on."""
    ours = printed(pages(4), tmp_path / "ours.pdf")
    objects = [dict(_OBJECT.findall(path.read_bytes())) for path in (ours, plain)]
    assert len(objects[0]) > 20
    assert {key: value.strip() for key, value in objects[0].items()} == {
        key: value.strip() for key, value in objects[1].items()
    }
    for page in (1, 2, 3, 4):
        assert render(ours, page).tobytes() == render(plain, page).tobytes()
        assert text(ours, page) == text(plain, page)


def test_a_plate_that_changes_while_it_is_copied_stops_the_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its length was promised in the file already."""
    grown = streaming.PlateObject.__init__

    def longer(self: streaming.PlateObject, plate: object) -> None:
        grown(self, plate)  # type: ignore[arg-type]
        self.size -= 1

    monkeypatch.setattr(streaming.PlateObject, "__init__", longer)
    with pytest.raises(OSError, match="changed while it was being copied"):
        printed(pages(1), tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own peak")
def test_memory_does_not_grow_with_pictures(tmp_path: Path) -> None:
    """Thirty pages with 90 MB of plates take hardly more than the same pages with small ones."""
    code = (
        "import sys; from pathlib import Path; from tests.press.handmade import pages, printed\n"
        "printed(pages(30), Path(sys.argv[1]))\n"
        "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"
    )

    def peak(folder: Path) -> int:
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder / "b.pdf")],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        return int(done.stdout)

    printed(pages(8), tmp_path / "b.pdf")
    small = peak(tmp_path)
    for plate in tmp_path.glob("*.jpg"):
        with plate.open("ab") as file:
            file.truncate(12_000_000)  # what follows a JPEG's end is not looked at
    large = peak(tmp_path)
    assert (tmp_path / "b.pdf").stat().st_size > 90_000_000
    assert large < small + 5_000
