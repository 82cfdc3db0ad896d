"""Build the site: python3 scripts/build.py. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("build", *sys.argv[1:]))
