"""Comment on a pull request, for comment.yml: python3 scripts/comment.py write. Without the word it only sets up."""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.ready()
    sys.exit(bootstrap.python("-m", "lintas.comment") if sys.argv[1:] == ["write"] else 0)
