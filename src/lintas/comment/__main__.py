"""`python -m lintas.comment FOLDER`: the comment on the pull request whose check has ended.

`FOLDER` is a new one, for what the run has left behind. The event comes by `GITHUB_EVENT_PATH`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from lintas.comment.github import Gh
from lintas.comment.write import write
from lintas.terminal import say

if __name__ == "__main__":
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    say(write(event, os.environ["GITHUB_SERVER_URL"], Path(sys.argv[1]), Gh()))
