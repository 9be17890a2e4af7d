"""Licences: their names and addresses, and which forbid selling."""

from __future__ import annotations

import pytest

from picturebook.manuscript.licences import address_of, forbids_selling, lets_share, named

CC = "https://creativecommons.org/licenses"


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("CC BY 4.0", "Creative Commons Attribution 4.0 International (CC BY 4.0)", f"{CC}/by/4.0/"),
        (
            "cc-by–nc_sa 3.0",
            "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 (CC BY-NC-SA 3.0)",
            f"{CC}/by-nc-sa/3.0/",
        ),
        (
            "CC BY 4.0 International",
            "Creative Commons Attribution 4.0 International (CC BY 4.0)",
            f"{CC}/by/4.0/",
        ),
        ("[CC-BY]", "Creative Commons Attribution (CC BY)", None),
        (
            "CC0",
            "Creative Commons CC0 1.0 Universal",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        ("CC BY-SA-ND 4.0", "CC BY-SA-ND 4.0", None),
        ("Ask Ada", "Ask Ada", None),
    ],
)
def test_a_code_has_a_name_and_an_address(typed: str, name: str, address: str | None) -> None:
    """However it is spelled; without a version there is no address, and of another licence nothing is made up."""
    assert (named(typed), address_of(typed)) == (name, address)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "CC BY-NC 4.0",
            "cc by nc sa",
            "CC-BY_NC",
            "CC BY‑NC-ND",
            "CC BY-SA-NC",
            "by-nc",
            "CC BYNC",
            "CC NC",
        ),
        *("Non-commercial use only", "noncommercial", "For no commercial use", "not for commercial use"),
        *("CC BY-NC 4.0: https://creativecommons.org/licenses/by-nc/4.0/", "Attribution-NonCommercial"),
        *("For personal use only", "Non-profit use", "Not for resale", "CC BY NC4.0"),
        *("Nicht kommerziell", "Pas d’utilisation commerciale", "NoComercial", "May not be sold"),
    ],
)
def test_a_licence_that_forbids_selling_is_known(typed: str) -> None:
    """By its code or in words, whatever stands between the letters."""
    assert forbids_selling(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "CC BY 4.0",
        "CC BY-SA",
        "CC0",
        "For commercial use too",
        "BY NCrawford",
        "For commercial and home use only",
    ],
)
def test_other_licences_let_a_book_be_sold(typed: str) -> None:
    """Letters that look alike within a word mean nothing."""
    assert not forbids_selling(typed)


def test_only_what_is_known_is_said_to_be_shared() -> None:
    """By code, by name or by address; no words of somebody's own are taken for leave."""
    for typed in ("CC BY 4.0", "CC0", "Attribution 4.0 (CC BY 4.0)", f"{CC}/by/4.0/", "Creative Commons"):
        assert lets_share(typed)
    assert not any(
        map(
            lets_share,
            ("All rights reserved", "Words: all rights reserved; art: CC BY", "© Ada Quill", "Ask Ada", ""),
        )
    )
