"""What a preview makes anew at once: the pages of notes of which nothing but the text has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lintas.build import Tell, put_search, search_of
from lintas.export.files import ForPrograms
from lintas.inputs import Inputs
from lintas.load import Loaded
from lintas.render.files import linked_attachments
from lintas.render.loop import Loop
from lintas.search.index import FOLDER
from lintas.tree import Tree
from lintas.workspace import Workspace


@dataclass(frozen=True)
class LastBuild:
    """A build of this process, of which all but the texts of notes can be taken up.

    That is what was read, the loop, and the site's own folder: nobody else has a preview's, so pages are written there.
    """

    inputs: Inputs
    loaded: Loaded
    loop: Loop
    tree: Tree
    for_programs: ForPrograms

    def fits(self, inputs: Inputs, loaded: Loaded) -> bool:
        """Whether nothing has changed since but the texts of notes: then all other pages are as they were."""
        return (
            self.inputs.beyond == inputs.beyond
            and self.loaded.facts == loaded.facts
            and _attachments(self.inputs, self.loaded) == _attachments(inputs, loaded)
        )

    def pages(self, loaded: Loaded) -> None:
        """Make the pages of changed notes."""
        texts = replace(self.loop.texts, loaded=loaded)
        replace(self.loop, loaded=loaded, texts=texts, tree=self.tree, cards={}).run(lambda _done, _of: None)

    def rest(self, loaded: Loaded, work: Workspace) -> None:
        """Bring search and data up to date with what was loaded, whose pages are there already."""
        others = {path for path in self.tree.entries if not path.startswith(FOLDER)}
        self.tree.keep(others | put_search(self.tree, loaded, search_of(work), Tell()))
        self.tree.put_all(self.for_programs.files(loaded))


def _attachments(inputs: Inputs, loaded: Loaded) -> dict[str, bytes]:
    """The pictures and documents that notes link, with digests of what they are."""
    folder = f"{loaded.base.notes_folder}/"
    linked = linked_attachments(loaded.base, loaded.library)
    return {path: inputs.notes.get(path.removeprefix(folder), b"") for path in linked}
