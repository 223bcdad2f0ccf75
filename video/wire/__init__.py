"""Media packets, as bytes: what is read from them and written into them, without any I/O."""
