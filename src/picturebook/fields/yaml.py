"""YAML read into nodes, event by event: every scalar stays the text that was typed.

PyYAML's own loader would turn `no` into False and follow anchors into a billion values; its events tell what was
typed and where, and nothing more. What YAML cannot read is told in a person's words at the place it began.
"""

from __future__ import annotations

import re
from typing import Any

from picturebook.diagnostics import Diagnostic, Span, error
from picturebook.fields.node import Node

_LINE_ENDS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")  # YAML breaks lines at these; people see none
_BLOCK_SIGN = re.compile(
    r"(\s*(?:- )?[\w][^:#{}\[\]]*: +)[>|?] *[^\s>|+\d#-]"
)  # words behind what ends a line
_DEEPEST = 12  # groups inside groups; a story needs four


def read_yaml(text: str, *, file: str, first_line: int = 1) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read one YAML document whose first line is line `first_line` of the file; with what is wrong in it."""
    import yaml

    text = text.translate(_LINE_ENDS)
    reader = _Yaml(file, text.split("\n"), first_line)
    root: Node | None = None
    try:
        root = reader.document(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as problem:
        reader.broken(problem)
    except yaml.YAMLError as problem:
        reader.unreadable(problem, text)
    except _TooDeep:
        pass
    empty = Node(span=reader.span(0, 0, 1), pairs=())
    return root or empty, tuple(reader.complaints)


class _TooDeep(Exception):
    """Values inside values beyond what any story needs."""


class _Yaml:
    """Turns PyYAML's events into nodes, refusing what a story does not need."""

    def __init__(self, file: str, lines: list[str], first_line: int) -> None:
        self.file, self.lines, self.first_line = file, lines, first_line
        self.complaints: list[Diagnostic] = []
        self._anchors: set[str] = set()
        self._events: Any = iter(())

    def span(self, line: int, column: int, length: int) -> Span:
        """Make a span from PyYAML's zero-based line and column."""
        excerpt = self._line(line)
        length = max(1, min(length, len(excerpt) - column))
        number = line + self.first_line
        return Span(file=self.file, line=number, column=column + 1, length=length, excerpt=excerpt)

    def _line(self, at: int) -> str:
        return self.lines[at] if 0 <= at < len(self.lines) else ""

    def document(self, events: Any) -> Node | None:
        """Return the one document of a stream; None if it is empty."""
        import yaml

        self._events = (event for event in events if not isinstance(event, yaml.StreamStartEvent))
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self._node(next(self._events), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(
                "two-documents", "a second document begins here", self._where(after), "take the line away"
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        import yaml

        span = self._where(event)
        if depth > _DEEPEST:
            self._refuse("too-deep", "groups inside groups go too deep here", span, "write it flatter")
            raise _TooDeep
        if isinstance(event, yaml.AliasEvent):
            self._alias(event, span)
            return Node(span=span, text="")
        self._plain_only(event, span)
        if isinstance(event, yaml.ScalarEvent):
            # A block value (`blurb: |`) ends with its last word, not with the newline under it.
            return Node(
                span=span, text=event.value.rstrip("\n") if event.style in ("|", ">") else event.value
            )
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Node(span=self._to(span, inner), items=tuple(items))
        pairs, last = self._pairs(depth)
        return Node(span=self._to(span, last), pairs=pairs)

    def _pairs(self, depth: int) -> tuple[tuple[tuple[str, Span, Node], ...], Any]:
        import yaml

        found: dict[str, tuple[str, Span, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if key.text is None:
                self._refuse("odd-key", "a key must be one word or name", key.span, "quote it if you mean it")
                continue
            if key.text in found:
                first = found[key.text][1].line
                message = f"“{key.text}” stands here twice; first on line {first}"
                self._refuse("twice", message, key.span, "keep one of them")
            found[key.text] = (key.text, key.span, value)
        return tuple(found.values()), event

    def _where(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else len(self._line(start.line))
        return self.span(start.line, start.column, length)

    def _to(self, span: Span, last: Any) -> Span:
        """Lengthen the span of a group to its end, if that is on the same line."""
        end = last.end_mark
        same = end.line + self.first_line == span.line
        return self.span(
            span.line - self.first_line, span.column - 1, end.column - span.column + 1 if same else 1
        )

    def _alias(self, event: Any, span: Span) -> None:
        if event.anchor not in self._anchors:  # else taking the anchor away takes this along
            told = f'quote it if the star is meant: "*{event.anchor}"'
            self._refuse("alias", f"*{event.anchor} refers to nothing in this story", span, told)

    def _plain_only(self, event: Any, span: Span) -> None:
        if event.anchor is not None:
            self._anchors.add(event.anchor)
            told = f"take &{event.anchor} away and write the value out wherever it is wanted"
            message = f"a value cannot be named with &{event.anchor} and used again"
            self._refuse("anchor", message, self._cut(span, len(event.anchor) + 1), told)
        if getattr(event, "tag", None) is not None:
            typed = re.match(r"!\S*", span.excerpt[span.column - 1 :])
            shown = typed[0] if typed else "!"
            told = "take it away, or quote the whole value if the ! is meant"
            self._refuse(
                "tag", f"a value cannot begin with a tag such as {shown}", self._cut(span, len(shown)), told
            )

    def _cut(self, span: Span, length: int) -> Span:
        return self.span(span.line - self.first_line, span.column - 1, length)

    def _refuse(self, code: str, message: str, span: Span, told: str) -> None:
        self.complaints.append(error(code, message, span, told))

    def unreadable(self, problem: Any, text: str) -> None:
        """Say which character cannot stand in a file of words."""
        at = min(getattr(problem, "position", 0), len(text))
        line, column = text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
        message = "a character here cannot be printed"
        self._refuse("control", message, self.span(line, column, 1), "take it away, or type the line again")

    def broken(self, problem: Any) -> None:
        """Say in a person's words what PyYAML could not read, at the place where it began."""
        mark = problem.problem_mark or problem.context_mark
        begun = problem.context_mark or mark
        said, context = str(problem.problem), str(problem.context)
        if "escape" in said or "hexdecimal" in said:
            told = "write \\\\ for each \\, or put the value in single quotes"
            span = self.span(mark.line, max(0, self._line(mark.line).rfind("\\", 0, mark.column + 1)), 2)
            self._refuse("escape", "a \\ in double quotes means something else", span, told)
        elif "flow" in context or "quoted" in context:
            self._unclosed(begun)
        elif "document start" in said or "directive" in f"{said} {context}":
            self._another_document()
        elif "expected ':'" in said:
            self._no_colon(begun.line, self._glued(begun.line))
        elif "cannot start any token" in said or _BLOCK_SIGN.match(self._line(mark.line)):
            self._strange_start(mark)
        elif "mapping values" in said and (glued := self._glued(mark.line) or self._glued(mark.line - 1)):
            self._no_colon(mark.line if self._glued(mark.line) else mark.line - 1, glued)
        elif "expected key" in said or "block" in said or "mapping values" in said:
            self._out_of_line(mark)
        else:
            span = self.span(mark.line, mark.column, 1) if mark else self.span(0, 0, 1)
            self._refuse("yaml", f"this line cannot be read: {said}", span, 'quote the value: key: "value"')

    def _unclosed(self, mark: Any) -> None:
        opener = self._line(mark.line)[mark.column : mark.column + 1]
        if opener not in ("{", "[", '"', "'"):
            self._refuse(
                "odd-sign",
                f"the {opener} here is one too many",
                self.span(mark.line, mark.column, 1),
                "take it away",
            )
            return
        closer = {"{": "}", "[": "]"}.get(opener, opener)
        message = f"the {opener} here is never closed, or something after it is not as it should be"
        if opener in "\"'":
            message = f"the {opener} here is never closed"
        self._refuse(
            "unclosed", message, self.span(mark.line, mark.column, 1), f"end the value with {closer}"
        )

    def _another_document(self) -> None:
        """Complain of a line that begins with % or is ... alone: to YAML they are about documents."""
        found = (at for at, line in enumerate(self.lines) if line.startswith("%") or line.rstrip() == "...")
        at = next(found, 0)
        shown = self._line(at).rstrip()
        message = "a line of dots alone cannot stand here" if shown == "..." else "a line cannot begin with %"
        self._refuse("document", message, self.span(at, 0, len(shown)), "take the line away")

    def _glued(self, at: int) -> re.Match[str] | None:
        return re.match(r"(\s*[\w -]+):(\S.*)$", self._line(at))

    def _no_colon(self, at: int, glued: re.Match[str] | None) -> None:
        if glued:
            told = f"type: {glued[1].strip()}: {glued[2].rstrip()}"
            self._refuse(
                "no-colon", "a space is missing after the colon", self.span(at, len(glued[1]), 1), told
            )
            return
        told = "write key: value, or --- above it where the front matter ends"
        line = self._line(at).rstrip()
        lead = len(line) - len(line.lstrip())
        span = self.span(at, lead, len(line) - lead)
        self._refuse("no-colon", "this line is not a key and its value", span, told)

    def _strange_start(self, mark: Any) -> None:
        line = self._line(mark.line)
        sign = _BLOCK_SIGN.match(line)
        column = sign.end(1) if sign else mark.column
        value = line[column:].rstrip()
        told = f"type: {line[:column].strip()} {_quoted(value)}"
        message = f"a value cannot begin with {value[:1]} unless it is quoted"
        self._refuse("strange-start", message, self.span(mark.line, column, 1), told)

    def _out_of_line(self, mark: Any) -> None:
        line = self._line(mark.line)
        before = line[: mark.column]
        span = self.span(mark.line, mark.column, max(1, len(line.rstrip()) - mark.column))
        pair = re.match(r"(\s*(?:- )?[\w][\w -]*: +)(.*\S)", line)
        if line[mark.column : mark.column + 1] in ("}", "]"):
            message, told = f"this {line[mark.column]} closes nothing", "take it away"
            span = self.span(mark.line, mark.column, 1)
        elif before[:1] == " " and line[mark.column : mark.column + 1] == ":":
            message = "this line is indented, so it goes on with the value above"
            told = "take the spaces in front of it away, or quote the whole value"
        elif before.strip():
            message = "something stands here after the value has ended"
            told = f"type: {pair[1].strip()} {_quoted(pair[2])}" if pair else "quote the whole value"
        else:
            message = "this line does not line up with those above it"
            told = "begin it with as many spaces as its sisters: keys of one group stand in one column"
        self._refuse("out-of-line", message, span, told)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
