"""Drawings as plain geometry: places, paths and positions in units of the drawing, without wording."""
