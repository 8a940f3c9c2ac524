"""searchnews beside stock Whoosh, tantivy and SQLite FTS5, on the same articles and queries.

``python -m benchmarks`` (or ``make bench``) builds the corpora, measures, and writes
results.json, results.md and results.svg into this folder. Every measurement is taken in a
process of its own, the engines taking turns, so that a ratio is one of the same run.
"""
