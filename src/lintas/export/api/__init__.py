"""The base as JSON, under `api/v1/`: what its files look like, and how they are made."""
