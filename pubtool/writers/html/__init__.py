"""Editions to web pages."""

from pubtool.writers.html.page import render_body, render_index, render_page, render_withdrawn

__all__ = ["render_body", "render_index", "render_page", "render_withdrawn"]
