"""Editions to web pages."""

from pubtool.writers.html.page import render_index, render_page

__all__ = ["render_index", "render_page"]
