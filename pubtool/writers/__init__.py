"""Editions to files: web pages, PDFs, and the folders they lie in."""
