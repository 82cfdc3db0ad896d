"""The notes as plain Markdown for whoever reads no pages, and the way in to them (llms.txt)."""
