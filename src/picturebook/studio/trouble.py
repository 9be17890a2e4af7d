"""Trouble with a host, sorted by what can be done: wait and ask again, never ask again, or ask a person.

What matters is whether anything can have been billed. Before the request has gone out nothing was; after it has,
silence may mean a picture that was made and lost, so nobody but a person asks again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from picturebook.manuscript.discretion import hush
from picturebook.record import record
from picturebook.studio.hiring import AGAIN
from picturebook.studio.pace import seconds_of

_NO_MONEY = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded")
_LONGEST = 120.0  # seconds: a host that wants more is asked another day
_SHORT = 2.0
_UNTOLD = 10.0  # seconds to wait where a host that is asked too often does not say how long
# A gateway that gave up waiting (408, 504, and 524 by Cloudflare) says nothing of the picture behind it.
_GAVE_UP = (408, 504, 524)
_LETTERS = 200  # of a host's own words
_AGAIN_IN = re.compile(r"try again (?:in|after) (\d[\d.]* ?[a-z]+(?: ?\d[\d.]* ?[a-z]+)*)", re.I)
_Found = TypeVar("_Found")


@record
class Trouble:
    """What went wrong: whether to ask again, after how long, and whether it can have been paid for."""

    reason: str
    hint: str | None = None
    again: bool = False
    wait: float = 0.0
    paid: str = "no"  # "no" | "unknown" | "later": it goes on at the host and can be fetched
    slower: bool = False  # the host only asks for more time between two pictures
    outer: tuple[int, int] = (0, 0)  # tokens a conversation's model read and said, though no picture came
    refused: tuple[str, ...] | None = None  # what a moderation found, where it was one; () if it did not say


class Unreadable(ValueError):
    """An answer that is not what the host's service sends: a page of a network one has to sign in to."""


def trouble_of(problem: BaseException) -> Trouble | None:
    """Sort an exception of the client; None for one that is not the host's doing."""
    import httpx2
    import openai

    if isinstance(problem, openai.APIStatusError):
        return _answered(problem)
    if isinstance(problem, openai.APIConnectionError | httpx2.TransportError):
        cause = problem if isinstance(problem, httpx2.TransportError) else problem.__cause__
        before = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)
        if isinstance(cause, before):
            told = "look at the connection, and at OPENAI_BASE_URL if you set one"
            return Trouble(reason="the host cannot be reached", hint=told, again=True, wait=_SHORT)
        what = "did not answer in time" if isinstance(cause, httpx2.TimeoutException) else "broke off"
        return lost(f"the host {what} after the request had gone out")
    if isinstance(problem, openai.APIResponseValidationError | ValueError):
        return lost("the host’s answer cannot be read")
    return None


def lost(reason: str) -> Trouble:
    """Return trouble nobody can see behind: it may have been paid for."""
    told = f"it may have been billed; to send it again all the same: {AGAIN}"
    return Trouble(reason=reason, hint=told, paid="unknown")


def unknown_there(what: str) -> Trouble:
    """Return trouble with a job its host does not know: it may be another host, or another account's key."""
    told = "say the same again with the key and the host it was asked with, and it is fetched; "
    told += f"it may have been billed; to send it again all the same: {AGAIN}"
    return Trouble(reason=f"the host does not know {what}", hint=told, paid="unknown")


def read(found: _Found, *parts: str) -> _Found:
    """Return an answer that is an object of the host's service and has these parts; the client hands on anything.

    Raises Unreadable.
    """
    if isinstance(found, str | bytes) or any(getattr(found, part, None) is None for part in parts):
        raise Unreadable
    return found


def _answered(problem: Any) -> Trouble:
    body = problem.body if isinstance(problem.body, Mapping) else {}
    status, headers = int(problem.status_code), problem.response.headers
    if status in _GAVE_UP:
        return lost(f"the host did not answer in time ({status}) after the request had gone out")
    return refusal(status, body, headers)


