"""What people see, as values."""
