"""What the camera of a door sees: a card with its code somewhere in a frame."""

import io

import segno
from PIL import Image, ImageFilter

WALL = 150
WIDTH, HEIGHT = 800, 600


def card(code: str, side: int = 240) -> Image.Image:
    """The code of a card on its white paper, so many points wide."""
    drawn = io.BytesIO()
    segno.make(code, error="m").save(drawn, kind="png", scale=8, border=4)
    return Image.open(drawn).convert("L").resize((side, side))


def frame(*cards: tuple[Image.Image, tuple[int, int]], width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """A grey frame with cards, each with its left top corner."""
    seen = Image.new("L", (width, height), WALL)
    for picture, place in cards:
        seen.paste(picture, place)
    return seen


def blurred(picture: Image.Image, radius: float) -> Image.Image:
    """As a camera sees that has not found its focus."""
    return picture.filter(ImageFilter.GaussianBlur(radius))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """As somebody holds a card."""
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=WALL)


def jpeg(picture: Image.Image, quality: int = 70) -> bytes:
    """The bytes that a door sends."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()
