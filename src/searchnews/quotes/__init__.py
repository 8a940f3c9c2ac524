"""An article's text becomes quotations with speakers; see `searchnews.quotes.extract`."""
