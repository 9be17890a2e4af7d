"""Quotation marks by language: those of CLDR 48 (npm package cldr-misc-full, delimiters.json), and where books differ.

Outer opening, outer closing, inner opening, inner closing. What is not here is set as English is. One departure: where
CLDR repeats « » inside them, French books and those of its neighbours set “ ”.
"""

from __future__ import annotations

import re

_BY_MARKS = {
    "«»‹›": "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae",
    "”“’‘": "ar lld ms-Arab syr ur",
    "«»“”": "ast blo bm br ca cv dyo el es-US eu ewo fr ht hy ie it kab kk lij mg mua nnh oc pms pt-AO pt-CV pt-GW "
    "pt-MZ pt-PT pt-ST pt-TL sc sg ti yav",
    "«»”“": "fr-CA",
    "«»„“": "bas be bua ky os ru sah tyv uk",
    "„“„“": "bg lt prg sgs",
    "„”‘’": "bs",
    "„“‚‘": "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl",
    "«»‘’": "dua ksf nb nn no rw",
    "””’’": "fi he lag rn se sn sv yi",
    "„”»«": "hu szl",
    "「」『』": "ja yue zh-Hant zh-TW zh-HK zh-MO",
    "„“«»": "ka",
    "»«›‹": "kk-Arab ug",
    "‘’“”": "fur ia tn",
    "‘’‘’": "nl",
    "„”«»": "nmg pl ro",
    "„”’’": "sr",
    "„”‚’": "agq ff",
    "«»„”": "shi zgh",
}
_MARKS = {
    "«»‹›": "am az-Arab az-Cyrl fa fr-CH gsw kkj mzn rm wae",
    "”“’‘": "ar syr ur",
    "«»“”": "ast ba br ca el es-US eu ewo fr hy it kab kk lij oc pms pt-PT sc sg ti tt",
    "«»”“": "fr-CA",
    "«»„“": "bas be bua ce ky os ru sah tyv uk",
    "„“„“": "bg lt",
    "„”‘’": "bs",
    "„“‚‘": "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl",
    "«»‘’": "nb nn no rw",
    "””’’": "fi he se sv yi",
    "„”»«": "hu szl",
    "「」『』": "ja yue zh-Hant zh-TW zh-HK zh-MO",
    "„“«»": "ka",
    "»«›‹": "kk-Arab ug",
    "‘’“”": "fur tn",
    "‘’‘’": "nl",
    "„”«»": "pl ro",
    "„”’’": "sr",
    "„”‚’": "ff",
    "«»„”": "shi zgh",
}
_MARKS = {language.lower(): marks for marks, languages in _BY_MARKS.items() for language in languages.split()}
_ENGLISH = "“”‘’"
# Where a dash between spaces is the shorter one; elsewhere it is the longer one.
_SHORT = re.compile("cs|da|de|en|et|fi|hr|hu|is|it|lt|lv|nb|nl|nn|no|pl|ro|sk|sl|sr|sv|tr")
# What begins with an apostrophe because its first letters are left out.
_ELIDED = {
    "en": re.compile("tis|twas|twere|twill|till?|em|cause|cos|cuz|bout|round|neath|n"),
    "nl": re.compile("[stnkmr]"),
    "af": re.compile("n"),
    "de": re.compile("s|m|ne?|ne[nmr]"),
    "it": re.compile("st[aoei]"),
}


def marks_of(language: str) -> str:
    """Return a language's four marks: outer opening and closing, inner opening and closing."""
    parts = language.replace("_", "-").lower().split("-")
    tries = ("-".join(parts[:past]) for past in range(len(parts), 0, -1))
    return next((_MARKS[one] for one in tries if one in _MARKS), _ENGLISH)


def spaced_dash(language: str) -> str:
    """Return the dash a language sets between spaces."""
    return "–" if _SHORT.fullmatch(_tongue(language)) else "—"


def elides(language: str) -> bool:
    """Say whether words of a language may begin with an apostrophe."""
    return _tongue(language) in _ELIDED


def is_elided(word: str, language: str) -> bool:
    """Say whether a language writes this word, in small letters, with an apostrophe for the letters before it."""
    known = _ELIDED.get(_tongue(language))
    return known is not None and known.fullmatch(word) is not None


def _tongue(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
