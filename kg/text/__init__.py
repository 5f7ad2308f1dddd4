"""Pure functions on strings: folding, names, places, dates, sentences."""
