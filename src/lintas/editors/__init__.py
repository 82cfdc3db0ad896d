"""What editors of text need to help with a note: completion, explanations, and faults marked while one types."""
