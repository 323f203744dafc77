"""Editions to PDF: plain and readable, not tagged yet, and therefore without any claim of accessibility."""

from pubtool.writers.pdf.document import obstacle, render_pdf

__all__ = ["obstacle", "render_pdf"]
