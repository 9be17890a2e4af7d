"""The account: which host draws for money, with whose key, as the user alone says it.

From the environment (OPENAI_API_KEY, OPENAI_BASE_URL, PICTUREBOOK_MODEL) over the user's own configuration file,
`~/.config/picturebook/config.toml`. Nothing in a story, a theme or a lock is asked: whoever sends a story cannot
send a reader's key anywhere. Plain http is for this computer alone.

    [openai]
    base_url = "https://api.openai.com/v1"
    key = "…"                  # better in the environment
    model = "gpt-image-2.6-sunburst"
    quality = "high"

    [pace]
    at_once = 3
    images_per_minute = 5

    [prices]
    file = "prices.toml"       # beside this file
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.errors import DiskError, SourceError
from picturebook.fields import Fields, read_toml
from picturebook.record import record

KEY, HOST, MODEL = "OPENAI_API_KEY", "OPENAI_BASE_URL", "PICTUREBOOK_MODEL"
AT_ONCE = 3
_SHORTEST = 6  # letters of a key: “stub” is a word, and no secret
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Secret:
    """A key that is shown to nobody: not printed, not compared, not pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key, for the one who sends it."""
        return self._value

    def hidden_in(self, text: str) -> str:
        """Return text without the key: a host may repeat it in what it says."""
        return text.replace(self._value, "•••") if len(self._value) >= _SHORTEST else text

    @property
    def sendable(self) -> bool:
        """Whether it can stand in a request at all: visible letters of ASCII, without a space."""
        return all("!" <= letter <= "~" for letter in self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "Secret(•••)" if self._value else "Secret()"

    __str__ = __repr__

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a key is not written down")


@record
class Account:
    """Where pictures are paid for, and how the user likes them."""

    key: Secret
    base_url: str | None = None  # None: the client's own
    model: str | None = None
    quality: str | None = None
    at_once: int = AT_ONCE
    images_per_minute: float | None = None
    prices_file: Path | None = None


def account(environment: Mapping[str, str] | None = None) -> Account:
    """Return the user's account. Raises SourceError for a configuration that cannot be followed, DiskError."""
    known = os.environ if environment is None else environment
    path = config_folder(known) / "config.toml"
    complaints: list[Diagnostic] = []
    found = _configured(path, complaints)
    if known.get(HOST):
        problem = _wrong_host(known[HOST].strip())
        if problem:
            complaints.append(error("host", f"{HOST} {problem}", hint=_HOST_HINT))
    key = Secret((known.get(KEY) or found.key.reveal()).strip())
    if not key.sendable:
        whose = KEY if known.get(KEY) else "the key in your configuration"
        said = f"{whose} holds a space, a line’s end or a letter no key has"
        complaints.append(error("key", said, hint=f"copy the key anew, alone and whole: export {KEY}=…"))
    if complaints:
        raise SourceError(complaints)
    return Account(
        key=key,
        base_url=(known.get(HOST) or "").strip() or found.base_url,
        model=known.get(MODEL) or found.model,
        quality=found.quality,
        at_once=found.at_once,
        images_per_minute=found.images_per_minute,
        prices_file=found.prices_file,
    )


def config_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the user's own configuration."""
    root = Path(environment.get("XDG_CONFIG_HOME", ""))
    if not root.is_absolute():  # unset, or not what its specification allows
        root = Path.home() / ".config"
    return root / "picturebook"


_HOST_HINT = "write https://…; http is for this computer alone: http://127.0.0.1:PORT/v1"


def _configured(path: Path, complaints: list[Diagnostic]) -> Account:
    usual = path.with_name("prices.toml")
    prices = usual if usual.is_file() else None
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Account(key=Secret(""), prices_file=prices)
    except UnicodeDecodeError:
        raise SourceError(f"{path} is not UTF-8", "save it as UTF-8") from None
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make it readable") from None
    node, broken = read_toml(text, file=str(path))
    # An excerpt may hold the key: the place is told without its line.
    read: list[Diagnostic] = list(broken)
    fields = Fields(node, read)
    host, pace, paid = (fields.sub(name) for name in ("openai", "pace", "prices"))
    found = Account(
        key=Secret((host and host.text("key")) or ""),
        base_url=_host(host, read),
        model=host.text("model") if host else None,
        quality=host.text("quality") if host else None,
        at_once=max(1, pace.integer("at_once", AT_ONCE)) if pace else AT_ONCE,
        images_per_minute=_rate(pace),
        prices_file=path.parent / name if paid and (name := paid.text("file")) else prices,
    )
    for part in (host, pace, paid, fields):
        if part is not None:
            part.finish()
    complaints += [_without_line(one) for one in read]
    return found


def _host(fields: Fields | None, complaints: list[Diagnostic]) -> str | None:
    url = fields.text("base_url") if fields else None
    problem = _wrong_host(url) if url else None
    if fields is not None and problem:
        complaints.append(error("host", f"base_url {problem}", fields.where("base_url"), _HOST_HINT))
    return url


def _rate(fields: Fields | None) -> float | None:
    rate = fields.number("images_per_minute", 0.0) if fields else 0.0
    return rate if rate > 0 else None


def _wrong_host(url: str) -> str | None:
    """Say what is wrong with a host's address, without repeating it: people paste keys into the wrong line."""
    if any(not "!" <= letter <= "~" for letter in url):
        return "holds a space or a letter no address has"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "is no address"
    if parts.query or parts.fragment:
        return "goes on after the path: a key goes into the key’s own place"
    if parts.username or parts.password:
        return "holds a name or a password: a key goes into the key’s own place"
    if parts.scheme == "https" and parts.hostname:
        return None
    if parts.scheme == "http":
        return (
            None
            if parts.hostname in _LOOPBACK
            else "is plain http to another computer: keys would be readable"
        )
    return "is no https address"


def _without_line(one: Diagnostic) -> Diagnostic:
    span = one.span
    bare = Span(file=span.file, line=span.line, column=span.column) if span else None
    return Diagnostic(severity=one.severity, code=one.code, message=one.message, span=bare, hint=one.hint)
