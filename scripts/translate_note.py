"""Start a note's text in another language: python3 scripts/translate_note.py notes/a-note.md. Sets up all it needs."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("translate", *sys.argv[1:]))
