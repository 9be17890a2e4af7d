"""The rules of a theme: whether every page a story can have gets a template, and every template a page.

The rules are asked about every kind of page that could tell any two of them apart. Nothing is set for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product
from math import lcm

from picturebook.design.choosing import Facts, choose, fitting
from picturebook.design.theme import PageTemplate, Rule, Theme
from picturebook.design.theme_places import ThemePlaces
from picturebook.design.themes import load_theme
from picturebook.diagnostics import Diagnostic, counted, error
from picturebook.layout.places import text_slots
from picturebook.manuscript.story import Role
from picturebook.shelf import shelf

_SAYS = (
    Role.STORY,
    Role.NOTE,
    Role.ABOUT,
    Role.QUESTIONS,
    Role.GLOSSARY,
    Role.ACTIVITY,
)  # in words of their own
_ENDLESS = 1000  # a bound from here on is none
_TURNS = 4  # kinds of rules for every n-th page that are told apart


def rules(theme: Theme, places: ThemePlaces) -> Iterator[Diagnostic]:
    """Yield rules that no page ever meets or that send pages where they have no room, and pages with no template."""
    told = _numbered(theme)
    met: set[str] = set()
    wrong: dict[str, Diagnostic] = {}
    for seen in _pages(theme):
        found = choose(told, seen)
        rule, _, name = found.name.partition("\n") if found else ("", "", "")
        met.add(rule)
        if lacks := _lacks(found, seen):
            wrong.setdefault(rule or seen.role.value, _homeless(theme, places, (rule, name), (seen, lacks)))
    yield from wrong.values()
    for number, one in enumerate(theme.choose):
        if str(number) not in met:
            said = f"no page ever meets this rule for {one.template}: an earlier one takes all of them"
            told_so = "put it before that rule, or take it out"
            yield error("rule-unmet", said, places.of("choose", number, "template"), told_so)


def templates(theme: Theme, places: ThemePlaces) -> Iterator[Diagnostic]:
    """Yield templates that neither a rule nor `layout:` can reach, and those that are another's twin."""
    named = {one.template for one in theme.choose} | {*theme.matter.fillers, theme.matter.borrowed_cover}
    for one in theme.pages:
        if one.name not in named and set(one.roles) <= {Role.BLANK}:
            said = f"no page is laid out as {one.name}: it is for blank pages, and fillers does not name it"
            told = f'under [matter] type: fillers = ["{one.name}"]; or take it out'
            yield error("template-unmet", said, places.of("pages", one.name), told)
    for one, other in _twins(theme):
        said, told = (
            f"{one.name} lays a page out as {other.name} does",
            "take one of the two out, or change it",
        )
        yield error("template-twice", said, places.of("pages", one.name), told)


def _numbered(theme: Theme) -> Theme:
    """Return the theme with a template of its own for every rule, so that what is chosen says which rule chose it."""
    known = {one.name: one for one in theme.pages}
    copies = [
        replace(known[rule.template], name=f"{number}\n{rule.template}")
        for number, rule in enumerate(theme.choose)
    ]
    renamed = [replace(one, name=f"\n{one.name}") for one in theme.pages]
    made = tuple(replace(rule, template=copy.name) for rule, copy in zip(theme.choose, copies, strict=True))
    return replace(theme, pages=(*renamed, *copies), choose=made)


def _pages(theme: Theme) -> Iterator[Facts]:
    """Yield a page of every kind that rules can tell apart, on either side of each of their bounds."""
    most = max((len(one.pictures) for one in theme.pages), default=0)
    for role in (*_SAYS, Role.COVER, Role.BACK_COVER):
        own = [one for one in theme.choose if one.role is role]
        told = product(
            _near({0, 1, *(one.min_words for one in own), *(one.max_words for one in own)}),
            _near({1, *(one.min_lines for one in own)}),
            (None, *_between({one.min_aspect for one in own} | {one.max_aspect for one in own})),
            range(most + 1 if role is Role.STORY else 2),
            _turns(own) if role is Role.STORY else (0,),
            (False, True),
        )
        for words, lines, shape, pictures, position, even in told:
            if words or pictures or role is not Role.STORY:  # an empty page of the story is none
                yield Facts(
                    role=role,
                    words=words,
                    lines=lines,
                    pictures=pictures,
                    aspect=shape if pictures else None,
                    position=position,
                    even=even,
                )


def _near(bounds: set[int]) -> list[int]:
    """Return counts just below, on and just above each bound."""
    near = {one + by for one in bounds if one < _ENDLESS for by in (-1, 0, 1)}
    return sorted(one for one in near if one >= 0)


def _between(bounds: set[float]) -> list[float]:
    """Return shapes of a picture on each bound and between any two."""
    known = sorted({0.5, 1.0, 2.0, 9.0} | {one for one in bounds if 0 < one < _ENDLESS})
    return sorted({*known, *((one + other) / 2 for one, other in pairwise(known))})


def _turns(own: list[Rule]) -> list[int]:
    """Return places in the book at which each choice of the rules for every n-th page, and no other, may match."""
    every = sorted({one.every for one in own})[:_TURNS]
    chosen = (some for many in range(len(every) + 1) for some in combinations(every, many))
    return sorted({lcm(1, *some) for some in chosen})


def _lacks(found: PageTemplate | None, seen: Facts) -> str:
    if found is None:
        return "no template"
    if len(found.pictures) < seen.pictures:
        return "pictures"
    return "words" if seen.words and seen.role in _SAYS and not text_slots(found, seen.role) else ""


def _homeless(
    theme: Theme, places: ThemePlaces, chosen: tuple[str, str], what: tuple[Facts, str]
) -> Diagnostic:
    (rule, name), (seen, lacks) = chosen, what
    page = f"a {seen.role} page with {counted(seen.pictures, 'picture')} and {counted(seen.words, 'word')}"
    if not rule:
        gets = f"gets {name}, which has no room for its {lacks}" if name else "finds no template"
        told = f'[[choose]] with role = "{seen.role}", pictures = {seen.pictures} and a template for it'
        return error("page-homeless", f"{page} {gets}", places.of("choose"), f"add a rule: {told}")
    said = f"this rule lays {page} out as {name}, which has no room for its {lacks}"
    roomy = next(
        (one.name for one in fitting(theme, seen.role, seen.pictures) if text_slots(one, seen.role)), None
    )
    told = f'template = "{roomy}"' if roomy else "a template that has, under [pages]"
    told = f"narrow it with max_words = 0, or type: {told}" if lacks == "words" else f"type: {told}"
    return error("page-homeless", said, places.of("choose", int(rule), "template"), told)


def _twins(theme: Theme) -> Iterator[tuple[PageTemplate, PageTemplate]]:
    """Yield pairs of templates that nothing tells apart, one of them the theme's own.

    A name that a parent has cannot be taken out: a child may give two of them one look.
    """
    own = {one.name for one in theme.pages} - _inherited(theme)
    for at, one in enumerate(theme.pages):
        for other in theme.pages[:at]:
            alike = _geometry(one) == _geometry(other) and set(one.roles) & set(other.roles)
            if alike and {one.name, other.name} & own:
                yield one, other


def _inherited(theme: Theme) -> set[str]:
    parents = theme.folders[1:]
    if not parents:
        return set()
    near = parents[0]
    name = near.name if near.parent == shelf("themes") else str(near)
    return {one.name for one in load_theme(name).pages}


def _geometry(one: PageTemplate) -> PageTemplate:
    """Return all that is seen of a template."""
    return replace(one, name="", max_words=0, roles=())
