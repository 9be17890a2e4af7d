"""The reference of preflight, written from its table of rules: `python -m picturebook.cli.rulebook FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from picturebook.design.printer_keys import NUMBERS
from picturebook.prepress.preflight.rules import RULES, Rule

_HEAD = """\
# The rules of preflight

Written from the program itself by `make docs`; change the table of rules, not this page.

`picturebook preflight FILE.pdf --printer NAME` holds any finished PDF against these. It fails when it finds errors.
Rules of PDF/X are structural: they find what is plainly wrong, and are no certificate. Where a number is the printer's
own, `picturebook printer show NAME` has it with its source.
"""


def rulebook() -> str:
    """Return the reference of all rules as Markdown."""
    return "\n".join([_HEAD, *map(_section, RULES)])


def _section(rule: Rule) -> str:
    source = f"the printer’s `{rule.source}`" if rule.source in NUMBERS else rule.source
    lines = [f"## {rule.name}", "", rule.asks, ""]
    lines += [
        f"- {rule.severity.value.capitalize()}, for {rule.printers.value}; looked for in {rule.of.value}."
    ]
    lines += [f"- Source: {source}.", f"- What helps: {rule.remedy}.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(rulebook(), encoding="utf-8")
