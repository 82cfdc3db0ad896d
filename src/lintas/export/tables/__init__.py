"""The base as tables: CSV files that a spreadsheet opens, and their description for programs."""
