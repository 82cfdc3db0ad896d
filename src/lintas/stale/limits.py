"""After how many months something needs an editor's attention: all limits, each with its reason."""

from __future__ import annotations

# Cities plan and budget by the year: what nobody took up in one of them needs somebody who asks around.
ASK_OPEN = 12
# Somebody looked and found nothing yet; half a year later there may be an answer.
ASK_LOOKED_AT = 6
# Who took an ask up promised something for this year or the next budget.
ASK_TAKEN_UP = 12
# People and programmes change with a term of office; an old offer may be nobody's any more.
OFFER_OPEN = 24
# A text that an editor checked is true for about as long as the office it speaks of stays as it is.
REVIEW = 24
# What a city brought home shows in its next medium-term steps, not in the next months; asked earlier, nobody can say.
FOLLOW_UP = 36
# A draft is forgotten when its writer's next quarter has begun.
DRAFT = 3
# Public web sites are rebuilt every few years; a copy is made while the page is still there.
SOURCE_READ = 12
