"""Start a note: python3 scripts/new_note.py [lesson|exchange|ask|offer]. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("new", *sys.argv[1:]))
