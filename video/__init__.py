"""People see and hear each other. Opens with the video issue."""
