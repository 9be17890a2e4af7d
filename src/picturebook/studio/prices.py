"""What a picture costs, before and after: from a dated file that ships, under the user's own.

    load_prices(own).estimate(model, Sending(...)) -> Estimate      before: a formula fitted to reported usage
    load_prices(own).cost(model, Usage(...)) -> int                 after: the usage the host reported

Amounts are millionths of a US dollar, tokens whole numbers. A model whose price nobody wrote down is not drawn
with: money never goes out at an unknown price.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from pathlib import Path

from picturebook.diagnostics import Diagnostic
from picturebook.errors import DiskError, IllustratorFailed, SourceError
from picturebook.fields import Fields, read_toml
from picturebook.record import record
from picturebook.studio.tokens import picture_tokens, reference_tokens, text_tokens

_BUNDLED = Path(__file__).with_name("prices.toml")
_OUTER_TOKENS = 400  # what a conversation's model reads and says round one picture, beside the prompt itself


@record
class Rate:
    """One model's prices in millionths of a dollar for a token, and the weight of each quality."""

    model: str
    text_in: Decimal
    image_in: Decimal
    image_out: Decimal
    factors: tuple[tuple[str, int], ...]
    assumed: bool = False
    source: str = ""


@record
class Outer:
    """A conversation's model: what a token it reads and one it writes cost, in millionths of a dollar."""

    model: str
    text_in: Decimal
    text_out: Decimal
    source: str = ""

    def cost(self, read: int, said: int) -> int:
        """Return what so many tokens cost, rounded up."""
        return int((read * self.text_in + said * self.text_out).to_integral_value(ROUND_CEILING))


@record
class Sending:
    """What is about to be sent, as far as it costs: pixels asked for, quality, prompt, sizes of the references."""

    pixels: tuple[int, int]
    quality: str
    prompt: str
    references: tuple[tuple[int, int], ...] = ()
    batch: bool = False
    outer: str | None = None  # the conversation's model it goes by way of


@record
class Usage:
    """What a host says it counted: for the picture, and what a conversation's model read and said around it."""

    text: int = 0
    image: int = 0
    output: int = 0
    outer_in: int = 0
    outer_out: int = 0


@record
class Estimate:
    """What a request will probably cost, and the tokens that says it."""

    micros: int
    text_tokens: int
    image_tokens: int
    output_tokens: int
    assumed: bool = False


@record
class Prices:
    """A price list and its day."""

    read: str
    batch: Decimal
    rates: tuple[Rate, ...]
    file: Path
    outers: tuple[Outer, ...] = ()

    def rate(self, model: str) -> Rate:
        """Return a model's rate: its own, or that of the longest family it belongs to. Raises IllustratorFailed."""
        families = [one for one in self.rates if model == one.model or model.startswith(f"{one.model}-")]
        if families:
            return max(families, key=lambda one: len(one.model))
        known = ", ".join(one.model for one in self.rates)
        told = f'write [models."{model}"] with text_in, image_in, image_out and factors into {own_file()}'
        raise IllustratorFailed(f"nobody wrote down what {model} costs; priced are: {known}", told)

    def estimate(self, model: str, sending: Sending) -> Estimate:
        """Return what a request will probably cost. Raises IllustratorFailed for a model or quality unpriced."""
        rate = self.rate(model)
        factor = dict(rate.factors).get(sending.quality)
        if factor is None:
            known = ", ".join(name for name, _ in rate.factors)
            raise IllustratorFailed(f"{model} has no quality “{sending.quality}”", f"one of: {known}")
        text = text_tokens(sending.prompt)
        image = sum(reference_tokens(*size) for size in sending.references)
        output = picture_tokens(*sending.pixels, factor)
        usage = Usage(text=text, image=image, output=output)
        # It reads the words and the references, and says the words once more to the tool.
        around = Usage(outer_in=text + image + _OUTER_TOKENS, outer_out=text + _OUTER_TOKENS)
        return Estimate(
            micros=self.cost(model, usage, batch=sending.batch) + self.outer_cost(sending.outer, around),
            text_tokens=text,
            image_tokens=image,
            output_tokens=output,
            assumed=rate.assumed,
        )

    def cost(self, model: str, usage: Usage, *, batch: bool = False) -> int:
        """Return what a picture's reported usage costs, rounded up. Raises IllustratorFailed for a model unpriced."""
        rate = self.rate(model)
        micros = usage.text * rate.text_in + usage.image * rate.image_in + usage.output * rate.image_out
        return int((micros * (self.batch if batch else 1)).to_integral_value(ROUND_CEILING))

    def outer(self, model: str) -> Outer | None:
        """Return the rate of a conversation's model, its own or its family's; None where nobody wrote it down."""
        known = [one for one in self.outers if model == one.model or model.startswith(f"{one.model}-")]
        return max(known, key=lambda one: len(one.model), default=None)

    def outer_cost(self, model: str | None, usage: Usage) -> int:
        """Return what a conversation's model cost around a picture; nothing where there is none, or none is priced."""
        rate = self.outer(model) if model else None
        return rate.cost(usage.outer_in, usage.outer_out) if rate else 0


