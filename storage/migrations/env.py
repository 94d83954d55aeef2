"""Alembic's way in: the connection is handed over by storage/schema.py, in one transaction that it has begun."""

from alembic import context

from storage.migrations.comparing import rendered_type
from storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
    transaction_per_migration=False,
    render_item=rendered_type,
)
with context.begin_transaction():
    context.run_migrations()
