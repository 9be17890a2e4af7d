"""Themes of installed packages: found without running any, and none hides another."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from picturebook.cli import run
from picturebook.design.catalogue import offers
from picturebook.design.themes import load_theme, themes
from picturebook.errors import ThemeError, UsageError

HEAD = '[theme]\nname = "{name}"\nversion = "{version}"\nlicense = "MIT"\n'


class Site:
    """A folder of installed packages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def theme(self, path: str, body: str = "", version: str = "1.0.0") -> Path:
        """Write a theme as package data whose package must never be run; return its file."""
        file = self.folder / path / "theme.toml"
        file.parent.mkdir(parents=True)
        top = self.folder / path.partition("/")[0] / "__init__.py"
        top.write_text("raise SystemExit('this package was run')\n", encoding="utf-8")
        file.write_text(HEAD.format(name=file.parent.name, version=version) + body, encoding="utf-8")
        return file

    def install(self, package: str, points: str, *recorded: Path) -> None:
        """Write what pip writes of a package."""
        about = self.folder / f"{package.replace('-', '_')}-1.2.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8"
        )
        (about / "entry_points.txt").write_text(f"[picturebook.themes]\n{points}\n", encoding="utf-8")
        lines = [f"{file.relative_to(self.folder).as_posix()},," for file in recorded]
        (about / "RECORD").write_text("\n".join([*lines, f"{about.name}/RECORD,,", ""]), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a folder for packages that is looked through first."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return Site(folder)


def test_a_package_brings_a_theme(site: Site) -> None:
    """It is had by its name, and nothing of the package is run for it."""
    file = site.theme("seaside_theme/looks/seaside", '[tokens]\nink = "#101010"\n')
    site.install("seaside-theme", "seaside = seaside_theme.looks.seaside", file)
    assert load_theme("seaside").colour("ink") == "#101010"
    assert load_theme("seaside").folders[0] == file.parent
    assert "seaside_theme" not in sys.modules


def test_a_package_that_is_worked_on_lists_no_files(site: Site) -> None:
    """Its theme is found where the package lies."""
    file = site.theme("seaside_theme/seaside")
    site.install("seaside-theme", "seaside = seaside_theme:seaside")
    assert load_theme("seaside").folders[0] == file.parent
    assert "seaside_theme" not in sys.modules


def test_a_theme_extends_one_of_a_package(site: Site, tmp_path: Path) -> None:
    """By its name, from anywhere; and a package's themes one another by their folders."""
    near = site.theme("looks/near", 'extends = "../far"\n')
    far = site.theme("looks/far", '[tokens]\nink = "#202020"\n')
    site.install("looks", "near = looks.near\nfar = looks.far", near, far)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text(
        HEAD.format(name="mine", version="1") + 'extends = "near"\n', encoding="utf-8"
    )
    theme = load_theme(str(tmp_path / "mine"))
    assert theme.colour("ink") == "#202020"
    assert [folder.name for folder in theme.folders] == ["mine", "near", "far", "base"]


def test_a_broken_package_hides_no_other(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The list has those that can be had, with whence they come, and says what is wrong with the others."""
    site.install("good", "seaside = good.seaside", site.theme("good/seaside"))
    site.install("torn", "torn = torn.torn", site.theme("torn/torn", "[tokens\n"))
    site.install("gone", "gone = gone.nowhere")
    site.install("odd", "= = =\n[")
    (site.folder / "bare-1.dist-info").mkdir()
    site.install("ours", "window-seat = ours.seat", site.theme("ours/seat"))
    assert run(["theme", "list", "--json"]) == 0
    out, err = capsys.readouterr()
    assert {one["name"]: one["from"] for one in json.loads(out)} == {
        **dict.fromkeys(themes(), "picturebook"),
        "seaside": "good 1.2",
    }
    assert "torn/torn/theme.toml:5:" in err
    assert "the package gone 1.2 has no gone/nowhere/theme.toml, which it says is its theme" in err
    assert "pip install --force-reinstall gone" in err
    assert "a theme that ships is called “window-seat” too" in err
    assert run(["theme", "list"]) == 0
    assert "; from good 1.2" in capsys.readouterr().out


def test_two_packages_of_one_theme_are_named(site: Site) -> None:
    """Nobody could tell which is meant."""
    site.install("one", "seaside = one.seaside", site.theme("one/seaside"))
    site.install("two", "seaside = two.seaside", site.theme("two/seaside"))
    with pytest.raises(ThemeError, match=r"packages each bring a theme “seaside”: one 1\.2, two 1\.2"):
        load_theme("seaside")
    assert [one.name for one in offers() if one.theme is None] == ["seaside", "seaside"]


def test_an_installed_theme_is_among_those_that_were_meant(site: Site, tmp_path: Path) -> None:
    """A misspelt name gets it; a folder of the book's goes before it."""
    site.install("good", "seaside = good.seaside", site.theme("good/seaside", version="2.0"))
    with pytest.raises(UsageError, match="try: seaside"):
        load_theme("seasied")
    (tmp_path / "seaside").mkdir()
    (tmp_path / "seaside" / "theme.toml").write_text(HEAD.format(name="own", version="1"), encoding="utf-8")
    assert load_theme("seaside", tmp_path).name == "own"
    assert load_theme("seaside").version == "2.0"
