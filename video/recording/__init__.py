"""A call is recorded where all in it agree; it is sealed as it comes, watched with a reason, and erased in time."""
