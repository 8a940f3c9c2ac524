"""The Whoosh engine: the only place that imports whoosh or numpy."""
