"""Trouble with a host: sorted by its cause, never by guesswork, and told without a key or a picture in it."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import Any

import httpx2
import openai
import pytest

from picturebook.studio.trouble import Trouble, Unreadable, brief, moderated, read, refusal, trouble_of

_ASKED = httpx2.Request("POST", "https://a.example/v1/images/edits")


def answered(status: int, error: dict[str, Any] | None = None, **headers: str) -> Trouble:
    """Return the trouble of an answer, as the client raises it."""
    answer = httpx2.Response(
        status, headers={key.replace("_", "-"): v for key, v in headers.items()}, request=_ASKED
    )
    found = trouble_of(openai.APIStatusError("no", response=answer, body=error or {}))
    assert found is not None
    return found


def broken(cause: Exception) -> Trouble:
    """Return the trouble of a connection, as the client raises it."""
    problem = openai.APIConnectionError(request=_ASKED)
    problem.__cause__ = cause
    found = trouble_of(problem)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("headers", "said", "again", "wait"),
    [
        ({"retry_after": "7"}, "", True, 7),
        ({"retry_after_ms": "1500", "retry_after": "2"}, "", True, 1.5),
        ({}, "Rate limit reached. Please try again after 51.84 seconds.", True, 51.84),
        ({}, "Please try again in 1m30.5s. Contact us", True, 90.5),
        ({"retry_after": "soon"}, "Please try again in 20s.", True, 20),
        ({}, "Slow down.", True, 10),
        ({"retry_after": "120"}, "", True, 120),
        ({"retry_after": "121"}, "", False, 121),
        ({"retry_after": "86400"}, "", False, 86_400),
        ({}, "Please try again in 2 days.", False, 172_800),
    ],
)
def test_who_asks_for_time_gets_what_it_asks_for(
    headers: dict[str, str], said: str, again: bool, wait: float
) -> None:
    """By its headers, else by its words; more than two minutes is another day's."""
    found = answered(429, {"message": said}, **headers)
    assert (found.again, found.wait, found.paid, found.slower) == (again, wait, "no", True)


def test_a_moment_is_waited_for_too() -> None:
    """Retry-After may be a date."""
    assert 25 < answered(429, retry_after=formatdate(time.time() + 30, usegmt=True)).wait <= 30
    assert answered(429, retry_after=formatdate(time.time() - 30, usegmt=True)).wait == 0


def test_a_long_wait_is_said() -> None:
    """Nobody sits in front of a screen for an hour without knowing it."""
    assert "in 60 minutes" in (answered(429, retry_after="3600").hint or "")
    assert "in 3 hours" in (answered(429, retry_after="10000").hint or "")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (429, "insufficient_quota"), (429, "billing_hard_limit_reached"), (400, "billing_not_active"), (400, ""),
        (401, "invalid_api_key"), (403, ""), (404, "model_not_found"), (409, ""), (413, ""), (422, ""), (302, ""),
    ],
)  # fmt: skip
def test_what_a_person_has_to_mend_is_never_asked_again(status: int, code: str) -> None:
    """No money, no key, no model, a request that is wrong: free, and final."""
    found = answered(status, {"code": code, "message": "no"})
    assert (found.again, found.paid) == (False, "no")


@pytest.mark.parametrize("status", [500, 502, 503, 520])
def test_a_host_that_stumbles_is_asked_again(status: int) -> None:
    """Nothing came of it; it may say how long to wait."""
    assert (answered(status).again, answered(status).paid) == (True, "no")
    assert answered(status, retry_after="30").wait == 30
    assert not answered(status, retry_after="600").again


@pytest.mark.parametrize("status", [408, 504, 524])
def test_a_gateway_that_gave_up_waiting_says_nothing_of_the_picture(status: int) -> None:
    """The request had gone out: it may have been drawn and billed behind it."""
    assert (answered(status).again, answered(status).paid) == (False, "unknown")


@pytest.mark.parametrize(
    "cause", [httpx2.ConnectError("no"), httpx2.ConnectTimeout("no"), httpx2.PoolTimeout("no")]
)
def test_what_never_went_out_may_go_out_again(cause: Exception) -> None:
    """Nothing was sent, so nothing was billed."""
    assert (broken(cause).again, broken(cause).paid) == (True, "no")


@pytest.mark.parametrize(
    "cause",
    [
        httpx2.ReadTimeout("no"),
        httpx2.ReadError("no"),
        httpx2.RemoteProtocolError("no"),
        httpx2.WriteError("no"),
    ],
)
def test_silence_after_the_request_is_nobody_s_to_repeat(cause: Exception) -> None:
    """It may have been drawn, and billed."""
    assert (broken(cause).again, broken(cause).paid) == (False, "unknown")
    assert trouble_of(cause) == broken(cause)


def test_an_answer_that_cannot_be_read_may_have_been_billed() -> None:
    """Broken JSON and a network's own page; a fault of ours is none of the host's."""
    assert getattr(trouble_of(ValueError("Expecting value")), "paid", None) == "unknown"
    assert getattr(trouble_of(Unreadable()), "paid", None) == "unknown"
    assert trouble_of(KeyError("ours")) is None


def test_an_object_is_read_and_a_page_is_not() -> None:
    """The client hands on whatever came as text, and objects without what they should hold."""
    answer = httpx2.Response(200, request=_ASKED)
    assert read(answer, "status_code") is answer
    for bad, part in (("<html>", "id"), (b"", "id"), (answer, "no_such_part")):
        with pytest.raises(Unreadable):
            read(bad, part)


@pytest.mark.parametrize(
    ("details", "said", "found"),
    [
        ({"moderation_stage": "input", "categories": ["violence", "self_harm"]},
         "the words or the references for violence, self harm", ("violence", "self harm")),
        ({"moderation_stage": "output", "categories": ["sexual"]},
         "the picture as it was drawn for sexual", ("sexual",)),
        ({"moderation_stage": "unknown", "categories": []}, "it", ()),
        (None, "it", ()),
        ("odd", "it", ()),
    ],
)  # fmt: skip
def test_a_moderation_is_told_by_stage_and_categories(
    details: object, said: str, found: tuple[str, ...]
) -> None:
    """However much or little the host says of it."""
    trouble = refusal(400, {"code": "moderation_blocked", "moderation_details": details})
    assert trouble == moderated({"moderation_details": details})
    assert (trouble.reason, trouble.refused, trouble.again) == (
        f"the host’s moderation refused {said}",
        found,
        False,
    )


def test_a_host_s_words_are_short_and_hold_no_key_no_picture_and_no_tricks() -> None:
    """Messages travel: into terminals, logs, screenshots."""
    said = "Incorrect key sk-proj-abc123 \x1b[31mred\x07\r\nnext " + "iVBORw0KGgo" * 8 + " " + "why " * 90
    found = brief(said)
    assert found.startswith("Incorrect key ••• [31mred next ••• why why")
    assert len(found) == 200 and found.isprintable()
