"""Swedish as staff type it: folding, aliases with typos and compounds, ages, danger, search."""
