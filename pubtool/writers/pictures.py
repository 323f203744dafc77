"""Pictures as pages and PDFs need them: upright, sRGB, no larger than shown, and without what a camera wrote into them."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from pubtool.writers.publication import Picture

if TYPE_CHECKING:
    from PIL import Image

LARGEST_SIDE = 1600
"""Pixels of the longer side: twice what a page shows, 260 dpi across the text of an A4 page."""

_MOST_PIXELS = 60_000_000
_LARGEST_PNG = 300_000
_QUALITY = 86


class PictureUnreadable(Exception):
    """The bytes are no picture, or none of a kind that can be shown: a drawing in Word's own format, for example."""


def prepare(content: bytes) -> Picture:
    """The picture in `content`; drawings stay PNG as long as they are small, everything else becomes JPEG.

    The same bytes give the same picture. Metadata is dropped: a photograph can say where and with what it was taken. Raises
    PictureUnreadable.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # limited in our own way
            image: Image.Image = Image.open(io.BytesIO(content))
        if image.width * image.height > _MOST_PIXELS:
            raise PictureUnreadable
        drawing = image.format in ("PNG", "GIF", "BMP")
        image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))  # a large JPEG is decoded small
        image = ImageOps.exif_transpose(image)
        image = _opaque(_standard(image))
        image.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureUnreadable from error
    if drawing and len(png := _saved(image, "PNG", optimize=True)) <= _LARGEST_PNG:
        return Picture(png, "image/png", image.width, image.height)
    return Picture(_saved(image, "JPEG", quality=_QUALITY, optimize=True), "image/jpeg", image.width, image.height)


def _standard(image: Image.Image) -> Image.Image:
    """`image` in sRGB, with its transparency."""
    from PIL import ImageCms

    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if (profile := image.info.get("icc_profile")) and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except ImageCms.PyCMSError:
            pass  # a broken profile: the colours as they are
    return image.convert("RGBA" if transparent else "RGB")


def _opaque(image: Image.Image) -> Image.Image:
    """`image` on white: pages have a dark scheme, too, and a drawing must not vanish in it."""
    from PIL import Image

    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
