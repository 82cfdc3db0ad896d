"""What a preview makes anew at once: the pages of notes of which nothing but the text has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lintas.build import PAGES, Tell, put_search, search_of
from lintas.inputs import Inputs
from lintas.kept import Kept
from lintas.load import Loaded
from lintas.render.files import linked_attachments
from lintas.render.loop import Loop
from lintas.search.index import FOLDER
from lintas.workspace import Workspace


@dataclass(frozen=True)
class LastBuild:
    """A build of this process, of which all but the texts of notes can be taken up: what was read, and the loop."""

    inputs: Inputs
    loaded: Loaded
    loop: Loop

    def fits(self, inputs: Inputs, loaded: Loaded) -> bool:
        """Whether nothing has changed since but the texts of notes: then all other pages are as they were."""
        before = linked_attachments(self.loaded.base, self.loaded.library)
        return (
            self.inputs.beyond == inputs.beyond
            and self.loaded.facts == loaded.facts
            and before == linked_attachments(loaded.base, loaded.library)
        )

    def pages(self, loaded: Loaded, work: Workspace) -> None:
        """Make the pages of changed notes."""
        tree = work.tree()
        kept = Kept(work.folder / PAGES)
        replace(self.loop, loaded=loaded, tree=tree, kept=kept).run(lambda _done, _of: None)
        work.finish(tree, "")
        kept.save()


def follow_with_search(loaded: Loaded, work: Workspace) -> None:
    """Bring the search up to date with what was loaded; its pages are there already."""
    tree = work.tree()
    others = {path for path in tree.entries if not path.startswith(FOLDER)}
    tree.keep(others | put_search(tree, loaded, search_of(work), Tell()))
    work.finish(tree, "")
