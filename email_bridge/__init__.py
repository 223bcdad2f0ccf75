"""Letters come in and go out."""
