"""Leichte Sprache: engines that draft the easy edition."""
