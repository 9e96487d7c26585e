"""Small PNG files, that change only when what they show looks different."""

import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_suffix(".js")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BY_PALETTE = 3


class Pictures:
    """A folder of them. ``page`` is an empty one, in which pixels are read."""

    def __init__(self, folder: Path, page: Page) -> None:
        self._folder = folder
        self._page = page
        page.goto("about:blank")
        page.evaluate(_SCRIPT.read_text())
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, png: bytes) -> bool:
        """Write the picture, with 64 colours at most; False where the file looks like it."""
        file = self._folder / f"{name}.png"
        new = b64encode(png).decode()
        if file.is_file():
            old = b64encode(file.read_bytes()).decode()
            if self._page.evaluate("([one, other]) => picture.alike(one, other)", [new, old]):
                return False
        few = self._page.evaluate("png => picture.few(png)", new)
        places = b64decode(few["places"])
        file.write_bytes(_png(few["width"], few["height"], few["palette"], places))
        return True


def _png(width: int, height: int, palette: list[list[int]], places: bytes) -> bytes:
    """A PNG file; each byte of ``places``, row by row, is a colour's place in the palette."""
    lines = (b"\0" + places[start : start + width] for start in range(0, width * height, width))
    parts = [
        (b"IHDR", struct.pack(">2I5B", width, height, 8, _BY_PALETTE, 0, 0, 0)),
        (b"PLTE", bytes(part for colour in palette for part in colour)),
        (b"IDAT", zlib.compress(b"".join(lines), 9)),
        (b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
