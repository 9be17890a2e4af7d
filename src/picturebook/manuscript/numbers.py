"""Numbers and codes the trade checks: an ISBN's last digit, the shape of a language's code."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-x(?:-[A-Za-z0-9]{1,8})+)?$"
)
_CODES = {
    "english": "en", "british english": "en-GB", "american english": "en-US", "french": "fr", "français": "fr",
    "german": "de", "deutsch": "de", "spanish": "es", "español": "es", "italian": "it", "italiano": "it",
    "portuguese": "pt", "português": "pt", "brazilian portuguese": "pt-BR", "dutch": "nl", "nederlands": "nl",
    "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi", "polish": "pl", "czech": "cs",
    "greek": "el", "russian": "ru", "ukrainian": "uk", "turkish": "tr", "arabic": "ar", "hebrew": "he",
    "hindi": "hi", "bengali": "bn", "urdu": "ur", "japanese": "ja", "korean": "ko", "chinese": "zh",
    "thai": "th", "vietnamese": "vi", "swahili": "sw", "zulu": "zu", "xhosa": "xh", "afrikaans": "af",
}  # fmt: skip


_PRICE = re.compile(r"(\d{1,5})(?:[.,](\d{2}))?\s*([A-Za-z]{3})")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "euro": "EUR", "pound": "GBP"}
_MOST = 9999  # cents that five digits say; that many or more
NO_PRICE = "none"
_USUAL = re.compile(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$")


def is_usual_language(typed: str) -> bool:
    """Say whether a code is written as most are and hardly a word: fr, pt-BR; not cat, old or my-book."""
    return _USUAL.match(typed) is not None


def is_language(typed: str) -> bool:
    """Say whether a code has the shape of BCP 47: en, pt-BR, zh-Hant-TW."""
    return _LANGUAGE.match(typed) is not None


def code_of(typed: str) -> str | None:
    """Return the code of a language written as its name, or with an underscore; None if it is not known."""
    code = typed.strip().replace("_", "-")
    return _CODES.get(typed.strip().casefold()) or (code if is_language(code) else None)


def is_ean(digits: str) -> bool:
    """Say whether the last of thirteen digits is the one the others ask for (GS1 General Specifications, 7.9)."""
    return (
        len(digits) == 13 and sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits)) % 10 == 0
    )


def isbn_problem(typed: str) -> tuple[str, str] | None:
    """Return what is wrong with an ISBN and what to do; None if its digits agree."""
    digits = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(r"97[89]\d{10}", digits):
        return f"“{typed}” is not an ISBN", "it has 13 digits and begins with 978 or 979; hyphens are free"
    if not is_ean(digits):
        return f"“{typed}” is not an ISBN: its last digit does not agree", "copy it again, digit by digit"
    return None


def price_of(typed: str) -> str | None:
    """Return a price as an amount and its currency's code, "12.99 USD"; "none" for none; None if it is not one."""
    if typed.strip().casefold() == NO_PRICE:
        return NO_PRICE
    match = _PRICE.fullmatch(typed.strip())
    if match is None or not int(match[1] + (match[2] or "")):
        return None
    return f"{int(match[1])}.{match[2] or '00'} {match[3].upper()}"


def price_to_type(typed: str) -> str:
    """Return what somebody may have meant by what is no price."""
    amount = re.search(r"([1-9]\d{0,4})(?:[.,](\d{1,2}))?(?!\d)", re.sub(r"(\d)[,.](\d{3})", r"\1\2", typed))
    code = re.search(r"\b[A-Za-z]{3}\b", typed)
    signed = next((code for sign, code in _SIGNS.items() if sign in typed.casefold()), "USD")
    cents = f".{amount[2]:0<2}" if amount and amount[2] else ""
    return f"{amount[1] + cents if amount else '12.99'} {code[0].upper() if code else signed}"


def price_code(price: str) -> str | None:
    """Return the five digits of a price beside an ISBN's bars; None for a currency without a sign everybody knows.

    5 and cents are US dollars, 90000 is no price (Lightning Source help, read 2026-11-26). What stands for Canadian
    dollars sources do not agree on, and elsewhere tills look the price up by the ISBN.
    """
    amount, _, currency = price.partition(" ")
    if amount == NO_PRICE:
        return "90000"
    return f"5{min(int(amount.replace('.', '')), _MOST):04}" if currency == "USD" else None
