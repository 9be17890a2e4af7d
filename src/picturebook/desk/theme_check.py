"""`theme check`: everything a theme would disappoint somebody by, told before anybody makes a book with it.

Its files, its letters and its rules are read; then its sample is set at five trims, with next to no words and with as
many as each template promises, from left to right and from right to left, in one language and in two. Of what is seen
in many of these ways the worst is told, once, at the line of the theme that brings it about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from picturebook.design.theme import Theme
from picturebook.design.theme_places import ThemePlaces
from picturebook.design.themes import load_theme
from picturebook.desk.theme_files import licences, prompts
from picturebook.desk.theme_letters import letters
from picturebook.desk.theme_rules import rules, templates
from picturebook.desk.theme_sample import TRIMS, Case, Sample, cases, has_words, told_by
from picturebook.desk.theme_trial import Fault, capacity, look, pushed, rounded_down
from picturebook.diagnostics import Diagnostic, error
from picturebook.errors import ExitCode, SourceError
from picturebook.layout.inking import DARK, on_panel, palette
from picturebook.layout.inks import READABLE, Colour, contrast, ink, luminance, mix
from picturebook.record import record

Told = Callable[[str, int, int], None]
_STEPS = 40  # from a colour to black or white
_OTHERWISE = "lay such a page out otherwise by a rule under [[choose]]"
_MOST = 400  # words looked for in a template that promises none


@record
class Verdict:
    """What is wrong with a theme, from the top of its files down, and what the shell is told of it."""

    name: str
    findings: tuple[Diagnostic, ...]
    exit_code: ExitCode
    ways: int = 0  # in which the sample was set


def check(name: str, told: Told, near: Path | None = None, trims: Sequence[str] = TRIMS) -> Verdict:
    """Check a theme by its name or its folder. Raises UsageError for one there is none of, DiskError."""
    try:
        theme = load_theme(name, near)
        read = _read(theme)
        stories = told_by(theme)
    except SourceError as problem:
        return Verdict(name=name, findings=_sorted(problem.diagnostics), exit_code=ExitCode.SOURCE)
    sample, ways = Sample(theme), cases(trims)
    tried = [fault for fault in _tried(sample, ways, told) if not _moves(sample, fault)]
    seen = [fault for fault in tried if fault.kind != "tint"]
    found = [
        *_told_of(sample, seen),
        *_faint(sample, seen),
        *_inks(sample),
        *_colours(sample, [fault for fault in tried if fault.kind == "tint"]),
        *_unpromised(sample, ways),
    ]
    for case, story in stories:
        for trim in trims:
            at = replace(case, trim=trim)
            book, wrong = sample.by_rules(at, story)
            found += [*wrong, *_on_pages(sample, look(at, book), seen)]
    code = ExitCode.SOURCE if read else ExitCode.BOOK if found else ExitCode.DONE
    findings = _sorted(dict.fromkeys((*read, *found)))
    return Verdict(name=theme.name, findings=findings, exit_code=code, ways=len(ways))


def _read(theme: Theme) -> list[Diagnostic]:
    """Return what is wrong with a theme before anything is set in it."""
    places = ThemePlaces(theme)
    parts = (licences, letters, rules, templates)
    return [*(finding for part in parts for finding in part(theme, places)), *prompts(theme)]


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda one: (one.span.file, one.span.line) if one.span else ("", 0)))


def _colours(sample: Sample, tints: Sequence[Fault]) -> Iterator[Diagnostic]:
    """Yield a style's own colour that reads on none of the grounds it stands on: the ink is always used instead."""
    colours, best = dict(sample.theme.colours), dict[str, Fault]()
    for one in tints:
        best[one.said] = max(best.get(one.said, one), one, key=lambda fault: fault.amount)
    for style, one in best.items():
        if one.amount < READABLE:
            said = f"the colour of {style} reads nowhere, so it is never used: {one.amount:.1f} : 1 on {one.told}"
            shade = _readable(colours[style], colours.get(one.told, one.told))
            told = f'{style} = {{colour = "{shade}"}}'
            yield error("faint-colour", said, sample.places.of("tokens", style, "colour"), told)


def _inks(sample: Sample) -> Iterator[Diagnostic]:
    """Yield an ink that words are never set in, and a panel that none of the inks reads on."""
    colours, inks = dict(sample.theme.colours), palette(sample.theme, "panel")
    first = ink(colours["ink"]).srgb
    if first not in (inks.dark, inks.light):
        instead = "#{:02x}{:02x}{:02x}".format(*inks.dark)
        said = f"no words are ever set in ink: {colours['ink']} is not dark enough, and {instead} is printed instead"
        shades = (mix(first, (0, 0, 0), step / _STEPS) for step in range(_STEPS + 1))
        shade = "#{:02x}{:02x}{:02x}".format(*next(one for one in shades if luminance(one) < DARK))
        yield error("faint-colour", said, sample.places.of("tokens", "ink"), f'ink = "{shade}"')
    reads = on_panel(inks).contrast
    if round(reads, 2) < READABLE:
        said = f"words stand out from panel by {rounded_down(reads)} : 1, and {READABLE} : 1 is read"
        yield error(
            "low-contrast", said, sample.places.of("tokens", "panel"), "a lighter panel, or a darker one"
        )


