"""Letters come in and go out. Opens with the letters issue."""