def refusal(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Trouble:
    """Sort an error a host answered with: its status, its error object, its headers."""
    code, said = str(body.get("code") or ""), str(body.get("message") or "")
    if code == "moderation_blocked":
        return moderated(body)
    if status == 429 and code not in _NO_MONEY:
        return _too_fast(_asked(headers or {}, said))
    if status >= 500:
        told = "the trouble is at the host: try again later"
        wait = _asked(headers or {}, "")
        again = wait is None or wait <= _LONGEST
        return Trouble(
            reason=f"the host failed ({status})",
            hint=told,
            again=again,
            wait=_SHORT if wait is None else wait,
        )
    return _refused(status, code, said)


def _too_fast(wait: float | None) -> Trouble:
    seconds = _UNTOLD if wait is None else wait
    again = seconds <= _LONGEST
    told = "ask for fewer a minute: images_per_minute in your configuration"
    if not again:
        told = f"say the same again in {_in_words(seconds)}, or {told}"
    return Trouble(reason="the host asks to go slower", hint=told, again=again, wait=seconds, slower=True)


def _in_words(seconds: float) -> str:
    if seconds >= 7200:
        return f"{seconds / 3600:.0f} hours" if seconds < 1e6 else "some days"
    return f"{seconds / 60:.0f} minutes"


def _refused(status: int, code: str, said: str) -> Trouble:
    if code in _NO_MONEY:
        return Trouble(
            reason="the account has no money left", hint="look at the billing page of your account"
        )
    if status == 401:
        return Trouble(
            reason="the host does not know the key", hint="set OPENAI_API_KEY to a key of your account"
        )
    if status == 403 and "verified" in said:
        told = "verify the organisation on your account’s settings page; it takes some minutes to count"
        return Trouble(reason="the host draws for verified organisations only", hint=told)
    if status == 404:
        return Trouble(
            reason=f"the host has no such model or address: {brief(said)}", hint="choose another --model"
        )
    if 300 <= status < 400:
        told = "sign in to the network you are on, or write OPENAI_BASE_URL as the host gives it"
        return Trouble(reason=f"the host sends us elsewhere ({status})", hint=told)
    return Trouble(reason=f"the host refused it ({status}){': ' + brief(said) if said else ''}")


def moderated(body: Mapping[str, Any]) -> Trouble:
    """Say which side of the picture was refused and why; the same words are refused again."""
    details = body.get("moderation_details")
    known = details if isinstance(details, Mapping) else {}
    stage, found = known.get("moderation_stage"), known.get("categories")
    names = tuple(brief(str(one)).replace("_", " ") for one in found) if isinstance(found, list) else ()
    where = {"input": "the words or the references", "output": "the picture as it was drawn"}.get(
        str(stage), "it"
    )
    why = f" for {', '.join(names)}" if names else ""
    return Trouble(reason=f"the host’s moderation refused {where}{why}", refused=names)


def _asked(headers: Mapping[str, str], said: str) -> float | None:
    """Return how many seconds a host asks to wait: by its headers, else by its words; None if it does not say."""
    exact = seconds_of(headers.get("retry-after-ms", ""))
    if exact is not None:
        return exact / 1000
    after = headers.get("retry-after", "")
    found = seconds_of(after)
    if found is None:
        found = _until(after)
    if found is None:
        match = _AGAIN_IN.search(said)
        found = seconds_of(match[1]) if match else None
    return found


def _until(day: str) -> float | None:
    """Read a moment as HTTP writes it ("Wed, 25 Nov 2026 07:28:00 GMT") as the seconds until then."""
    try:
        return max(0.0, parsedate_to_datetime(day).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def brief(said: str) -> str:
    """Return a host's words, one line of them, without anything that looks like a key or a picture."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
    return hush(re.sub(r"\b(?:sk-\S+|[A-Za-z0-9+/=_-]{40,})", "•••", plain))[:_LETTERS]
