"""What the open web sees of Folkmoot."""
