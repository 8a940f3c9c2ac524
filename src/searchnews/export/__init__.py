"""Hits become a stream in one format; markup and escaping happen here."""
