"""What lies on the disk: files, arrays, the table of contents, and how they are read."""
