"""What people do: each module one capability, each function one deed inside a transaction."""
