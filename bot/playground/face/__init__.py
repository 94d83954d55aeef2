"""The face that people, pages and outside programs see: /play, in JSON."""
