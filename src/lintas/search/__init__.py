"""Finding notes: what the build makes for it; the browser's side is in `skin/assets/lintas/search/`."""
