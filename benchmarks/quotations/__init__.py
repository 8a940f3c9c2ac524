"""How good the extraction of quotations is, against articles that people annotated.

``python -m benchmarks.quotations GOLD…`` reads gold in one of two formats: JSON Lines (also
``.gz``) with one article a line, ``{"id", "text", "quotes": [{"text", "start", "end",
"spans", "speaker", "speaker_full"}]}``, `speaker` being the words that name the speaker there
and `speaker_full` the resolved name, or the ``quotations.gold`` of this project's corpus.

What is counted are *runs*, the stretches between quotation marks: a run is that of the
quotation, in the gold or extracted, that covers at least half of it (of several, of the
shortest). So a split quotation is several items, and where annotators draw the border of the
reporter's words does not matter. Gold and extraction are matched one to one.

- *F1* of runs, with precision and recall.
- *Right speaker*: the last word of the head of the noun phrase, of the resolved name or of the
  mention, is that of the gold's; as a share of all gold runs, found or not.
- *Right full name*: the resolved name without titles is the gold's; as a share of the runs
  that are found and have a speaker in the gold.
- *Resolved*: the last word of the resolved name is that of the gold's full name, where that is
  a proper name; as a share of those, found or not.
- *Precision of speakers*: right among those to whom a name was given; *without a speaker*: the
  share of runs found, and attributed in the gold, to which none was given.
- With reported speech, *whole quotations*, marked or not: precision, recall and F1 of contents
  that share words with Dice's coefficient 0.8 or more, matched one to one, the closest first.

These are the measures that published tools were compared by.

``python -m benchmarks.quotations.hostile`` times the extraction of texts that were made to take
long, each at two lengths.
"""
