"""PDF files with a text layer: one document a page. Needs the extra `pdf`, imported only when such a file is met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import ReadOptions
from kg.ingest.decoding import UnreadableError
from kg.ingest.files import printable
from kg.ingest.plain import make_document, read_bytes
from kg.model import Document, Skipped

if TYPE_CHECKING:
    import pypdfium2


def read_pdf(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield a document for each page of a PDF file; pages without a text layer are skipped."""
    pdf = _open(path, options)
    try:
        for number in range(len(pdf)):
            yield _read_page(pdf, number, path, options)
    finally:
        pdf.close()


def _open(path: Path, options: ReadOptions) -> pypdfium2.PdfDocument:
    try:
        import pypdfium2
    except ImportError:
        raise UnreadableError(
            "PDF files need the extra 'pdf'", "install it: pip install 'union-news-kg[pdf]'"
        ) from None
    try:
        return pypdfium2.PdfDocument(read_bytes(path, options))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("encrypted", "save it without its password") from None
        raise UnreadableError(f"not a whole PDF file: {error}", "fetch it again") from None


def _read_page(pdf: pypdfium2.PdfDocument, number: int, path: Path, options: ReadOptions) -> Document | Skipped:
    label = f"#{number + 1}"
    try:
        page = pdf[number]
        layer = page.get_textpage()
        text = layer.get_text_bounded()
        layer.close()
        page.close()
        return make_document(path, text, options, inside=label, meta={"page": str(number + 1)})
    except UnreadableError:
        reason, remedy = "a page without a text layer", "run OCR on it, and give the text"
    except Exception as error:  # pdfium raises its own errors for damaged pages; the other pages are still good
        reason, remedy = f"a damaged page: {error}", "fetch the file again"
    return Skipped(item=f"{printable(path)}{label}", reason=reason, remedy=remedy)
