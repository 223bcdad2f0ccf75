"""What others pay: the barest relays that deserve the name, in memory, without people, rights or a database."""
