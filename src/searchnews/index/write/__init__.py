"""Articles in: segments built, merged and committed."""
