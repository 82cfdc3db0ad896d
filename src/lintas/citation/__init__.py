"""How a note or the whole base is named elsewhere: what a citation says, and how others write it down."""
