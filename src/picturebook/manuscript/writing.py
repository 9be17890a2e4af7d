"""Which way a language is written, by its code: from left to right, from right to left, or nobody can say.

A script in the code decides; else the region, where a language is written one way here and another way there; else
the language, by the script it is mostly written in (CLDR, likely subtags).
"""

from __future__ import annotations

_SCRIPTS = frozenset({
    "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "garz", "hatr", "hebr", "hung", "khar",
    "lydi", "mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr", "palm", "phli",
    "phlp", "phnx", "prti", "rohg", "samr", "sarb", "sogd", "sogo", "syrc", "thaa", "todr", "yezi",
})  # fmt: skip
_LANGUAGES = frozenset({
    "ar", "arc", "arz", "ary", "apc", "acm", "acq", "ajp", "ayl", "bal", "bft", "bgn", "bqi", "ckb", "dv", "fa",
    "fia", "glk", "gwc", "haz", "he", "hnd", "hno", "iw", "ji", "khw", "ks", "lki", "lrc", "luz", "mid", "mvy",
    "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sam", "sd", "sdh", "skr", "syc", "syr", "trw", "ug", "ur", "yi",
})  # fmt: skip
_REGIONS = frozenset({
    "az-iq", "az-ir", "ha-cm", "ha-sd", "kk-af", "kk-cn", "kk-ir", "kk-mn", "ku-iq", "ku-ir", "ku-lb", "ky-cn",
    "ms-cc", "pa-pk", "tg-pk", "tk-af", "tk-ir", "uz-af", "uz-cn", "man-gn",
})  # fmt: skip
_UNTOLD = frozenset({"und", "mul", "mis", "zxx"})  # codes that name no language (BCP 47, ISO 639-2)


def writing_direction(language: str) -> str:
    """Return "ltr" or "rtl" for a language's code, "auto" for one that does not say."""
    code, *subtags = language.lower().replace("_", "-").split("-")
    script = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    if script in ("zyyy", "zzzz") or (script is None and code in _UNTOLD):
        return "auto"
    if script is not None:
        return "rtl" if script in _SCRIPTS else "ltr"
    region = next((tag for tag in subtags if len(tag) == 2), "")
    return "rtl" if code in _LANGUAGES or f"{code}-{region}" in _REGIONS else "ltr"
