"""The images endpoints as the real client meets them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from picturebook.studio.stub import StubStudio

openai = pytest.importorskip("openai", reason="the stub is held against the real client")

MODEL = "gpt-image-2.6-sunburst"


def png(width: int = 64, height: int = 64, colour: Any = "red", mode: str = "RGB") -> bytes:
    """Make a picture to send."""
    out = BytesIO()
    Image.new(mode, (width, height), colour).save(out, "PNG")
    return out.getvalue()


def webp(width: int, height: int) -> bytes:
    """Make a clear picture of another kind."""
    out = BytesIO()
    Image.new("RGBA", (width, height)).save(out, "WEBP", lossless=True)
    return out.getvalue()


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubStudio]:
    """Open a stub that draws flat colours."""
    with StubStudio(tmp_path / "stub", fast=True) as found:
        yield found


@pytest.fixture
def client(stub: StubStudio) -> Iterator[Any]:
    """Open the real client on it, as strict as it can be."""
    with openai.OpenAI(
        api_key="sk-stub", base_url=stub.base_url, max_retries=0, timeout=20, _strict_response_validation=True
    ) as found:
        yield found


def opened(reply: Any) -> tuple[str | None, tuple[int, int]]:
    """Return format and size of the first picture of a reply."""
    with Image.open(BytesIO(base64.b64decode(reply.data[0].b64_json))) as image:
        return image.format, image.size


def test_a_picture_comes_in_exactly_the_size_asked_for(client: Any) -> None:
    """Width and height are those of the order, whatever the sketch artist would choose."""
    reply = client.images.generate(model=MODEL, prompt="A boat.", size="1536x1024", quality="low")
    assert opened(reply) == ("PNG", (1536, 1024))
    assert (reply.size, reply.quality, reply.output_format) == ("1536x1024", "low", "png")


def test_usage_follows_the_documented_formulas(client: Any) -> None:
    """Two references of 1024 px and a low square: 2048 and 196 tokens."""
    files = [(f"{at}.png", png(1024, 1024), "image/png") for at in range(2)]
    usage = client.images.edit(
        model=MODEL, image=files, prompt="A boat.", size="1024x1024", quality="low"
    ).usage
    assert usage.input_tokens_details.image_tokens == 2048
    assert usage.output_tokens == 196
    assert usage.total_tokens == usage.input_tokens + usage.output_tokens


def test_the_ledger_says_what_a_real_host_would_have_billed(stub: StubStudio, client: Any) -> None:
    """Tokens of each kind times their rates, with the digests of what was sent and not a byte of it."""
    reply = client.images.edit(
        model=MODEL, image=("a.png", png(), "image/png"), prompt="A boat.", size="1024x1024", quality="high"
    )
    (entry,) = stub.ledger()
    told = reply.usage.input_tokens_details
    assert entry["billed_micros"] == told.text_tokens * 5 + told.image_tokens * 8 + 1756 * 30
    assert entry["request_id"] == reply._request_id
    assert (entry["endpoint"], entry["outcome"], len(entry["references"])) == (
        "POST images/edits",
        "answered",
        1,
    )


def test_two_calls_of_one_prompt_are_two_pictures(client: Any) -> None:
    """There is no seed: each turn differs."""
    first, second = (
        client.images.generate(model=MODEL, prompt="A boat.", size="1024x1024").data[0].b64_json
        for _ in range(2)
    )
    assert first != second


def test_a_stub_started_anew_draws_the_same_first_picture(tmp_path: Path) -> None:
    """The same turn of the same order is the same picture."""
    drawn = []
    for name in ("one", "two"):
        with (
            StubStudio(tmp_path / name, fast=True) as stub,
            openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
        ):
            drawn.append(client.images.generate(model=MODEL, prompt="A boat.").data[0].b64_json)
    assert drawn[0] == drawn[1]


def test_the_sketch_artist_draws_the_prompt(tmp_path: Path) -> None:
    """Without `fast` it is a sketch, and it still varies from call to call."""
    prompt = "# Scene\nPim waves.\n\n# Cast\nPim: small grey mouse.\n\n# Art\nMedium: soft watercolour.\n"
    with (
        StubStudio(tmp_path, fast=False) as stub,
        openai.OpenAI(api_key="k", base_url=stub.base_url, max_retries=0) as client,
    ):
        first, second = (
            client.images.generate(model=MODEL, prompt=prompt, size="1024x640") for _ in range(2)
        )
    assert opened(first) == opened(second) == ("PNG", (1024, 640))
    assert first.data[0].b64_json != second.data[0].b64_json
    assert len(first.data[0].b64_json) > 100_000


def test_references_travel_as_file_ids(stub: StubStudio, client: Any) -> None:
    """A reference uploaded once is named by its id in a JSON body."""
    from openai.types import ImagesResponse

    file = client.files.create(file=("pim.png", png(1024, 1024), "image/png"), purpose="vision")
    url = "data:image/png;base64," + base64.b64encode(png(1024, 512)).decode()
    body = {
        "model": MODEL,
        "prompt": "Pim.",
        "images": [{"file_id": file.id}, {"image_url": url}],
        "size": "1024x1024",
    }
    reply = client.post("/images/edits", body=body, cast_to=ImagesResponse)
    assert reply.usage.input_tokens_details.image_tokens == 1024 + 512
    assert len(stub.ledger()[-1]["references"]) == 2


def test_a_mask_leaves_the_rest_nearly_alone(client: Any) -> None:
    """Only where the mask is clear is anything drawn; the rest drifts a little, as it does in life."""
    mask = Image.new("RGBA", (1024, 1024), "black")
    mask.paste((0, 0, 0, 0), (0, 0, 512, 1024))
    out = BytesIO()
    mask.save(out, "PNG")
    reply = client.images.edit(
        model=MODEL, image=("a.png", png(1024, 1024, "white"), "image/png"), prompt="Red.", size="1024x1024",
        mask=("m.png", out.getvalue(), "image/png"),
    )  # fmt: skip
    with Image.open(BytesIO(base64.b64decode(reply.data[0].b64_json))) as image:
        right = image.getpixel((900, 500))
        left = image.getpixel((100, 500))
    assert min(right) > 235
    assert left != right


def test_every_reply_carries_its_id_and_the_pace(client: Any) -> None:
    """Also a refusal does."""
    raw = client.images.with_raw_response.generate(model=MODEL, prompt="A boat.")
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(model=MODEL, prompt="A boat.", size="100x100")
    for headers in (raw.headers, caught.value.response.headers):
        assert headers["x-request-id"].startswith("req_")
        assert {f"x-ratelimit-{part}-images" for part in ("limit", "remaining", "reset")} <= set(headers)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"size": "1000x1000"}, "invalid_value"),
        ({"size": "512x512"}, "invalid_value"),
        ({"size": "3072x512"}, "invalid_value"),
        ({"size": "3840x2176"}, "invalid_value"),
        ({"quality": "ultra"}, "invalid_value"),
        ({"model": "gpt-image-2", "quality": "xhigh"}, "invalid_value"),
        ({"prompt": "x" * 32_001}, "string_above_max_length"),
        ({"prompt": " "}, "missing_required_parameter"),
        ({"n": 11}, "invalid_value"),
        ({"response_format": "b64_json"}, "unknown_parameter"),
        ({"extra_body": {"seed": 4}}, "unknown_parameter"),
        ({"extra_body": {"input_fidelity": "high"}}, "invalid_input_fidelity_model"),
        ({"output_compression": 50}, "invalid_value"),
    ],
)
def test_what_the_service_refuses_is_refused(stub: StubStudio, client: Any, wrong: Any, code: str) -> None:
    """With the service’s own code, and nothing is billed."""
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(**{"model": MODEL, "prompt": "A boat.", **wrong})
    assert caught.value.code == code
    assert stub.billed() == 0


@pytest.mark.parametrize(
    ("image", "code"),
    [
        (b"raw bytes are sent without a name", "unsupported_file_mimetype"),
        (("a.jpg", png(), "image/jpeg"), "invalid_image_file"),
        (("a.png", b"not a picture", "image/png"), "invalid_image_file"),
        (("a.png", png()[:60], "image/png"), "invalid_image_file"),
        (("a.gif", b"GIF89a", "image/gif"), "unsupported_file_mimetype"),
        ([("a.png", png(), "image/png")] * 17, "array_above_max_length"),
    ],
)
def test_a_picture_that_is_not_what_it_is_called_is_refused(client: Any, image: Any, code: str) -> None:
    """The kind that is said must be the kind that is sent."""
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(model=MODEL, image=image, prompt="Pim.")
    assert caught.value.code == code


def test_a_mask_of_another_size_is_refused(client: Any) -> None:
    """The mask belongs to the first image."""
    mask = ("m.png", png(32, 32, (0, 0, 0, 0), "RGBA"), "image/png")
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(model=MODEL, image=("a.png", png(), "image/png"), mask=mask, prompt="Pim.")
    assert caught.value.param == "mask"


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("mask", ("m.png", png(64, 64, "black"), "image/png")),
        ("mask", ("m.webp", webp(64, 64), "image/webp")),
        ("mask", ("m.png", png(64, 64, (0, 0, 0, 0), "RGBA") + b"\0" * 4_000_000, "image/png")),
        ("markup", ("m.png", png(64, 64, "black"), "image/png")),
        ("markup", ("m.png", png(64, 64, (0, 0, 0, 255), "RGBA"), "image/png")),
        ("markup", ("m.png", png(32, 64, (0, 0, 0, 0), "RGBA"), "image/png")),
    ],
)
def test_a_pointer_the_service_would_not_take_is_refused(
    stub: StubStudio, client: Any, kind: str, sent: Any
) -> None:
    """Without an alpha channel, of another kind or size, too heavy, with nothing clear in it."""
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(model=MODEL, image=("a.png", png(), "image/png"), prompt="Pim.", **{kind: sent})
    assert (caught.value.param, stub.billed()) == (kind, 0)


def test_mask_and_markup_do_not_go_together(client: Any) -> None:
    """One points, or the other."""
    clear = ("m.png", png(64, 64, (0, 0, 0, 0), "RGBA"), "image/png")
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(
            model=MODEL, image=("a.png", png(), "image/png"), prompt="Pim.", mask=clear, markup=clear
        )
    assert caught.value.param == "markup"


def test_an_older_model_takes_no_markup(client: Any) -> None:
    """As the service says."""
    clear = ("m.png", png(64, 64, (0, 0, 0, 0), "RGBA"), "image/png")
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(
            model="gpt-image-2", image=("a.png", png(), "image/png"), prompt="Pim.", markup=clear
        )
    assert (caught.value.param, caught.value.code) == ("markup", "unknown_parameter")


def test_a_markup_points_at_the_box_of_what_it_draws(client: Any) -> None:
    """There the first image is painted as the change says, and elsewhere it drifts."""
    overlay = Image.new("RGBA", (1024, 1024))
    overlay.paste((255, 0, 200, 255), (100, 100, 140, 400))
    overlay.paste((255, 0, 200, 255), (360, 100, 400, 400))
    out = BytesIO()
    overlay.save(out, "PNG")
    reply = client.images.edit(
        model=MODEL, image=("a.png", png(1024, 1024, (200, 200, 200)), "image/png"), size="1024x1024",
        prompt="# Change\nmake it red\n# Scene\nPim.", markup=("m.png", out.getvalue(), "image/png"),
    )  # fmt: skip
    with Image.open(BytesIO(base64.b64decode(reply.data[0].b64_json))) as image:
        inside, rest = image.getpixel((250, 250)), image.getpixel((700, 700))
    assert inside[0] > 1.5 * inside[2]
    assert max(rest) - min(rest) < 30 and rest != (200, 200, 200)


def test_without_a_key_nothing_is_drawn(stub: StubStudio) -> None:
    """An empty key is no key."""
    with (
        openai.OpenAI(api_key=" ", base_url=stub.base_url, max_retries=0) as client,
        pytest.raises(openai.AuthenticationError),
    ):
        client.images.generate(model=MODEL, prompt="A boat.", extra_headers={"Authorization": "Bearer"})


@pytest.mark.parametrize("model", ["gpt-image-1", "dall-e-3"])
def test_a_model_that_is_gone_is_not_found(client: Any, model: str) -> None:
    """Neither its card nor a picture of it."""
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve(model)
    with pytest.raises(openai.NotFoundError) as caught:
        client.images.generate(model=model, prompt="A boat.")
    assert caught.value.code == "model_not_found"


def test_a_file_nobody_uploaded_is_not_found(client: Any) -> None:
    """Its id is named."""
    body = {"model": MODEL, "prompt": "Pim.", "images": [{"file_id": "file-none"}]}
    with pytest.raises(openai.NotFoundError, match="file-none"):
        client.post("/images/edits", body=body, cast_to=object)


def test_several_pictures_are_billed_each(stub: StubStudio, client: Any) -> None:
    """n pictures cost n times one."""
    client.images.generate(model=MODEL, prompt="A boat.", n=1)
    client.images.generate(model=MODEL, prompt="A boat.", n=3)
    one, three = (entry["billed_micros"] for entry in stub.ledger())
    assert three == 3 * one
