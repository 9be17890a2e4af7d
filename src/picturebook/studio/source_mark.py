"""The mark an image model leaves in a picture: its digital source type, as IPTC names it, in XMP or a C2PA manifest.

It is all that tells who made a picture once the lock and takes/ are gone, so it is kept wherever pixels are written
anew. A file without one says nothing: tools that strip metadata strip it too.
"""

from __future__ import annotations

import mmap
from functools import lru_cache
from pathlib import Path
from typing import Any

_TERM = b"rainedAlgorithmicMedia"  # trainedAlgorithmicMedia, compositeWithTrainedAlgorithmicMedia
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
    "</rdf:RDF></x:xmpmeta>"
)


def says_ai(data: bytes) -> bool:
    """Say whether a picture's file says that a trained model made it, or part of it."""
    return _TERM in data


@lru_cache(maxsize=1024)
def file_says_ai(path: Path, _digest: str) -> bool:
    """Say it of a file with its digest. One that cannot be read says nothing."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(_TERM) >= 0
    except (OSError, ValueError):  # ValueError: an empty file
        return False


def marking(kind: str) -> dict[str, Any]:
    """Return what Pillow is given to write the mark into a file of a kind: PNG, JPEG or WEBP."""
    if kind != "PNG":
        return {"xmp": _XMP.encode("ascii")}
    from PIL.PngImagePlugin import PngInfo

    kept = PngInfo()
    kept.add_itxt("XML:com.adobe.xmp", _XMP)
    return {"pnginfo": kept}
