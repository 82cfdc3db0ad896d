"""Cities that somebody typed into a form because its list does not have them."""

from __future__ import annotations

from lintas.intake.harmless import line
from lintas.intake.trouble import Trouble
from lintas.new_cities import NewCity, NoCityError, typed_city
from lintas.several import texts_in
from lintas.vocabulary import Vocabulary

ADVICE = "problem.unknown-city.help"  # the wordings are those of whoever types at a terminal
MAX_CITIES = 10  # in one answer; nobody types more by hand


def typed_cities(
    question: str, text: str, vocabulary: Vocabulary, lang: str
) -> tuple[list[str | NewCity], list[Trouble]]:
    """The cities of an answer: ids of known ones, and new ones; countries are named in a language."""
    found: list[str | NewCity] = []
    troubles: list[Trouble] = []
    parts = [part for part in map(line, texts_in(text)) if part]
    if len(parts) > MAX_CITIES:
        return [], [Trouble(question, "intake.cities", {"limit": str(MAX_CITIES)})]
    for part in parts:
        try:
            found.append(typed_city(part, vocabulary, lang))
        except NoCityError as error:
            troubles.append(
                Trouble(question, "intake.no_city", {"value": part, **error.values}, advice=f"{ADVICE}.{error.variant}")
            )
    return found, troubles
