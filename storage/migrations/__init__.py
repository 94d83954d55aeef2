"""The steps by which a database comes to its present shape."""

HEAD = "0001"
