"""What people see: screens, buttons, cards and texts as plain values."""
