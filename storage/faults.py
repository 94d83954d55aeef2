"""What can go wrong between Folkmoot and its database, as the words an operator reads."""


class StoreError(Exception):
    """Anything the store itself refuses."""


class StoreUnready(StoreError):
    """The database is missing, older or newer than this version; the sentence names the command to type."""


class StoreBusy(StoreError):
    """Another process holds the database for writing."""


class StoreClosed(StoreError):
    """Something was asked of a store that is not open."""


class Fenced(StoreError):
    """This process no longer holds the lease it writes under: everything in the batch was refused."""


class OutcomeUnknown(StoreError):
    """The connection died at COMMIT and the server could not be asked what became of it."""


class BatchLost(StoreError):
    """The transaction itself is gone (disk full, deadlock, connection lost): nothing in it has happened."""
