"""The client: OpenAI's own, for whichever host the user's account names, with every choice of ours in one place.

It never repeats a request by itself (a repeated picture is a second bill), waits ten minutes for a picture, and
says who asks only as a random name made up for this computer.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from picturebook.digest import sha256
from picturebook.errors import IllustratorFailed
from picturebook.storyboard.request import Request
from picturebook.studio.account import KEY, Account, config_folder
from picturebook.studio.models import model_of
from picturebook.studio.trouble import trouble_of
from picturebook.studio.whole import write_whole

if TYPE_CHECKING:
    from openai import OpenAI

SLOWEST = 600.0  # seconds: two references at the highest quality were seen to take four minutes
_CONNECT = 20.0
_HOST = "https://api.openai.com/v1"


def open_client(own: Account) -> OpenAI:
    """Return a client for an account. Raises IllustratorFailed if there is no key."""
    import httpx2
    import openai

    hold_key(own)
    timeout = httpx2.Timeout(SLOWEST, connect=_CONNECT)
    # A redirected request would take its pictures to a host nobody named; plain http goes through no proxy.
    transport = openai.DefaultHttpx2Client(
        follow_redirects=False, timeout=timeout, trust_env=not (own.base_url or "").startswith("http:")
    )
    return openai.OpenAI(
        api_key=own.key.reveal(),
        base_url=own.base_url or _HOST,  # told always: the client would read an address set to nothing
        max_retries=0,
        timeout=timeout,
        http_client=transport,
    )


def hold_key(own: Account) -> None:
    """Raise IllustratorFailed if an account has no key."""
    if not own.key:
        told = f"export {KEY}=…  with a key of your account; to rehearse without one: picturebook stub-studio"
        raise IllustratorFailed("there is no key to draw with", told)


@lru_cache(maxsize=1)
def safety_identifier() -> str:
    """Return who asks, as a hash of a random name kept in the user's configuration: nobody's key or address."""
    path = config_folder(os.environ) / "somebody"
    try:
        name = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if not name:
        name = uuid4().hex
        with suppress(OSError):  # another name next time is no harm
            write_whole(path, name.encode("ascii"))
    return sha256(f"picturebook {name}".encode())[:32]


def parameters_of(request: Request) -> dict[str, Any]:
    """Return what the Images API is asked with, whichever way it goes out: no more than the model takes."""
    wide, high = request.pixels
    return model_of(request.model).allowed(
        {
            "model": request.model,
            "prompt": request.prompt or "",
            "size": f"{wide}x{high}",
            "n": 1,
            "safety_identifier": safety_identifier(),
            **dict(request.settings),
        }
    )


def model_warnings(client: OpenAI, model: str) -> tuple[str, ...]:
    """Return what the host says of a model's end, else what we know of it. Free of charge."""
    import openai

    known = model_of(model).ending
    more = (known,) if known else ()
    try:
        found = client.models.retrieve(model, timeout=_CONNECT)
    except openai.NotFoundError:
        return (f"the host has no model {model}", *more)
    except Exception as problem:
        if trouble_of(problem) is None:
            raise
        return more  # it is asked for a warning, and whoever cannot warn has none
    day = getattr(found, "shutdown_date", None)
    if not day:
        return more
    return (f"{model} will be shut down on {day}: finish the book before, or choose another --model",)