def load_prices(own: Path | None = None) -> Prices:
    """Return the bundled prices with the user's own laid over. Raises SourceError, DiskError."""
    bundled = _read(_BUNDLED)
    if own is None:
        return bundled
    mine = _read(own)
    names = {rate.model for rate in mine.rates}
    rest = tuple(rate for rate in bundled.rates if rate.model not in names)
    spoken = {one.model for one in mine.outers}
    others = tuple(one for one in bundled.outers if one.model not in spoken)
    return replace(mine, rates=(*mine.rates, *rest), outers=(*mine.outers, *others))


def own_file() -> Path:
    """Return where the user's own prices are looked for."""
    import os

    from picturebook.studio.account import config_folder

    return config_folder(os.environ) / "prices.toml"


def _read(path: Path) -> Prices:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise DiskError(f"cannot read the prices {path}: {problem.strerror}", "make it readable") from None
    except UnicodeDecodeError:
        raise SourceError(f"{path} is not UTF-8", "save it as UTF-8") from None
    node, broken = read_toml(text, file=str(path))
    complaints: list[Diagnostic] = list(broken)
    fields = Fields(node, complaints)
    models = fields.sub("models")
    rates = []
    for name, _, value in (models.node.pairs or ()) if models else ():
        rates.append(_rate(name, Fields(value, complaints)))
    talking = fields.sub("outer")
    outers = (
        [_outer(name, Fields(value, complaints)) for name, _, value in talking.node.pairs or ()]
        if talking
        else []
    )
    found = Prices(
        read=fields.text("read") or "an unknown day",
        batch=_dollars(fields, "batch", "0.5"),
        rates=tuple(rates),
        outers=tuple(outers),
        file=path,
    )
    fields.finish()
    if complaints:
        raise SourceError(complaints)
    return found


def _rate(model: str, fields: Fields) -> Rate:
    factors = fields.sub("factors")
    found = Rate(
        model=model,
        text_in=_dollars(fields, "text_in"),
        image_in=_dollars(fields, "image_in"),
        image_out=_dollars(fields, "image_out"),
        factors=tuple((name, factors.integer(name, 0)) for name, _, _ in factors.node.pairs or ())
        if factors
        else (),
        assumed=fields.flag("assumed"),
        source=fields.text("source") or "",
    )
    fields.finish()
    return found


def _outer(model: str, fields: Fields) -> Outer:
    found = Outer(
        model=model,
        text_in=_dollars(fields, "text_in"),
        text_out=_dollars(fields, "text_out"),
        source=fields.text("source") or "",
    )
    fields.finish()
    return found


def _dollars(fields: Fields, key: str, default: str | None = None) -> Decimal:
    """Read dollars for a million tokens: the same number is millionths of a dollar for one."""
    text = fields.text(key, default)
    try:
        found = Decimal(text or "")
    except InvalidOperation:
        found = Decimal("NaN")
    if found.is_finite() and found >= 0:
        return found
    fields.complain("price", f"{key} wants a price", fields.where(key) or fields.node.span, f"{key} = 8.00")
    return Decimal(0)
