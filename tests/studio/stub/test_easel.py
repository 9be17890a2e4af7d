"""Pictures: model sheets, and how the turn and the references change what is drawn."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from picturebook.studio.stub.asking import Asked, check_order
from picturebook.studio.stub.easel import Easel

CAST = "# Cast\nPim: small grey mouse, round brass glasses. Colours: scarf red.\n"


def asked(scene: str, size: str = "1024x1024") -> Asked:
    """Order a picture of Pim."""
    return check_order({"prompt": f"# Scene\n{scene}\n{CAST}", "size": size}, "images/generations")


def drawn(order: Asked, turn: int = 0, *, blind: bool = False) -> bytes:
    """Draw an order as a sketch."""
    return Easel(fast=False).draw(order, turn, blind=blind)


def test_a_model_sheet_is_a_figure_on_plain_ground() -> None:
    """The corners are bare and the middle is not."""
    with Image.open(BytesIO(drawn(asked("Model sheet: Pim, neutral, front view.", "1024x1536")))) as sheet:
        corners = {sheet.getpixel(at) for at in ((3, 3), (1020, 3), (3, 1530), (1020, 1530))}
        assert len(corners) == 1
        assert sheet.size == (1024, 1536)
        assert len(sheet.crop((300, 300, 700, 1400)).getcolors(1 << 20) or []) > 50


def test_a_front_is_one_figure_though_its_prompt_speaks_of_grids() -> None:
    """What is asked for stands under the scene; elsewhere a prompt says what it does not want."""
    scene = (
        f"# Scene\nModel sheet of Pim: neutral front view.\n{CAST}# Expression\nNeutral, no grid of faces.\n"
    )
    order = check_order({"prompt": scene, "size": "1024x1024"}, "images/generations")
    with Image.open(BytesIO(drawn(order))) as sheet:
        ground = sheet.getpixel((2, 2))
        assert {sheet.getpixel((at, y)) for at in (5, 1018) for y in range(0, 1024, 8)} == {ground}
        assert sheet.getpixel((512, 512)) != ground


def test_an_expression_grid_has_twelve_faces() -> None:
    """Each of its twelve fields has somebody in it."""
    with Image.open(
        BytesIO(drawn(asked("Model sheet: expression grid of twelve faces.", "1536x1152")))
    ) as sheet:
        ground = sheet.getpixel((2, 2))
        for at in range(12):
            x, y = at % 4 * 384, at // 4 * 384
            colours = sheet.crop((x, y, x + 384, y + 384)).getcolors(1 << 20) or []
            assert sum(count for count, colour in colours if colour != ground) > 5_000


def test_a_sheet_is_a_grid_only_where_its_scene_asks_for_one() -> None:
    """Our own template speaks of grids in every sheet's words."""
    more = "# Expression\nNeutral, unless the scene asks for a grid of faces.\n"
    order = check_order(
        {"prompt": f"# Scene\nModel sheet: Pim, front view.\n{CAST}{more}", "size": "1536x1152"},
        "images/generations",
    )
    with Image.open(BytesIO(drawn(order))) as sheet:
        assert len(sheet.crop((0, 0, 384, 1152)).getcolors(1 << 20) or []) == 1


def test_the_same_turn_is_the_same_bytes_and_the_next_another() -> None:
    """Deterministic, and never twice the same."""
    order = asked("Pim waves.")
    assert drawn(order) == drawn(order) != drawn(order, 1)


def test_somebody_who_saw_no_reference_draws_somebody_else() -> None:
    """The likeness is gone."""
    order = asked("Pim waves.")
    assert drawn(order) != drawn(order, blind=True)
