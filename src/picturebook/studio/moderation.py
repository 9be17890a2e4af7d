"""Moderation: which words to change when a host's moderation refused a picture.

A host says which side it refused and for what, and never which words. So the words that were sent about this picture
are held against a short list of those that such machines stumble over, by category; a tale of knights has swords in
it. Where none of them is there, it is the scene as a whole that has to be said differently. The list is English: of a
story in another language only the host's categories are told, and that no word was looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from picturebook.storyboard.brief import Brief
from picturebook.studio.trouble import Trouble

_STUMBLES = {  # the beginning of a category's name → words, each also with an s behind it
    "viol": (
        "arrow attack attacking axe battle bite biting blade bleed bleeding blood bloody bomb bullet burn burning "
        "cannon club corpse crash dagger dead death die dying explode explosion fight fighting fought gun harpoon hit "
        "hitting hunt hunter hunting hurt injured kill killing knife knives murder pistol poison punch punching rifle "
        "shoot shooting shot slap smash spear stab stabbing stone sword torn trap war weapon whip wound wounded"
    ),
    "sex": (
        "bare bath bathing bed bikini breast chest embrace hug hugging kiss kissed kissing lap lip naked nightdress "
        "nightgown nude shower skin swimsuit topless touch touching underpants underwear undressed"
    ),
    "self": (
        "blade bleed bleeding blood cliff cut cutting dead death die drown drowning fall falling hang hanging jump "
        "jumping knife ledge pill poison rope scar"
    ),
    "hate": "cross fat flag gypsy idol master native savage slave tribe ugly witch",
    "harass": "bully bullying fat fool mock mocking shame stupid tease teasing ugly",
    "illicit": (
        "alcohol beer bomb cigar cigarette drug drunk gun knife knives pill pipe poison smoke smoking steal stealing "
        "stole sword thief thieves wine"
    ),
}


def mended(trouble: Trouble, brief: Brief) -> Trouble:
    """Return a refusal with what to change in the words of its picture; any other trouble as it is."""
    if trouble.refused is None:
        return trouble
    found = tuple(_found(brief, trouble.refused))
    of = " or ".join(trouble.refused)
    told = f"say the scene differently{f': nothing of {of}' if of else ''}"
    told += " (only English words were looked for)" if of else ""
    if found:
        said = ", ".join(f"“{word}” in {where}" for word, where in found)
        told = f"change {said}" + (f", or whatever else speaks of {of}" if of else "")
    return replace(trouble, hint=f"{told}; then draw it again, for the same words would be refused again")


def _found(brief: Brief, categories: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word that may be meant with where it stands, in the order of the words."""
    kinds = [name.replace("_", " ").lower() for name in categories]
    known = [words for start, words in _STUMBLES.items() if any(kind.startswith(start) for kind in kinds)]
    stumbles = {word + more for words in known for word in words.split() for more in ("", "s", "es")}
    seen: set[str] = set()
    for where, text in _texts(brief):
        for word in re.findall(r"[^\W\d_]+", text):
            if word.lower() in stumbles and word.lower() not in seen:
                seen.add(word.lower())
                yield word, where


def _texts(brief: Brief) -> Iterator[tuple[str, str]]:
    yield "the scene", brief.scene
    directions = (("the brief", brief.brief), ("the place", brief.place), ("the lettering", brief.lettering))
    for name, text in (*directions, (f"the look of {brief.place}", brief.place_look)):
        if text:
            yield name, text
    for one in brief.cast:
        yield f"{one.name}’s look", one.look
        for name, worn in (("outfit", one.wears), ("face", one.face), ("face", one.face_adds)):
            if worn:
                yield f"{one.name}’s {name}", worn
    for key, text in brief.art:
        yield f"the art’s {key}", text
