"""The header sheet of a batch among the images: what people wrote down before scanning."""

from __future__ import annotations

from dangbo.paper.ballots.files.model import Grey
from dangbo.paper.ballots.printing.header_sheet import BatchHeader, read_header_code


def header_of(image: Grey) -> BatchHeader | None:
    """What the code of a header sheet says, turned or not; None for any other image."""
    import zxingcpp

    found = zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return next((header for code in found if (header := read_header_code(code.text)) is not None), None)
