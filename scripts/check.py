"""Check the notes: python3 scripts/check.py [notes/a-note.md …]. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("check", *sys.argv[1:]))
