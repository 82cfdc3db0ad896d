"""`python -m lintas.comment`: the comment on the pull request whose check has ended.

The event comes by `GITHUB_EVENT_PATH`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from subprocess import CalledProcessError

from lintas.comment.github import Gh
from lintas.comment.write import write
from lintas.spoken import words_for
from lintas.terminal import complain, say

if __name__ == "__main__":
    words = words_for()
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    try:
        say(write(event, os.environ["GITHUB_SERVER_URL"], Gh(), words))
    except (OSError, CalledProcessError) as error:
        complain(words.say("comment.log.failed", detail=error))
        sys.exit(1)
