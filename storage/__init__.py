"""What Folkmoot remembers: tables, queries per noun, and the two ways into the database."""
