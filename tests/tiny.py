"""Tiny books for tests: written into a folder, small enough to build in a second."""

from __future__ import annotations

from pathlib import Path

PIM = """\
---
title: Pim and the Moon Boat
author: Ada Quill
language: en
trim: 8.5 x 8.5 in
characters:
  Pim:
    look: small grey mouse, round brass glasses, one notched ear
    wears: a red wool scarf
  Oda: {look: "tall white heron, one bent feather", height: 3 Pim}
---

![Pim sits on the jetty, counting stars in a puddle.](art/counts.png)

Pim counted eleven stars. **The twelfth one wobbled.**

---

![Oda lands beside Pim; both look at a paper boat in the reeds.](art/boat.png)
<!-- time: night -->

“That is not a star,” said Oda.
"""


def write_pim(folder: Path) -> Path:
    """Write the two-page story of Pim; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    story = folder / "story.md"
    story.write_text(PIM, encoding="utf-8")
    return story


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
