"""Whose host and whose key: the user's own, and shown to nobody."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from picturebook.errors import SourceError
from picturebook.studio.account import Account, Secret, account


def configured(folder: Path, text: str = "", **environment: str) -> Account:
    """Read an account with a configuration file and an environment."""
    (folder / "picturebook").mkdir(exist_ok=True)
    (folder / "picturebook" / "config.toml").write_text(text, encoding="utf-8")
    return account({"XDG_CONFIG_HOME": str(folder), **environment})


def test_without_anything_nothing_is_known(tmp_path: Path) -> None:
    """No key, the client's own host, three at once."""
    found = account({"XDG_CONFIG_HOME": str(tmp_path)})
    assert (bool(found.key), found.base_url, found.model, found.at_once) == (False, None, None, 3)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """For one evening, another host and another key."""
    text = (
        '[openai]\nkey = "from-file"\nbase_url = "https://a.example/v1"\nmodel = "m-1"\n[pace]\nat_once = 5\n'
    )
    found = configured(tmp_path, text, OPENAI_API_KEY="from-shell", OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert (found.key.reveal(), found.base_url, found.model) == ("from-shell", "http://127.0.0.1:9/v1", "m-1")
    assert (configured(tmp_path, text).key.reveal(), found.at_once) == ("from-file", 5)


def test_prices_lie_beside_the_configuration(tmp_path: Path) -> None:
    """A file by the usual name is found; one that is named goes before it."""
    assert configured(tmp_path).prices_file is None
    (tmp_path / "picturebook" / "prices.toml").write_text("", encoding="utf-8")
    assert configured(tmp_path).prices_file == tmp_path / "picturebook" / "prices.toml"
    named = configured(tmp_path, '[prices]\nfile = "mine.toml"\n')
    assert named.prices_file == tmp_path / "picturebook" / "mine.toml"


@pytest.mark.parametrize(
    "url",
    [
        "http://pictures.example/v1",
        "ftp://127.0.0.1",
        "https://me:secret@a.example",
        "a.example",
        "http://[",
        "https://",
        "https://a.example/v1?api-key=secret",
        "https://a.example/v1#secret",
        "https://a.example:port/v1",
        "https://a.example/v 1",
    ],
)
def test_a_host_a_key_must_not_go_to_is_refused(url: str, tmp_path: Path) -> None:
    """Plain http to another computer, passwords in addresses, and what is no address; the address is not repeated."""
    for found in ({"OPENAI_BASE_URL": url}, {}):
        text = "" if found else f'[openai]\nbase_url = "{url}"\n'
        with pytest.raises(SourceError) as caught:
            configured(tmp_path, text, **found)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk-one two", "sk-“quoted”", "sk-one\x00"])
def test_a_key_no_request_can_carry_is_told_and_not_shown(key: str, tmp_path: Path) -> None:
    """Two lines, a space, typographic quotes: pasted badly, and said before anything is sent."""
    with pytest.raises(SourceError, match="OPENAI_API_KEY holds") as caught:
        configured(tmp_path, OPENAI_API_KEY=key)
    assert "sk-" not in str(caught.value)


def test_a_line_s_end_behind_key_and_host_is_no_harm(tmp_path: Path) -> None:
    """As `$(cat file)` and editors leave it."""
    found = configured(tmp_path, OPENAI_API_KEY="sk-1\n", OPENAI_BASE_URL="https://a.example/v1\n")
    assert (found.key.reveal(), found.base_url) == ("sk-1", "https://a.example/v1")


def test_a_slip_in_the_file_is_told_without_its_line(tmp_path: Path) -> None:
    """The line may hold the key: the place is told, and what to type instead."""
    with pytest.raises(SourceError) as caught:
        configured(tmp_path, '[openai]\nkey = "sk-very-secret" trouble\n')
    assert "sk-very-secret" not in str(caught.value) and "config.toml:2" in str(caught.value)
    with pytest.raises(SourceError, match="model"):
        configured(tmp_path, '[openai]\nmodle = "m"\n')


def test_a_key_is_shown_to_nobody() -> None:
    """Not printed, not in an f-string, not pickled, not in an account's own words."""
    key = Secret("sk-very-secret")
    for shown in (repr(key), str(key), f"{key}", repr(Account(key=key))):
        assert "very-secret" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)
