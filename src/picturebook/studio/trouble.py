"""Trouble with a host, sorted by what can be done: wait and ask again, never ask again, or ask a person.

What matters is whether anything can have been billed. Before the request has gone out nothing was; after it has,
silence may mean a picture that was made and lost, so nobody but a person asks again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from picturebook.record import record
from picturebook.studio.pace import seconds_of

_NO_MONEY = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded")
_LONGEST = 120.0  # seconds: a host that wants more is asked another day
_SHORT = 2.0


@record
class Trouble:
    """What went wrong: whether to ask again, after how long, and whether it can have been paid for."""

    reason: str
    hint: str | None = None
    again: bool = False
    wait: float = 0.0
    paid: str = "no"  # "no" | "unknown" | "later": it goes on at the host and can be fetched


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
    told = "it may have been billed; to send it again all the same: draw NAME --again"
    return Trouble(reason=reason, hint=told, paid="unknown")


def _answered(problem: Any) -> Trouble:
    body = problem.body if isinstance(problem.body, Mapping) else {}
    code, said = str(body.get("code") or ""), str(body.get("message") or "")
    status = int(problem.status_code)
    if code == "moderation_blocked":
        return moderated(body)
    if status == 429 and code not in _NO_MONEY:
        wait = _wait(problem.response.headers, said)
        told = "ask for fewer a minute: images_per_minute in your configuration"
        return Trouble(reason="the host asks to go slower", hint=told, again=wait <= _LONGEST, wait=wait)
    if status >= 500:
        told = "the trouble is at the host: try again later"
        return Trouble(reason=f"the host failed ({status})", hint=told, again=True, wait=_SHORT)
    return _refused(status, code, said)


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
            reason=f"the host has no such model or address: {_brief(said)}", hint="choose another --model"
        )
    return Trouble(reason=f"the host refused it ({status}): {_brief(said)}")


def moderated(body: Mapping[str, Any]) -> Trouble:
    """Say which side of the picture was refused, why, and what to change; the same words are refused again."""
    details = body.get("moderation_details")
    known = details if isinstance(details, Mapping) else {}
    stage, found = known.get("moderation_stage"), known.get("categories")
    names = [str(one).replace("_", " ") for one in found] if isinstance(found, list) else []
    where = {"input": "the words or the references", "output": "the picture as it was drawn"}.get(
        str(stage), "it"
    )
    why = f" for {', '.join(names)}" if names else ""
    told = "say the scene differently" + (f": nothing of {' or '.join(names)} in its words" if names else "")
    return Trouble(reason=f"the host’s moderation refused {where}{why}", hint=f"{told}, then draw it again")


def _wait(headers: Mapping[str, str], said: str) -> float:
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        found = seconds_of(headers.get(name, ""))
        if found is not None:
            return found * unit
    match = re.search(r"try again (?:in|after) ([\d.]+ ?(?:ms|s|m|seconds?))", said)
    found = seconds_of(re.sub(r" ?seconds?", "s", match[1])) if match else None
    return found if found is not None else 10.0


def _brief(said: str) -> str:
    """Return a host's words without anything that looks like a key or a picture."""
    return re.sub(r"\b(?:sk-\S+|[A-Za-z0-9+/=_-]{40,})", "•••", said)[:200]
