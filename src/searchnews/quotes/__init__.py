"""An article's text becomes quotations with speakers."""
