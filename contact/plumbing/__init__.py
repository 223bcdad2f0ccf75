"""What every part stands on, and what knows no advisor: settings, clock, database, socket, jobs, log."""
