"""The rules of UAX #9 that give a paragraph its levels: from each character's class, and which brackets pair.

Explicit embeddings, overrides and isolates (X1 to X10), weak types (W1 to W7), paired brackets and neutrals (N0 to
N2), implicit levels (I1, I2). Nothing here knows a character: `bidi` has the classes and the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

DEEPEST = 125  # max_depth (BD2)
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})  # X9
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_BRACKETS_OPEN = 63  # so many brackets may stand open at once (BD16)
_EMBEDS = {"LRE": 0, "LRO": 0, "RLE": 1, "RLO": 1}
_OVERRIDES = {"LRO": "L", "RLO": "R"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}  # as N0 to N2 see them
_JOINED = frozenset(
    {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}
)  # W4: a separator between figures is one of them

Brackets = Mapping[int, tuple[int, bool]]  # place in the text → (the pair it belongs to, whether it opens)


def resolve(kinds: Sequence[str], base: int | None, brackets: Brackets) -> tuple[int, list[int | None]]:
    """Resolve a paragraph of classes: its level (P2, P3 where `base` is None) and each one's, None if removed (X9)."""
    closed = _closed(kinds)
    level = _first_strong(kinds, 0, len(kinds), closed) if base is None else base
    found, seen = _explicit(kinds, level, closed)
    for sequence, before, after in _sequences(kinds, found, level, closed):
        own = found[sequence[0]]
        assert own is not None
        made = implicit(
            tuple(seen[at] for at in sequence),
            own,
            "R" if max(own, before) % 2 else "L",
            "R" if max(own, after) % 2 else "L",
            _pairs(sequence, seen, brackets),
        )
        for at, one in zip(sequence, made, strict=True):
            found[at] = one
    return level, found


def _closed(kinds: Sequence[str]) -> dict[int, int]:
    """Return where each isolate is closed: the place of its sign → the place of its PDI (BD9)."""
    made: dict[int, int] = {}
    waiting: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in ISOLATES:
            waiting.append(at)
        elif kind == "PDI" and waiting:
            made[waiting.pop()] = at
        elif kind == "B":
            waiting.clear()
    return made


def _first_strong(kinds: Sequence[str], first: int, past: int, closed: Mapping[int, int]) -> int:
    """Return the level of a text by its first strong letter outside isolates (P2, P3)."""
    at = first
    while at < past:
        kind = kinds[at]
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
        if kind == "B":
            return 0
        at = closed.get(at, past) if kind in ISOLATES else at + 1
    return 0


def _explicit(
    kinds: Sequence[str], base: int, closed: Mapping[int, int]
) -> tuple[list[int | None], list[str]]:
    """Return the explicit levels and the classes as overrides leave them (X1 to X9)."""
    found: list[int | None] = []
    seen = list(kinds)
    stack = _Stack(base)
    for at, kind in enumerate(kinds):
        if kind in REMOVED:
            stack.embed(kind)
            found.append(None)
            continue
        if kind == "PDI":
            stack.close()
        level, override, _ = stack.top
        found.append(base if kind == "B" else level)
        if override and kind != "B":
            seen[at] = override
        if kind == "FSI":
            odd = _first_strong(kinds, at + 1, closed.get(at, len(kinds)), closed)
            stack.isolate(odd)
        elif kind in ISOLATES:
            stack.isolate(int(kind == "RLI"))
    return found, seen


class _Stack:
    """The directional status stack of X1, with its counts of what was too deep to be put on it."""

    def __init__(self, base: int) -> None:
        self.entries: list[tuple[int, str | None, bool]] = [(base, None, False)]  # level, override, isolate
        self.deep_isolates = self.deep_embeddings = self.isolates = 0

    @property
    def top(self) -> tuple[int, str | None, bool]:
        return self.entries[-1]

    def embed(self, kind: str) -> None:
        """Take an embedding or an override in, or close the last one (X2 to X5, X7)."""
        if self.deep_isolates or kind == "BN":
            return
        if kind in _EMBEDS:
            if not self._put(_EMBEDS[kind], _OVERRIDES.get(kind), isolate=False):
                self.deep_embeddings += 1
        elif self.deep_embeddings:
            self.deep_embeddings -= 1
        elif not self.top[2] and len(self.entries) > 1:
            self.entries.pop()

    def isolate(self, odd: int) -> None:
        """Take an isolate in (X5a to X5c)."""
        if not self.deep_isolates and self._put(odd, None, isolate=True):
            self.isolates += 1
        else:
            self.deep_isolates += 1

    def close(self) -> None:
        """Close the last isolate and what is open inside it (X6a)."""
        if self.deep_isolates:
            self.deep_isolates -= 1
        elif self.isolates:
            self.deep_embeddings, self.isolates = 0, self.isolates - 1
            while not self.entries.pop()[2]:
                pass

    def _put(self, odd: int, override: str | None, *, isolate: bool) -> bool:
        level = self.top[0] + (2 if self.top[0] % 2 == odd else 1)
        if level > DEEPEST or self.deep_embeddings:
            return False
        self.entries.append((level, override, isolate))
        return True


