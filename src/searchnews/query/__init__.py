"""Query text ↔ syntax tree, both ways, with errors that carry a span and a hint."""
