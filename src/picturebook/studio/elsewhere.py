"""Pictures made elsewhere: in a chat, in a tool without an API, and adopted as takes afterwards.

Nobody here draws them, and nothing is sent: whoever hands a picture off is shown what an illustrator with
references would be given, and says later which file came of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from picturebook.diagnostics import typed
from picturebook.record import record
from picturebook.storyboard.request import Request
from picturebook.studio.hiring import Size
from picturebook.studio.illustrator import Abilities, Failed, Journal, Outcome
from picturebook.studio.models import model_of

_MODEL = "any"
ADOPTED = "adopted"  # the studio that the takes of other tools carry
OWN = "own art"  # and the one that a recolouring of the author's own picture carries


@record
class Elsewhere:
    """Whoever draws a story's pictures with a tool of their own."""

    story: Path

    @property
    def abilities(self) -> Abilities:
        """Reads a prompt, follows as many references as a paid model, and is asked for nothing by this program."""
        return Abilities(
            name=ADOPTED,
            model=_MODEL,
            free=False,
            offline=True,
            reads_prompt=True,
            sizes=model_of(_MODEL).pixels(Size.PAGE),
            references=model_of(_MODEL).star,
        )

    def draw(self, requests: Sequence[Request], _journal: Journal) -> Iterator[Outcome]:
        """Draw nothing: each request is told how its picture is had."""
        for one in requests:
            told = f"{typed('handoff', self.story, one.shot)}, then adopt what came of it"
            yield Failed(request=one, reason="it is drawn with a tool of your own", hint=told)
