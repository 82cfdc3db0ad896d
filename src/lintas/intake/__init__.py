"""A form that somebody filled in on GitHub becomes a note, or an answer that says what to change."""
