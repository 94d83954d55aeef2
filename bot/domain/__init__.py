"""The rules of the place: pure functions over facts and a moment in time."""
