"""The site as Markdown that other engines build, without this program."""
