"""`theme show`: a theme's own words, its chain, and where every value comes from."""

from __future__ import annotations

import json

import pytest

from picturebook.cli import run
from picturebook.design.themes import themes


def test_a_theme_is_shown_with_those_it_extends(capsys: pytest.CaptureFixture[str]) -> None:
    """First whose it is and what it extends, then its own values, each with its line."""
    assert run(["theme", "show", "paper-lantern"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("paper-lantern 1.0.0, MIT: ") and lines[1].startswith(
        "extends base 1.0.0, MIT: "
    )
    assert any(
        line.startswith('ink = "#33261d"') and line.endswith("# paper-lantern/theme.toml:16")
        for line in lines
    )
    assert not any("base/theme.toml:" in line for line in lines)


def test_one_key_of_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A table, or a value; what nobody states is told to be the default."""
    assert run(["theme", "show", "paper-lantern", "pages.full", "--resolved"]) == 0
    shown = capsys.readouterr().out
    assert "[pages.full]" in shown and "[pages.full-top]" not in shown
    assert "# base/theme.toml:" in shown and "# default" in shown
    assert run(["theme", "show", "paper-lantern", "pages.full"]) == 2
    assert "add --resolved" in capsys.readouterr().err


@pytest.mark.parametrize("name", themes())
def test_machines_get_all_of_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The chain, and every value with its origin."""
    assert run(["theme", "show", name, "--resolved", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found["chain"]] == [name, "base"]
    assert {one["theme"] for one in found["values"]} == {name, "base", None}
