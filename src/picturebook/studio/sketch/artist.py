"""The sketch artist: the offline illustrator that ships. Free, quick, and the same picture every time.

It reads the brief and nothing else, draws it as vector shapes, rasterises them with resvg (no system fonts, no
file, no network) and lays paper over it. What it cannot draw stands in the take's record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from picturebook.digest import Json
from picturebook.storyboard.brief import Brief, brief_digest
from picturebook.storyboard.request import Request
from picturebook.storyboard.shots import Aspect
from picturebook.studio.illustrator import Abilities, Drawn, Failed, Journal, Outcome
from picturebook.studio.sketch.light import Air

VERSION = "sketch-1"  # raised when the same brief would give another picture
_SIZES = (
    (Aspect.SQUARE, (1536, 1536)),
    (Aspect.LANDSCAPE, (1728, 1296)),
    (Aspect.WIDE, (1536, 1024)),
    (Aspect.PANORAMA, (2304, 1152)),
    (Aspect.PORTRAIT, (1296, 1728)),
    (Aspect.TALL, (1024, 1536)),
)
_PENCIL, _INK = "#6a564b", "#3d3533"


class SketchArtist:
    """Draws briefs as picture-book sketches."""

    @property
    def abilities(self) -> Abilities:
        """Free, offline, and draws from the brief itself."""
        return Abilities(
            name="sketch", model=VERSION, free=True, offline=True, reads_prompt=False, sizes=_SIZES
        )

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Draw each request in turn, two at a time: rasterising leaves the interpreter free."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(max_workers=2) as pool:
            yield from pool.map(_drawn, requests)


def _drawn(request: Request) -> Outcome:
    from picturebook.studio.sketch.scene import read_scene
    from picturebook.studio.sketch.stage import compose, sheet_for

    brief, calm = request.brief, request.composition.calm
    scene = read_scene(brief)
    sheet = sheet_for(request.pixels, calm, _line(brief))
    picture = compose(scene, sheet, calm, brief_digest(brief))
    plan: dict[str, Json] = {
        "setting": scene.setting,
        "time": scene.time,
        "weather": scene.weather,
        "cast": {one.entry.name: f"{one.pose.value}, {one.mood.value}" for one in scene.actors},
        "things": [thing.name for thing in scene.things],
    }
    record: tuple[tuple[str, Json], ...] = (
        ("boxes", {name: list(box) for name, box in picture.boxes}),
        ("heads", {name: list(box) for name, box in picture.heads}),
        ("cannot_draw", list(picture.not_drawn)),
        ("plan", plan),
    )
    try:
        data = rasterise(picture.svg, picture.air)
    except ValueError as problem:
        return Failed(request=request, reason=f"the sketch could not be rasterised: {problem}")
    return Drawn(request=request, data=data, media_type="image/png", record=record)


def rasterise(svg: str, air: Air) -> bytes:
    """Return a drawing as PNG on paper. Raises ValueError if resvg cannot read it."""
    import resvg_py

    from picturebook.studio.sketch.texture import on_paper

    return on_paper(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)), air)


def _line(brief: Brief) -> str:
    """Return the colour of outlines: a pencil's, or darker where the art direction asks for ink."""
    said = " ".join(value for _, value in brief.art).lower()
    return _INK if "ink" in said.split() and "pencil" not in said else _PENCIL
