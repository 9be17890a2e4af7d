"""What a theme says, with the theme and the line it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from picturebook.design.statements import Statement, as_json, own, resolved
from picturebook.design.theme_folder import Folder
from picturebook.design.themes import chain_of, themes

HEAD = '[theme]\nname = "{name}"\nversion = "1"\nlicense = "MIT"\nextends = "{parent}"\n'
MINE = """\
[tokens]
ink = "#101010"
body = {ideal = "20pt"}
[pages.full]
text = {x = 0.1, y = 0.1, w = 0.8, h = 0.8}
[[choose]]
template = "full"
"""


@pytest.fixture
def chain(tmp_path: Path) -> tuple[Folder, ...]:
    """Return a theme over another over base."""
    for name, parent, body in (("mine", "../theirs", MINE), ("theirs", "base", '[tokens]\nradius = "3pt"\n')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(
            HEAD.format(name=name, parent=parent) + body, encoding="utf-8"
        )
    return chain_of(str(tmp_path / "mine"))


def said(found: tuple[Statement, ...]) -> dict[str, tuple[str, str | None, int]]:
    """Return value, theme and line by key."""
    return {
        f"{one.table}.{one.key}": (one.value, one.theme, one.span.line if one.span else 0) for one in found
    }


def test_a_theme_s_own_statements_are_what_stands_in_its_file(chain: tuple[Folder, ...]) -> None:
    """No parent's, and no default."""
    found = said(own(chain))
    assert found["tokens.ink"] == ('"#101010"', "mine", 7)
    assert found["choose[1].template"] == ('"full"', "mine", 12)
    assert {theme for _, theme, _ in found.values()} == {"mine"}
    assert len(found) == 4 + 2 + 4 + 1


def test_a_resolved_theme_tells_whose_each_value_is(chain: tuple[Folder, ...]) -> None:
    """Its own, its parent's, base's, and what holds where none of them says anything."""
    found = said(resolved(chain))
    assert found["tokens.body.ideal"] == ('"20pt"', "mine", 8)
    assert found["tokens.radius"] == ('"3pt"', "theirs", 7)
    assert found["tokens.body.font"][:2] == ('"Andika"', "base")
    assert found["pages.full.picture.bleed"][:2] == ("true", "base")
    assert found["pages.full.text.y"] == ("0.1", "mine", 10)
    assert found["pages.full.text.align"] == ('"left"', None, 0)
    assert [key for key in found if key.startswith("choose[2]")] == []
    assert "pages.full.text[0].align" not in found


@pytest.mark.parametrize("name", themes())
def test_each_value_stands_on_the_line_that_is_told(name: str) -> None:
    """In the file that is told, and every value of the merged theme is there."""
    lines = {str(one.file): one.file.read_text(encoding="utf-8").split("\n") for one in chain_of(name)}
    found = [one for one in resolved(chain_of(name)) if one.span is not None]
    assert len(found) > 500
    for one in found:
        assert one.span is not None
        key = one.key.rpartition(".")[2].rpartition("[")[0] or one.key.rpartition(".")[2]
        assert key in lines[one.span.file][one.span.line - 1], (one.table, one.key, one.span)


def test_machines_get_values_and_not_text(chain: tuple[Folder, ...]) -> None:
    """A number is one; a default has no place."""
    found = {f"{one['table']}.{one['key']}": one for one in map(as_json, resolved(chain))}
    assert found["pages.full.text.y"]["value"] == 0.1
    assert found["pages.full.roles"]["value"] == ["story"]
    assert found["pages.full.roles"]["line"] is None
    assert found["tokens.ink"]["file"] == str(chain[0].file)
