"""Editions to web pages."""

from pubtool.writers.html.page import render_body, render_index, render_page

__all__ = ["render_body", "render_index", "render_page"]
