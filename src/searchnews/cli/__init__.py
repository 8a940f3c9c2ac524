"""The command line: options become one frozen request."""
