"""Comment on a pull request, for comment.yml: python3 scripts/comment.py FOLDER. Without a folder it only sets up."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.python("-m", "lintas.comment", *sys.argv[1:]) if sys.argv[1:] else 0)
