"""An advisor rings back at the hour promised. Opens with the call-back issue."""
