"""The base as JSON, under `api/v1/`.

Shapes, which are also the published schema: `parts`, `records`, `subjects`, `entries`, `lists`.
What fills them: `names`, `notes`, `sides`, `about`, `brief`, `index`.
What is published: `schema`, `openapi`, `written`, `files`.
"""
