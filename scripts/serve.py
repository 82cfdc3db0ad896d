"""Show the site while you write: python3 scripts/serve.py. Sets up all it needs the first time."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.lintas("serve", *sys.argv[1:]))
