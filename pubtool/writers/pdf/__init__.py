"""Editions to PDF: plain and readable, not tagged yet, and therefore without any claim of accessibility."""

from pubtool.writers.pdf.document import PdfImpossible, obstacle, render_pdf

__all__ = ["PdfImpossible", "obstacle", "render_pdf"]
