"""Rewrites the first revision from the tables: `python -m storage.migrations.draft`, until the first release."""

from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import DowngradeOps, UpgradeOps
from sqlalchemy import create_engine

from storage.migrations.comparing import rendered_type
from storage.tables import metadata

FIRST = Path(__file__).parent / "versions" / "0001_the_nouns.py"
OPTIONS = {"render_as_batch": False, "render_item": rendered_type, "target_metadata": metadata}

TEMPLATE = '''"""The nouns, and an audit log that can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSAL = "the audit log is append-only"


def upgrade() -> None:
{upgrades}
    op.execute("INSERT INTO audit_head (id, entry_id, seal) VALUES (1, 0, '')")
    if op.get_bind().dialect.name == "sqlite":
        _forbid_changes_on_sqlite()
    else:
        _forbid_changes_on_postgresql()


def _forbid_changes_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_log_no_{{change.lower()}} BEFORE {{change}} ON audit_log "
            f"BEGIN SELECT RAISE(ABORT, '{{REFUSAL}}'); END"
        )
    op.execute(
        "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
        f"BEGIN SELECT RAISE(ABORT, '{{REFUSAL}}'); END"
    )


def _forbid_changes_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN RAISE EXCEPTION '{{REFUSAL}}'; END $$"
    )
    for table, changes in (("audit_log", "UPDATE OR DELETE OR TRUNCATE"), ("audit_head", "DELETE OR TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER {{table}}_append_only BEFORE {{changes}} ON {{table}} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
        )


def downgrade() -> None:
{downgrades}
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
'''


def draft() -> str:
    """Return the source of the first revision: what an empty database needs to become today's tables."""
    with create_engine("sqlite://").connect() as connection:
        produced = produce_migrations(MigrationContext.configure(connection, opts=OPTIONS), metadata)
    upgrades, downgrades = produced.upgrade_ops, produced.downgrade_ops
    if upgrades is None or downgrades is None:
        raise RuntimeError("Alembic produced nothing")
    return TEMPLATE.format(upgrades=_source(upgrades), downgrades=_source(downgrades))


def _source(operations: UpgradeOps | DowngradeOps) -> str:
    code = render_python_code(operations, render_as_batch=False, render_item=rendered_type)
    lines = [line for line in code.splitlines() if line.strip() and not line.strip().startswith("#")]
    return "\n".join(f"    {line}" if not line.startswith("    ") else line for line in lines)


if __name__ == "__main__":
    FIRST.write_text(draft(), encoding="utf-8")
