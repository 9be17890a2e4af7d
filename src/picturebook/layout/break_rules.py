"""The rules of UAX #14, where a line may end, and of UAX #29, what a reader takes for one character.

A text is first written as a string of kinds, one letter a character, so that each rule is a regular expression over
kinds. Text between two spaces that no rule looks across is ruled on its own and remembered by its kinds: of English
there are some hundreds, so a novel costs little more than finding its spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from picturebook.layout.break_classes import KINDS, STARTS

# LB11 to LB30b, as UAX #14 writes them: × no line may end here, ÷ one may. The first that applies decides.
# A | joins classes and ! is all but those; a trailing * or ? is of the whole; sot and eot are the text's ends.
RULES = """
LB11   × WJ
LB11   WJ ×
LB12   GL ×
LB12a  !SP|BA|HY|HH × GL
LB13   × CL|CP|EX|SY
LB14   OP SP* ×
LB15a  sot|BK|CR|LF|NL|OP|QU|GL|SP|ZW Pi SP* ×
LB15b  × Pf SP|GL|WJ|CL|QU|CP|EX|IS|SY|BK|CR|LF|NL|ZW|eot
LB15c  SP ÷ IS NU
LB15d  × IS
LB16   CL|CP SP* × NS
LB17   B2 SP* × B2
LB18   SP ÷
LB19   × QU-Pi
LB19   QU-Pf ×
LB19a  Narrow × QU
LB19a  × QU Narrow|eot
LB19a  QU × Narrow
LB19a  sot|Narrow QU ×
LB20   ÷ CB
LB20   CB ÷
LB20a  sot|BK|CR|LF|NL|SP|ZW|CB|GL HY|HH × AL|HL
LB21   × BA|HH|HY|NS
LB21   BB ×
LB21a  HL HY|HH × !HL
LB21b  SY × HL
LB22   × IN
LB23   AL|HL × NU
LB23   NU × AL|HL
LB23a  PR × ID|EB|EM
LB23a  ID|EB|EM × PO
LB24   PR|PO × AL|HL
LB24   AL|HL × PR|PO
LB25   NU SY|IS* CL|CP? × PO|PR
LB25   PO|PR × OP IS? NU
LB25   PO|PR|HY|IS × NU
LB25   NU SY|IS* × NU
LB26   JL × JL|JV|H2|H3
LB26   JV|H2 × JV|JT
LB26   JT|H3 × JT
LB27   JL|JV|JT|H2|H3 × PO
LB27   PR × JL|JV|JT|H2|H3
LB28   AL|HL × AL|HL
LB28a  AP × AK|AS|Dotted
LB28a  AK|AS|Dotted × VF|VI
LB28a  AK|AS|Dotted VI × AK|Dotted
LB28a  AK|AS|Dotted × AK|AS|Dotted VF
LB29   IS × AL|HL
LB30   AL|HL|NU × OP-Wide
LB30   CP-Wide × AL|HL|NU
LB30b  EB|Unassigned × EM
"""

# One letter a kind; those of ASCII first, for Python writes ASCII over quickly.
_NAMES = tuple(dict.fromkeys((*(KINDS[bisect_right(STARTS, code) - 1] for code in range(128)), *KINDS)))
_LETTERS = {name: chr(48 + at) if at < 75 else chr(0x80 + at - 75) for at, name in enumerate(_NAMES)}
_AS = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}  # LB1, for careful setting
_MARKED = {"Pi": "I", "Pf": "F", "Wide": "W", "Dotted": "D", "Unassigned": "U"}


class _Kinds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTERS[KINDS[bisect_right(STARTS, code) - 1]]
        return letter


_OF = _Kinds()


def kinds(text: str) -> str:
    """Return a text's kinds, one letter a character."""
    return text.translate(_OF)


def of_class(said: str) -> str:
    """Return the letters of classes as the rules name them: "AL|HL", "QU-Pi", "!SP"."""
    if said[0] == "!":
        return "".join(letter for letter in _LETTERS.values() if letter not in of_class(said[1:] + "|CM|ZWJ"))
    found = ""
    for one in said.split("|"):
        wanted, _, less = one.partition("-")
        found += "".join(c for c in _letters(wanted) if not less or c not in _letters(less))
    return found


def of_cluster(said: str) -> str:
    """Return the letters of classes of UAX #29, by the letters break_classes has for them."""
    return "".join(letter for name, letter in _LETTERS.items() if name[-1] in said)


def of_complex() -> str:
    """Return the letters of the scripts that write no spaces and need a dictionary: class SA."""
    return "".join(letter for name, letter in _LETTERS.items() if name.startswith("SA/"))


@cache
def _letters(wanted: str) -> str:
    if wanted == "Narrow":
        return of_class("!Wide")
    mark = _MARKED.get(wanted)
    return "".join(
        letter
        for name, letter in _LETTERS.items()
        if (mark in name.split("/")[1] if mark else _class(name) == wanted)
    )


def _class(name: str) -> str:
    own, marks, _ = name.split("/")
    return ("CM" if marks == "M" else "AL") if own == "SA" else _AS.get(own, own)


