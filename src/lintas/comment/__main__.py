"""`python -m lintas.comment`: the comment on the pull request whose check has ended.

The event comes by `GITHUB_EVENT_PATH`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from lintas.comment.github import Gh
from lintas.comment.write import write
from lintas.terminal import say

if __name__ == "__main__":
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    say(write(event, os.environ["GITHUB_SERVER_URL"], Gh()))
