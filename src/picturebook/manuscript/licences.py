"""Licences: what one that is typed is called in full, where its words stand, and whether it forbids selling.

Creative Commons' codes are read however they are spelled; of any other licence what was typed is all that is known.
"""

from __future__ import annotations

import re

_CODE = re.compile(r"(?:CC )?BY((?: (?:NC|SA|ND))*)(?: (\d\.\d))?(?: INTERNATIONAL| UNPORTED)?")
_TERMS = {"NC": "NonCommercial", "SA": "ShareAlike", "ND": "NoDerivatives"}  # in the order they are named
_WITH_ADDRESS = ("2.0", "2.5", "3.0", "4.0")  # 1.0 named its terms in another order
_GAPS = re.compile(r"[\s_\u2010-\u2015\[\]()-]+")
# Codes; then the words licences and their translations use.
_NOT_FOR_SALE = re.compile(
    r"\b(?:cc|by)(?: (?:by|sa|nd))* ?nc(?:\b|\d)"
    r"|\b(?:non|não|nicht|niet|not for) ?[ck]omm?er|\bno ?comercial|\bno commercial use"
    r"|pas d.utilisation commerciale|not (?:for (?:re)?sale|be sold)"
    r"|\b(?<!commercial and )(?<!commercial or )(?:personal|private|home|classroom|educational) use only\b"
    r"|\bnon ?profit (?:use|purposes?)\b"
)
_SHARED = re.compile(r"\bcc ?(?:by|0)\b|creative ?commons")


def lets_share(license: str) -> bool:
    """Say whether a licence is known to let everybody share: of "All rights reserved" nobody may say so."""
    said = _GAPS.sub(" ", license).casefold()
    if "rights reserved" in said:
        return False
    return _SHARED.search(said) is not None or _read(license) is not None


def named(license: str) -> str:
    """Return a licence's whole name: "Creative Commons Attribution 4.0 International (CC BY 4.0)"."""
    found = _read(license)
    if found is None:
        return license.strip()
    terms, version = found
    if terms is None:
        return "Creative Commons CC0 1.0 Universal"
    whole = "-".join(("Attribution", *(_TERMS[one] for one in terms)))
    code = " ".join(filter(None, ("-".join(("CC BY", *terms)), version)))
    said = " ".join(filter(None, (whole, version, "International" if version == "4.0" else None)))
    return f"Creative Commons {said} ({code})"


def address_of(license: str) -> str | None:
    """Return where a licence's words stand; None for one whose version is not said, and for any we do not know."""
    found = _read(license)
    if found is None:
        return None
    terms, version = found
    if terms is None:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    code = "-".join(("by", *terms)).lower()
    return f"https://creativecommons.org/licenses/{code}/{version}/" if version in _WITH_ADDRESS else None


def forbids_selling(license: str) -> bool:
    """Say whether a licence forbids selling, by its code or in words, however either is spelled."""
    return _NOT_FOR_SALE.search(_GAPS.sub(" ", license).casefold()) is not None


def _read(license: str) -> tuple[tuple[str, ...] | None, str | None] | None:
    """Return the terms and the version of a code of Creative Commons; no terms at all for CC0."""
    code = _GAPS.sub(" ", license).strip().upper()
    if code in ("CC0", "CC0 1.0", "CC 0", "CC 0 1.0"):
        return None, "1.0"
    found = _CODE.fullmatch(code)
    if found is None or {"SA", "ND"} <= set(found[1].split()):
        return None
    return tuple(one for one in _TERMS if one in found[1].split()), found[2]
