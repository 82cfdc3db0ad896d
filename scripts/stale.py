"""List what needs an editor's attention: python3 scripts/stale.py [--links]. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("stale", *sys.argv[1:]))