def _sequences(
    kinds: Sequence[str], found: Sequence[int | None], base: int, closed: Mapping[int, int]
) -> Iterator[tuple[list[int], int, int]]:
    """Yield the isolating run sequences (X10), each with the levels that stand before and after it."""
    kept = [at for at, level in enumerate(found) if level is not None]
    of = [base, *(found[at] for at in kept), base]
    begun: list[list[int]] = []  # places among those kept
    broken_off: dict[int, list[int]] = {}  # where a PDI stands → the sequence it goes on
    running: list[int] = []
    for number, at in enumerate(kept):
        if not running or of[number] != of[number + 1]:
            running = broken_off.get(at, [])
            if not running:
                begun.append(running)
        running.append(number)
        if at in closed:
            broken_off[closed[at]] = running
    for one in begun:
        last = kept[one[-1]]
        open_ended = kinds[last] in ISOLATES and last not in closed
        after = base if open_ended else of[one[-1] + 2]
        before = of[one[0]]
        assert before is not None and after is not None
        yield [kept[number] for number in one], before, after


def _pairs(sequence: Sequence[int], seen: Sequence[str], brackets: Brackets) -> tuple[tuple[int, int], ...]:
    """Return the bracket pairs of a sequence by their places in it, in the order they open (BD16)."""
    if not brackets:
        return ()
    made: list[tuple[int, int]] = []
    standing: list[tuple[int, int]] = []  # the pair a bracket belongs to, and its place
    for number, at in enumerate(sequence):
        if at not in brackets or seen[at] != "ON":
            continue
        pair, opens = brackets[at]
        if opens:
            if len(standing) == _BRACKETS_OPEN:
                return ()
            standing.append((pair, number))
            continue
        match = next((one for one in range(len(standing) - 1, -1, -1) if standing[one][0] == pair), None)
        if match is not None:
            made.append((standing[match][1], number))
            del standing[match:]
    return tuple(sorted(made))


def implicit(
    kinds: tuple[str, ...], level: int, before: str, after: str, pairs: tuple[tuple[int, int], ...]
) -> list[int]:
    """Resolve one isolating run sequence at a level, between two sides ("L" or "R"): W1 to W7, N0 to N2, I1, I2."""
    made = _weak(kinds, before)
    for first, last in pairs:
        _paired(made, kinds, (first, last), (level, before))
    _neutral(made, level, before, after)
    if level % 2:
        return [level if kind == "R" else level + 1 for kind in made]
    return [level + {"L": 0, "R": 1}.get(kind, 2) for kind in made]


def _weak(kinds: Sequence[str], before: str) -> list[str]:
    """Return the classes after W1 to W7."""
    made = _marked(kinds, before)
    for at in range(1, len(made) - 1):  # W4
        side = made[at - 1]
        if side == made[at + 1] and (made[at], side) in _JOINED:
            made[at] = side
    _terminated(made)
    strong = before
    for at, kind in enumerate(made):
        if kind in ("ES", "ET", "CS"):  # W6
            made[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            made[at] = "L"
    return made


def _marked(kinds: Sequence[str], before: str) -> list[str]:
    """Give marks the class of their letters, and figures that of the letters before them (W1 to W3)."""
    made: list[str] = []
    last = strong = before
    for kind in kinds:
        if kind == "NSM":  # W1
            kind = "ON" if last in ISOLATES or last == "PDI" else last
        last = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        made.append("R" if kind == "AL" else kind)  # W3
    return made


def _terminated(made: list[str]) -> None:
    """Make figures of what stands beside European ones: signs of currency, percent (W5)."""
    for at in range(1, len(made)):
        if made[at] == "ET" and made[at - 1] == "EN":
            made[at] = "EN"
    for at in range(len(made) - 2, -1, -1):
        if made[at] == "ET" and made[at + 1] == "EN":
            made[at] = "EN"


def _paired(made: list[str], kinds: Sequence[str], pair: tuple[int, int], side: tuple[int, str]) -> None:
    """Give a pair of brackets the direction of what is in it, or of what is before it (N0)."""
    (first, last), (level, before) = pair, side
    own, other = ("R", "L") if level % 2 else ("L", "R")
    inside = {_STRONG[kind] for kind in made[first + 1 : last] if kind in _STRONG}
    if not inside:
        return
    way = own
    if own not in inside:
        context = next((_STRONG[kind] for kind in reversed(made[:first]) if kind in _STRONG), before)
        way = other if context == other else own
    for bracket in (first, last):
        made[bracket] = way
        at = bracket + 1
        while at < len(made) and kinds[at] == "NSM":  # marks over a bracket go with it
            made[at] = way
            at += 1


def _neutral(made: list[str], level: int, before: str, after: str) -> None:
    """Give neutrals the direction of both their neighbours, or the embedding's (N1, N2)."""
    own, at = "R" if level % 2 else "L", 0
    while at < len(made):
        if made[at] not in _NEUTRAL:
            at += 1
            continue
        past = at
        while past < len(made) and made[past] in _NEUTRAL:
            past += 1
        left = _STRONG[made[at - 1]] if at else before
        right = _STRONG[made[past]] if past < len(made) else after
        made[at:past] = [left if left == right else own] * (past - at)
        at = past
