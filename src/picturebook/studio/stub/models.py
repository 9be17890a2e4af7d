"""The models this host knows: qualities, what each must not be sent, and what their tokens cost.

As the service listed them in November 2026; anything else is answered with 404, as models that are gone are.
"""

from __future__ import annotations

from picturebook.record import record
from picturebook.studio.stub.wire import Refused
from picturebook.studio.tokens import FACTORS

_TWO, _KINDS = ("", "-2026-04-21"), ("flare", "sunburst")


@record
class ImageModel:
    """One model: USD for a million tokens is micros for one."""

    name: str
    created: int
    factors: str  # whose token factors, in studio/tokens.py
    text_in: int = 5
    image_in: int = 8
    image_out: int = 30
    extra: tuple[str, ...] = ()  # parameters beyond those every model takes

    @property
    def qualities(self) -> dict[str, int]:
        """Each quality with its factor."""
        return FACTORS[self.factors]

    def micros(self, text: int, image: int, output: int) -> int:
        """Return what so many tokens cost."""
        return text * self.text_in + image * self.image_in + output * self.image_out


def _models() -> dict[str, ImageModel]:
    two = [ImageModel(name=f"gpt-image-2{date}", created=1776729600, factors="gpt-image-2") for date in _TWO]
    half = [
        ImageModel(
            name=f"gpt-image-2.5-{kind}{date}", created=1788825600, factors="gpt-image-2.5", extra=("markup",)
        )
        for kind in _KINDS
        for date in ("", "-2026-09-08")
    ]
    newest = ("markup", "complexity")
    six = [
        ImageModel(name=f"gpt-image-2.6-{kind}", created=1793750400, factors="gpt-image-2.5", extra=newest)
        for kind in _KINDS
    ]
    return {one.name: one for one in (*two, *half, *six)}


MODELS = _models()


def model_called(name: object) -> ImageModel:
    """Return a model. Raises Refused (404) for one this host does not have."""
    if isinstance(name, str) and name in MODELS:
        return MODELS[name]
    raise gone(str(name))


def gone(name: str) -> Refused:
    """Return the refusal of a model that is not there, or not any more."""
    said = f"The model '{name[:100]}' does not exist or you do not have access to it."
    return Refused(404, said, code="model_not_found", param="model")
