"""What people do, as plain calls on a real store."""
