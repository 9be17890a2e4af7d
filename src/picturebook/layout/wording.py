"""The few words the book says itself, in the languages we can say them well in.

A story in another language gets the English ones and a hint; an author types the page and the words are theirs.
"""

from __future__ import annotations

from picturebook.record import record


@record
class Wording:
    """Set phrases of the matter round a story; {} takes a name."""

    words_by: str
    pictures_by: str
    both_by: str
    belongs_to: str
    set_in: str
    joined: str  # between the last two names of a list
    licensed: str
    adapted: str
    changes: str


_ENGLISH = Wording(
    words_by="Words by {}",
    pictures_by="Pictures by {}",
    both_by="Words and pictures by {}",
    belongs_to="This book belongs to",
    set_in="Set in {}.",
    joined=" and ",
    licensed="This book may be shared under the licence {}.",
    adapted="From {}.",
    changes="Changes: {}",
)

WORDINGS = {
    "en": _ENGLISH,
    "de": Wording(
        words_by="Text von {}",
        pictures_by="Bilder von {}",
        both_by="Text und Bilder von {}",
        belongs_to="Dieses Buch gehört",
        set_in="Gesetzt aus der {}.",
        joined=" und ",
        licensed="Dieses Buch darf unter der Lizenz {} weitergegeben werden.",
        adapted="Nach: {}.",
        changes="Änderungen: {}",
    ),
    "fr": Wording(
        words_by="Texte de {}",
        pictures_by="Images de {}",
        both_by="Texte et images de {}",
        belongs_to="Ce livre appartient à",
        set_in="Composé en {}.",
        joined=" et ",
        licensed="Ce livre peut être partagé selon la licence {}.",
        adapted="D’après {}.",
        changes="Modifications : {}",
    ),
    "es": Wording(
        words_by="Texto de {}",
        pictures_by="Ilustraciones de {}",
        both_by="Texto e ilustraciones de {}",
        belongs_to="Este libro pertenece a",
        set_in="Compuesto en {}.",
        joined=" y ",
        licensed="Este libro puede compartirse con la licencia {}.",
        adapted="A partir de {}.",
        changes="Cambios: {}",
    ),
    "it": Wording(
        words_by="Testo di {}",
        pictures_by="Illustrazioni di {}",
        both_by="Testo e illustrazioni di {}",
        belongs_to="Questo libro appartiene a",
        set_in="Composto in {}.",
        joined=" e ",
        licensed="Questo libro può essere condiviso con la licenza {}.",
        adapted="Da {}.",
        changes="Modifiche: {}",
    ),
    "pt": Wording(
        words_by="Texto de {}",
        pictures_by="Ilustrações de {}",
        both_by="Texto e ilustrações de {}",
        belongs_to="Este livro pertence a",
        set_in="Composto em {}.",
        joined=" e ",
        licensed="Este livro pode ser partilhado com a licença {}.",
        adapted="A partir de {}.",
        changes="Alterações: {}",
    ),
    "nl": Wording(
        words_by="Tekst van {}",
        pictures_by="Tekeningen van {}",
        both_by="Tekst en tekeningen van {}",
        belongs_to="Dit boek is van",
        set_in="Gezet uit de {}.",
        joined=" en ",
        licensed="Dit boek mag gedeeld worden onder de licentie {}.",
        adapted="Naar {}.",
        changes="Wijzigingen: {}",
    ),
}


def wording(language: str) -> Wording:
    """Return the phrases of a language, English where we have none of it."""
    return WORDINGS.get(language.split("-")[0].lower(), _ENGLISH)


def speaks(language: str) -> bool:
    """Say whether we have the phrases of a language."""
    return language.split("-")[0].lower() in WORDINGS


def listed(names: tuple[str, ...], words: Wording) -> str:
    """Write names as a list: "Andika, Baloo 2 and Gentium"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + words.joined + names[-1]
