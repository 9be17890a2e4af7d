"""Files nobody meant for a press: each is read or refused in words, soon, and never with a traceback."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from picturebook.cli import run
from tests.prepress.preflight.changes import Change, all_of, box, code, image, nest
from tests.prepress.preflight.clean import clean, draw, saved


def no_pages(pdf: Pdf) -> None:
    """Take all pages away."""
    while len(pdf.pages):
        del pdf.pages[0]


def password(_: Pdf) -> dict[str, object]:
    """Lock the file for readers."""
    return {"encryption": pikepdf.Encryption(owner="x", user="y", R=4), "version": "1.6"}


def round_structure(pdf: Pdf) -> None:
    """Let a structure and its parent tree lead round in a circle."""
    kid, tree = pdf.make_indirect(Dictionary(S=Name.Document)), pdf.make_indirect(Dictionary())
    kid.K, tree.Kids = Array([kid]), Array([tree, tree])
    pdf.Root.StructTreeRoot = Dictionary(K=kid, ParentTree=tree)


def flat_letters(pdf: Pdf) -> None:
    """Write in a font whose letters have no size."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([0] * 6), CharProcs=Dictionary())
    draw(pdf, "BT /T 12 Tf 99 99 Td (a) Tj ET", Font={"/T": font})


def names_itself(pdf: Pdf) -> None:
    """Place a form that places itself."""
    form = pdf.make_indirect(pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form))
    form.BBox, form.Resources = Array([0, 0, 9, 9]), Dictionary(XObject=Dictionary(X=form))
    draw(pdf, "/X Do", XObject={"/X": form})


ODD: list[tuple[Change, int, str]] = [
    (no_pages, 1, "has no pages"),
    (password, 1, "is locked with a password"),
    (all_of(box(0, 0, 2e6, 2e6), image(10, 72)), 1, "page 3: 27777.778 x 27777.778 in"),
    (nest(12, 10), 0, "more than can be followed"),
    (names_itself, 0, "nothing found"),
    (round_structure, 0, "nothing found"),
    (flat_letters, 0, "nothing found"),
    (code("Q Q ET 1e40 0 0 1 0 0 cm 9e99 w 0 0 m 9e99 9e99 l S"), 0, "page 3"),
    (
        lambda pdf: setattr(pdf.pages[2].obj, "Contents", pdf.make_stream(bytes(range(256)) * 9)),
        0,
        "an operator there is none of",
    ),
]


@pytest.mark.parametrize(("odd", "code", "said"), ODD)
def test_an_odd_file(
    odd: Change, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in words; a copy with the findings drawn on it can be written wherever there are findings."""
    path = tmp_path / "odd.pdf"
    with Pdf.open(BytesIO(clean("rgb", 24))) as pdf:
        told = odd(pdf)
        path.write_bytes(saved(pdf, **(told if isinstance(told, dict) else {})))
    held = ["preflight", str(path), "--printer", "kdp-paperback", "--marked", str(tmp_path / "found.pdf")]
    assert run(held) == code
    out = capsys.readouterr()
    assert said in out.out + out.err