def any_of(letters: str) -> str:
    """Return the expression for one of some letters."""
    return f"[{re.escape(letters)}]"


_BREAKS, _SPACE = "BK|CR|LF|NL", any_of(of_class("SP"))
_NO_BASE = any_of(of_class(_BREAKS + "|SP|ZW"))  # a mark after these stands alone
_MARK = any_of(of_class("CM|ZWJ"))


def _term(said: str) -> str:
    often = said[-1] if said[-1] in "*?" else ""
    names = said.rstrip("*?").split("|")
    edge = {"sot": "^|", "eot": "$|"}.get(next((one for one in names if one in ("sot", "eot")), ""), "")
    classes = "|".join(one for one in names if one not in ("sot", "eot"))
    return f"(?:{edge}{any_of(of_class(classes))}{_MARK}*){often}"


@cache
def _rules() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the rules in their order: their first group ends where the verdict is about."""
    made = []
    for line in RULES.strip().splitlines():
        _, _, said = line.partition(" ")
        before, verdict, after = re.split("([×÷])", said)
        left, right = ("".join(_term(one) for one in side.split()) for side in (before, after))
        made.append((re.compile(f"(?=({left}){right})"), verdict == "÷"))
    flags = _term("RI")
    return (*made, (re.compile(f"({flags}){flags}"), False))  # LB30a: flags go by twos from the first


_FIXED = (  # LB4 to LB9, which see marks as they are
    (re.compile(f"{any_of(of_class('CR'))}(?={any_of(of_class('LF'))})"), False),
    (re.compile(any_of(of_class(_BREAKS))), True),
    (re.compile(f"(?={_NO_BASE})"), False),
    (re.compile(f"{any_of(of_class('ZW'))}{_SPACE}*"), True),
    (re.compile(any_of(of_class("ZWJ"))), False),
    (re.compile(f"(?!{_NO_BASE}).(?={_MARK})"), False),
)
_ORPHAN = re.compile(f"(^|{_NO_BASE}){_MARK}")
_LETTER = _LETTERS["AL//"]
# Where it is sure that a line may end after a space, whatever stands further left or right; and where it must.
_SURE = re.compile(
    f"(?<={any_of(of_class('AL|HL|NU|EX|IS|ID|H2|H3'))}){_SPACE}+"
    f"(?={any_of(of_class('AL|HL|NU|ID|OP|H2|H3|PR|Pi'))})|{any_of(of_class(_BREAKS))}+"
)


def opportunities(said: str) -> Iterator[int]:
    """Yield the offsets into a string of kinds before which a line may or must end; its end is the last of them."""
    start = 0
    for sure in _SURE.finditer(said):
        yield from (start + at for at in _within(said[start : sure.end()]))
        start = sure.end()
    if start < len(said):
        yield from (start + at for at in _within(said[start:]))


@lru_cache(maxsize=16384)
def _within(said: str) -> tuple[int, ...]:
    """Return where a line may end in a stretch on whose edges nothing outside bears."""
    size = len(said)
    may: list[bool | None] = [None] * (size + 1)
    may[0], may[size] = False, True
    for rule, verdict in _FIXED:
        for match in rule.finditer(said):
            if may[match.end()] is None:
                may[match.end()] = verdict
    said = _ORPHAN.sub(rf"\g<1>{_LETTER}", said)  # LB10
    for rule, verdict in _rules():
        for match in rule.finditer(said):
            if may[match.end(1)] is None:
                may[match.end(1)] = verdict
    return tuple(at for at in range(1, size + 1) if may[at] is not False)  # LB31


def _cluster() -> re.Pattern[str]:
    """Return UAX #29 as one expression: each match is an extended grapheme cluster."""
    one = {name: any_of(of_cluster(name)) for name in ("c", "p", "l", "v", "t", "g", "h", "r", "x", "z", "n")}
    extend, linking = any_of(of_cluster("ekw")), any_of(of_cluster("ekz"))
    hangul = f"{one['l']}*(?:{one['v']}+|{one['g']}{one['v']}*|{one['h']}){one['t']}*|{one['l']}+|{one['t']}+"
    emoji = f"{one['x']}(?:{extend}*{one['z']}{one['x']})*"
    linked = f"{one['n']}(?:{any_of(of_cluster('ez'))}*{any_of(of_cluster('k'))}{linking}*{one['n']})*"
    other = f"[^{re.escape(of_cluster('c'))}]"
    crlf = any_of(of_class("CR")) + any_of(of_class("LF"))
    marks = any_of(of_cluster("ekwzs"))
    core = f"{hangul}|{one['r']}{{2}}|{emoji}|{linked}|{other}"
    return re.compile(f"{crlf}|{one['c']}|{one['p']}*(?:{core})?{marks}*")


_CLUSTER = _cluster()


def clusters(said: str) -> Iterator[int]:
    """Yield the offset into a string of kinds after each extended grapheme cluster."""
    return (match.end() for match in _CLUSTER.finditer(said) if match.end() > match.start())
