"""Lintas: what cities learn from each other, from Markdown notes to a bilingual static site."""
