"""A path, a stream or a record becomes Articles; a broken one becomes a named error."""
