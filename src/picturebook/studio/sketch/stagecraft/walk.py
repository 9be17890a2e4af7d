"""The walk along a sentence, token by token: who does what, who holds what, what stands where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from picturebook.studio.sketch.colour import colour_in
from picturebook.studio.sketch.pose import Pose
from picturebook.studio.sketch.stagecraft import lexicon
from picturebook.studio.sketch.stagecraft.plan import Actor, Piece
from picturebook.studio.sketch.stagecraft.props import things
from picturebook.studio.sketch.stagecraft.reading import Token

_BESIDE = lexicon.words_of(
    "beside by near next behind before with between under over to from after against around"
)


_HELD_AFTER = frozenset(("up", "through", "out", "in", "with", "of", "from", ""))


_HELD_BY_PREPOSITION = frozenset(("with", "under", "through"))


_RIDDEN = frozenset(("round", "bed", "vessel", "seat", "tub", "shelter"))
_INSIDE = lexicon.words_of("in inside into on onto at through")


@dataclass(slots=True, kw_only=True)
class Walk:
    """A walk along a sentence: who is doing, what they do, whose turn it is."""

    actors: list[Actor]
    subjects: list[Actor] = field(default_factory=list)
    last: Actor | None = None
    gathering: bool = False
    verb: str = ""
    preposition: str = ""
    looking: bool = False
    owner: Actor | None = None
    pieces: list[tuple[Piece, str]] = field(default_factory=list)
    last_piece: Piece | None = None
    surface: str = ""
    nobody: bool = False  # the clause is about a thing: its verbs are nobody of the cast's

    def take(self, token: Token) -> None:
        """Take one step."""
        getattr(self, f"_{token.kind}")(token)

    def _new_clause(self, token: Token) -> None:
        """Tell a clause about a thing ("the rain is falling") from one that goes on about somebody."""
        if token.after.split()[:1] and token.after.split()[0] in (
            "a",
            "an",
            "the",
            "every",
            "her",
            "his",
            "rain",
            "snow",
            "wind",
            "above",
        ):
            self.nobody = True
        elif token.kind == "stop":
            self.nobody = False

    def _stop(self, token: Token) -> None:
        self._new_clause(token)
        self.gathering, self.verb, self.preposition, self.looking, self.surface = False, "", "", False, ""
        self.owner = None

    def _comma(self, token: Token) -> None:
        if not self.verb_holds:
            self.preposition = "" if self.preposition not in _BESIDE else self.preposition
        self.surface = ""
        if not self.gathering and token.after.split()[:1] == ["and"]:
            return
        if self.verb and not self.verb_holds and self.preposition not in _BESIDE:
            self._new_clause(token)

    def _and(self, token: Token) -> None:
        if token.word in ("while", "as", "then") or (
            self.verb and not self.verb_holds and self.preposition == ""
        ):
            self._new_clause(token)

    def _pronoun(self, token: Token) -> None:
        if token.word in ("they", "she", "he") and not self.preposition:
            self.nobody = False
        self.preposition = "" if self.preposition else self.preposition
        self.gathering = False

    def _possessive(self, token: Token) -> None:
        pass

    def _everyone(self, token: Token) -> None:
        self.subjects, self.gathering, self.nobody = list(self.actors), False, False
        self.verb = self.preposition = ""

    def _who(self, token: Token) -> None:
        if self.last:
            self.subjects, self.verb, self.preposition, self.looking, self.nobody = (
                [self.last],
                "",
                "",
                False,
                False,
            )

    def _where(self, token: Token) -> None:
        """Forget "behind the table" in "behind the table, where a plate stands": the plate is on it."""
        self.preposition = ""
        if token.after in lexicon.PRONOUNS and self.subjects:
            shown = next(
                (one.looks_at for one in self.actors if one.points and one not in self.subjects), None
            )
            for one in self.subjects:
                one.looks_at = one.looks_at or shown
            self.preposition, self.nobody = "where", True

    def _name(self, token: Token) -> None:
        actor = self.actors[token.actor]
        if token.possessive:
            self.owner = actor
            return
        if token.starts and not self.gathering:
            self._stop(Token(kind="stop"))
        looks = self.looking or self._reaching
        if (looks and not actor.told) or (looks and self.preposition in ("at", "to", "")):
            for one in self.subjects:
                if one is not actor and one.looks_at is None:
                    one.looks_at = actor.entry.name
        if self.verb and lexicon.POSES.get(self.verb) is Pose.HUGGING and not self.preposition:
            actor.pose = Pose.HUGGING
        elif self.preposition and not (self.preposition == "of" and not self.subjects):
            self._beside(actor)
        elif self.gathering:
            self.subjects.append(actor)
        else:
            self.subjects, self.gathering, self.verb, self.nobody, self.preposition = (
                [actor],
                True,
                "",
                False,
                "",
            )
        self.last = actor

    def _beside(self, actor: Actor) -> None:
        if self.last_piece and self.last_piece.beside is None and not self.verb_placed:
            self.last_piece.beside = actor.entry.name
        for one in self.subjects:
            if one is not actor:
                one.beside = one.beside or actor.entry.name

    @property
    def verb_placed(self) -> bool:
        """Whether a verb was said since the last thing."""
        return bool(self.verb)

    def _verb(self, token: Token) -> None:
        word = token.word
        if (
            word.endswith("ing")
            and self.preposition == ""
            and not self.gathering
            and self.last
            and self.last not in self.subjects
        ):
            pass
        self.gathering, self.verb, self.preposition = False, word, ""
        pose = lexicon.POSES.get(word)
        if self.nobody:
            self.verb = ""
            return
        for actor in self.subjects or self.actors:
            actor.told = True
            if pose and (actor.pose is None or (actor.pose in (Pose.STANDING, Pose.WALKING, Pose.CARRYING)
                and pose not in
                (Pose.STANDING, Pose.CARRYING, Pose.SITTING))):  # fmt: skip
                actor.pose = pose
            actor.points = actor.points or word in lexicon.POINTING
            if pose and word in ("lands", "landing"):
                actor.lands = True
            if word in ("peeps", "peeps", "peeks", "peeking", "peeping", "hides", "hiding"):
                actor.peeks = True
        self.looking = word in lexicon.LOOKING

    def _preposition(self, token: Token) -> None:
        self.preposition, self.gathering = token.word, False
        if token.word in ("on", "at", "under", "behind", "between"):
            self.surface = token.word

    @property
    def verb_holds(self) -> bool:
        """Whether the verb now said puts things into hands."""
        return self.verb in lexicon.HOLDING

    def _thing(self, token: Token) -> None:
        thing = things()[token.word]
        self.nobody = self.nobody or not (self.last or self.subjects or self.preposition or self.verb)
        before = token.before
        piece = Piece(
            name=thing.name, where=thing.where, colour=colour_in(before), empty="empty" in before
                or "empty" in token.text,
            lit=any(word in f"{before} {token.after}" for word in ("glowing", "lit", "glow", "burning",
                "shining", "glows", "burns")),
            words=f"{before} {token.text}", size=next((v for k, v in {**lexicon.SMALL,
                **lexicon.BIG}.items() if k in f"{before} {token.text}".split()), 1.0),
        )  # fmt: skip
        if self._looks(thing.where, token):
            piece.looked_at = True
            for one in self.subjects or self.actors:
                one.looks_at = one.looks_at or thing.name
        if (
            {"high", "sky", "above", "away"} & set(token.after.split()[:5])
            and thing.where in ("hand", "ground")
            and not self.owner
        ):
            piece.where = "aloft"
            piece.size = 0.55 if "far" in token.after else piece.size
        else:
            self._place(piece, thing.where, token)
        self.pieces.append((piece, self.preposition))
        self.last_piece = piece
        self.owner = None

    @property
    def _reaching(self) -> bool:
        return self.verb in lexicon.POINTING

    def _looks(self, kind: str, token: Token) -> bool:
        """Tell whether a thing is looked at, or pointed to, or has something held over it."""
        if kind == "fixed" and self.preposition in ("before", "by", "at"):
            return True
        if self.preposition in _HELD_BY_PREPOSITION or self.owner:
            return False
        if self._reaching:
            return self.preposition in ("at", "to", "for", "")
        return self.looking or (self.verb_holds and self.preposition == "over")

    def _place(self, piece: Piece, kind: str, token: Token) -> None:
        """Decide where a thing is: around somebody, under them, in a hand, or by somebody's feet."""
        subject = self.subjects[0] if self.subjects else None
        rider = self.last or subject
        if kind in _RIDDEN and self.preposition in _INSIDE and rider:
            riders = self.subjects if rider in self.subjects and kind != "round" else [rider]
            for one in riders:
                if one.inside is None:
                    one.inside = piece.name
            piece.where = "around" if kind == "round" else kind
            return
        abed = any(actor.inside == "bed" for actor in self.actors)
        if piece.name == "picnic cloth" or (kind == "blanket" and self.preposition == "on" and not abed):
            piece.where, piece.name = "underlay", "picnic cloth"
            return
        if kind not in ("hand", "ground", "water", "aloft") or token.scenery:
            return
        if self._give(piece, kind, token):
            return
        holder = self.owner or subject
        if holder and kind in ("hand", "ground", "water"):
            piece.beside = piece.beside or holder.entry.name
            piece.where = kind

    def _give(self, piece: Piece, kind: str, token: Token) -> bool:
        """Put a thing into the hand of whoever the words give it to, if they do and there is one free."""
        if not self._in_hand(piece, token):
            return False
        subject = self.subjects[0] if self.subjects else None
        whom = self.last if self.last and self.preposition in ("in", "with", "under") else subject
        near = whom if self.preposition in _HELD_BY_PREPOSITION and not self.verb_holds else subject
        who = self.owner or near or whom
        if not who or kind not in ("hand", "aloft", "water") or len(who.holds) >= 2:
            return False
        piece.where = "held" if kind != "aloft" else "aloft"
        piece.beside = who.entry.name
        who.holds.append(piece)
        return True

    def _in_hand(self, piece: Piece, token: Token) -> bool:
        if (
            self.nobody
            or token.placed
            or re.search(
                r"\b(?:beside|before|behind|near) (?:him|her|them|it)\b|between them|in front of", token.after
            )
        ):
            return False
        if self.verb_holds and self.preposition in _HELD_AFTER:
            return self.preposition != "in" or self.verb.startswith(("writ", "read"))
        if self.preposition == "under":
            return piece.name == "umbrella"
        if self.preposition in ("with", "through"):
            return True
        return bool({"hand", "hands", "paw", "paws"} & set(token.after.split()))
