"""Make a note of a form: python3 scripts/intake.py EVENT.json --out FOLDER. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("intake", *sys.argv[1:]))