def _tried(sample: Sample, ways: Sequence[Case], told: Told) -> Iterator[Fault]:
    for number, case in enumerate(ways, 1):
        book = sample.templates(case)
        yield from look(case, book)
        if case.language == "en" and not case.also:
            yield from pushed(case, book)
        told("tried", number, len(ways))


def _moves(sample: Sample, fault: Fault) -> bool:
    """Say whether words that another theme promised room for move to a roomier template: nothing comes of it."""
    return fault.elsewhere and not _own_promise(sample, fault)


def _own_promise(sample: Sample, fault: Fault) -> bool:
    """Say whether how many words a template holds is said by the theme itself, and not by one it extends."""
    said = sample.places.of("pages", fault.template, "max_words")
    return said.file == sample.places.of("theme").file


def _told_of(sample: Sample, seen: Sequence[Fault]) -> Iterator[Diagnostic]:
    """Yield the worst of each kind of fault of each place."""
    alike: dict[tuple[str, str, int | None], list[Fault]] = {}
    for fault in (one for one in seen if one.kind != "faint"):
        alike.setdefault((fault.kind, fault.template, fault.slot), []).append(fault)
    for (kind, name, slot), faults in alike.items():
        worst = max(faults, key=lambda one: one.amount)
        others = len({str(one.case) for one in faults}) - 1
        more = f", and in {others} other ways" if others > 1 else ", and in one other way" if others else ""
        said, told = f"{name}: {worst.said} {worst.case}{more}", worst.told
        path: tuple[str | int, ...] = ("pages", name) if slot is None else ("pages", name, "text", slot)
        if kind == "overflow" and slot is None:
            many = capacity(sample, name, [one.case for one in faults], int(worst.amount))
            told, path = _promise(name, many), ("pages", name, "max_words")
        yield error(_CODES[kind], said, sample.places.of(*path), told)


def _faint(sample: Sample, seen: Sequence[Fault]) -> Iterator[Diagnostic]:
    """Yield each ground that words stand out too little from, with all the templates that have it."""
    grounds: dict[str, list[Fault]] = {}
    for fault in (one for one in seen if one.kind == "faint"):
        grounds.setdefault(fault.told, []).append(fault)
    for ground, faults in grounds.items():
        worst, names = max(faults, key=lambda one: one.amount), dict.fromkeys(one.template for one in faults)
        said = f"words stand out from {ground} by {worst.said} at worst, and {READABLE} : 1 is read: {', '.join(names)}"
        typed = ground.startswith("#")  # a band's colour, which is no token
        path = ("pages", worst.template, "band") if typed else ("tokens", ground)
        yield error("low-contrast", said, sample.places.of(*path), _darker(sample.theme, ground))


_CODES = {
    "overflow": "text-does-not-fit", "faint": "low-contrast", "pushed": "in-the-margin", "outside": "outside-safe",
    "over": "words-on-words", "glyph": "missing-glyph",
}  # fmt: skip


def _promise(name: str, many: int) -> str:
    if not many:
        return f"give it a larger place under [pages.{name}]: it does not even hold a word of each language"
    return f"under [pages.{name}] type: max_words = {many}; or give it a larger place"


def _unpromised(sample: Sample, ways: Sequence[Case]) -> Iterator[Diagnostic]:
    """Yield templates with a place for words that do not say how many they hold."""
    for one in sample.theme.pages:
        if has_words(one) and not one.max_words:
            many = capacity(sample, one.name, [case for case in ways if case.long], _MOST)
            said = f"{one.name} has a place for words and does not say how many it holds"
            yield error("no-promise", said, sample.places.of("pages", one.name), _promise(one.name, many))


def _on_pages(sample: Sample, faults: Iterable[Fault], seen: Sequence[Fault]) -> Iterator[Diagnostic]:
    """Yield what is wrong with pages of the sample's own that was not told of their template already."""
    known = {fault.template for fault in seen}
    for fault in faults:
        if fault.kind == "tint":
            continue
        full = fault.kind == "overflow" and fault.slot is None
        if fault.template not in known and not (full and not _own_promise(sample, fault)):
            said = f"this page, laid out as {fault.template} by the theme’s rules: {fault.said} {fault.case}"
            yield error(
                _CODES[fault.kind],
                said,
                fault.where,
                fault.told or _OTHERWISE,
            )


def _darker(theme: Theme, ground: str) -> str:
    """Return which colour to type for words that are faint on a ground."""
    colours = dict(theme.colours)
    under = colours.get(ground, ground if ground.startswith("#") else colours["paper"])
    dark = luminance(ink(under).srgb) > 0.18
    name = "ink" if dark else "light"
    shade = _readable(colours[name], under)
    if shade == colours[name]:
        return "lay its words or its band so that all of them lie on one colour"
    return f'under [tokens] type: {name} = "{shade}"; or another {"colour" if under == ground else ground}'


def _readable(colour: str, ground: str) -> str:
    """Return a colour made darker or lighter until it reads on a ground."""
    first, under = ink(colour).srgb, luminance(ink(ground).srgb)
    end: Colour = (0, 0, 0) if under > 0.18 else (255, 255, 255)
    shades = (mix(first, end, step / _STEPS) for step in range(_STEPS + 1))
    found = next((one for one in shades if contrast(luminance(one), under) >= READABLE), end)
    return "#{:02x}{:02x}{:02x}".format(*found)
