"""What it costs, beside what others pay: `python -m bench [ROW]`."""
