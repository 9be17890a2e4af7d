"""The few words a book says itself, in its own language: "Words by", "This book belongs to", and the like.

One file a language, `strings/fr.toml`; a book's folder may have its own, and whatever they say goes before what
ships. What a language lacks is looked for in the ones it is a kind of (pt-BR, then pt), and at last in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from functools import lru_cache
from pathlib import Path

from picturebook.diagnostics import Diagnostic, error
from picturebook.errors import DiskError, StoryError
from picturebook.fields import Fields, read_toml
from picturebook.manuscript.numbers import code_of, is_language
from picturebook.record import record
from picturebook.shelf import shelf

FOLDER = "strings"
ENGLISH = "en"
_HOLE = "{}"
_HOLES = {
    "belongs_to": 0,
    "between": 0,
    "joined": 0,
    "labelled": 2,
    "draft": 0,
    "new_layout": 0,
    "translation": 0,
    "adaptation": 0,
}  # every other phrase has one
_SIGNS = ("between", "labelled")  # punctuation: English has the same as most
_SCRIPTS = {
    "ar": "arab", "bg": "cyrl", "bn": "beng", "el": "grek", "fa": "arab", "he": "hebr", "hi": "deva", "ja": "jpan",
    "ko": "kore", "ru": "cyrl", "ta": "taml", "th": "thai", "uk": "cyrl", "ur": "arab", "zh": "",
}  # fmt: skip
_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})  # where Chinese is written in its traditional characters


@record
class Wording:
    """Set phrases of the matter round a story; each {} takes a name. `borrowed` are those said in English."""

    words_by: str
    pictures_by: str
    both_by: str
    belongs_to: str
    set_in: str
    between: str  # between the names of a list
    joined: str  # between its last two
    licensed: str
    adapted: str
    changes: str
    new_layout: str  # what changed in a book that comes from a public collection
    translation: str  # roles in such a book
    adaptation: str
    labelled: str  # a role, and who had it
    draft: str
    borrowed: tuple[str, ...] = ()

    def listed(self, names: tuple[str, ...]) -> str:
        """Write names as a list: "Andika, Baloo 2 and Gentium"."""
        if len(names) < 2:
            return "".join(names)
        return self.between.join(names[:-1]) + self.joined + names[-1]


KEYS = tuple(one.name for one in fields_of(Wording) if one.name != "borrowed")


def filled(phrase: str, *names: str) -> str:
    """Return a phrase with a name in each of its holes."""
    first, *rest = phrase.split(_HOLE)
    return first + "".join(name + part for name, part in zip(names, rest, strict=True))


def load_wording(language: str, near: Path | None = None) -> Wording:
    """Return the phrases of a language; those in the folder `strings` of a book at `near` go first.

    Raises StoryError with everything that is wrong with the book's own, DiskError if a file cannot be read.
    """
    files = (_own(near) if near else {}, _shipped())
    complaints: list[Diagnostic] = []
    codes = kinds(language)
    said = _said(codes, files, complaints)
    english = said if ENGLISH in codes else _said((ENGLISH,), files, complaints)
    if complaints:
        raise StoryError(complaints)
    borrowed = tuple(key for key in KEYS if key not in said and key not in _SIGNS)
    return Wording(**{**english, **said}, borrowed=borrowed)


@lru_cache(maxsize=1)
def draft_words() -> frozenset[str]:
    """Return what a draft says of itself, in each language that has phrases here."""
    said = (_read(path, []).get("draft") for path in _shipped().values())
    return frozenset(word for word in said if word)


def own_draft_words(near: Path) -> frozenset[str]:
    """Return what drafts say of themselves in the files of a book at `near`; what is wrong with one is told elsewhere.

    Raises DiskError.
    """
    said = (_read(path, []).get("draft") for path in sorted((near / FOLDER).glob("*.toml")))
    return frozenset(word for word in said if word)


def _said(
    codes: tuple[str, ...], files: Iterable[Mapping[str, Path]], complaints: list[Diagnostic]
) -> dict[str, str]:
    """Return what the files of these languages say, the first of them and of the languages going before."""
    found: dict[str, str] = {}
    for path in (where[code.lower()] for code in codes for where in files if code.lower() in where):
        found = {**_read(path, complaints), **found}
    return found


def phrases_to_type(keys: tuple[str, ...], language: str) -> str:
    """Return what to write for phrases a language lacks, as it is pasted: the file, and each key with its English."""
    english = load_wording(ENGLISH)
    lines = (f'{key} = "{getattr(english, key)}"' for key in keys)
    return "\n     ".join((f"translate this into {FOLDER}/{language}.toml beside the story:", *lines))


def kinds(language: str) -> tuple[str, ...]:
    """Return a language's code and those it is a kind of, the nearest first: pt-BR, pt."""
    code, *subtags = language.replace("_", "-").split("-")
    script = next((tag.lower() for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    found = [
        "-".join((code, *subtags[:many])) for many in range(len(subtags), -1, -1) if many or not _zh(code)
    ]
    if _zh(code):
        written = "zh-Hant" if _TRADITIONAL & {tag.lower() for tag in subtags} else "zh-Hans"
        return tuple(dict.fromkeys((*found, written)))
    if script is not None and script != _SCRIPTS.get(code.lower(), "latn"):
        return tuple(one for one in found if script in one.lower().split("-"))  # its letters are others
    return (*found, "nb") if code.lower() == "no" else tuple(found)


def _zh(code: str) -> bool:
    return code.lower() == "zh"


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Path]:
    return {path.stem.lower(): path for path in shelf(FOLDER).glob("*.toml")}


def _own(near: Path) -> dict[str, Path]:
    """Return a book's own files by language. Raises StoryError for one whose name is no language's code."""
    found = {path.stem: path for path in sorted((near / FOLDER).glob("*.toml"))}
    wrong = [_no_language(path) for stem, path in found.items() if not is_language(stem)]
    if wrong:
        raise StoryError(wrong)
    return {stem.lower(): path for stem, path in found.items()}


def _no_language(path: Path) -> Diagnostic:
    code = code_of(path.stem)
    told = f"call it {FOLDER}/{code or 'fr'}.toml"
    return error("no-language", f"{path}: “{path.stem}” is no language’s code", hint=told)


def _read(path: Path, complaints: list[Diagnostic]) -> dict[str, str]:
    """Return the phrases of a file; what is wrong with it goes into `complaints`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise DiskError(f"cannot read {path}: {problem.strerror}", "make it readable") from None
    except UnicodeDecodeError:
        complaints.append(error("not-utf-8", f"{path} is not UTF-8", hint="save it as UTF-8"))
        return {}
    node, broken = read_toml(text, file=str(path))
    complaints += broken
    fields = Fields(node, complaints)
    found = dict(_phrases(fields))
    if not broken:
        fields.finish()
    return found


def _phrases(fields: Fields) -> Iterator[tuple[str, str]]:
    for key in KEYS:
        phrase, node = fields.text(key), fields.node_of(key)
        if phrase is None or node is None:
            continue
        wanted = _HOLES.get(key, 1)
        if phrase.count(_HOLE) == wanted and phrase.strip(" " if wanted else ""):
            yield key, phrase
        else:
            many = {0: "no {}", 1: "one {}, where the name goes", 2: "two {}, for what and for whom"}[wanted]
            told = f'type: {key} = "{_mended(phrase, key)}"'
            fields.complain("bad-phrase", f"{key} wants words with {many}", node.span, told)


def _mended(phrase: str, key: str) -> str:
    """Return a phrase with as many holes as its key wants, after its words; of one without words, the English."""
    words, wanted = " ".join(phrase.replace(_HOLE, " ").split()).replace('"', ""), _HOLES.get(key, 1)
    if wanted == 2 or not words:
        return str(getattr(load_wording(ENGLISH), key))
    return f"{words} {_HOLE}" if wanted else words
