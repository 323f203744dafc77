"""Accessible, multilingual publishing of German press releases."""

__version__ = "0.1.0"
