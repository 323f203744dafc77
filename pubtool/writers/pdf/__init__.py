"""Editions to PDF, tagged for screen readers (PDF/UA-1) and lasting for archives (PDF/A-2a)."""

from pubtool.writers.pdf.document import PdfImpossible, obstacle, render_pdf
from pubtool.writers.pdf.spoken import Spoken, spoken

__all__ = ["PdfImpossible", "Spoken", "obstacle", "render_pdf", "spoken"]
