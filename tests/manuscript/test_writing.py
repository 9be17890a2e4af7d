"""Which way a language is written, by its code."""

from __future__ import annotations

import pytest

from picturebook.manuscript.writing import writing_direction


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        *(
            (code, "rtl")
            for code in ("ar", "ar-EG", "he", "iw", "yi", "fa", "ur-PK", "ckb", "dv", "ug", "nqo")
        ),
        *((code, "ltr") for code in ("en", "fr-CA", "ku", "pa", "uz", "ha", "am", "zh-Hant-TW")),
    ],
)
def test_a_language_says_which_way_it_is_written(language: str, direction: str) -> None:
    """By the script it is mostly written in, whatever its region."""
    assert writing_direction(language) == direction


def test_a_script_decides_over_its_language() -> None:
    """A language may be written in another script than its usual one."""
    assert [writing_direction(code) for code in ("ar-Latn", "az-Arab", "ff-Adlm", "ur_Deva")] == [
        *("ltr", "rtl", "rtl", "ltr")
    ]


def test_a_region_decides_where_a_language_is_written_both_ways() -> None:
    """Punjabi is written from the right in Pakistan, Uzbek in Afghanistan, Kurdish in Iraq."""
    assert {writing_direction(code) for code in ("pa-PK", "uz-AF", "ku-IQ", "az-IR")} == {"rtl"}


def test_a_code_that_names_no_language_does_not_say() -> None:
    """Then each paragraph's first letter does."""
    assert {writing_direction(code) for code in ("und", "mul", "en-Zyyy")} == {"auto"}
