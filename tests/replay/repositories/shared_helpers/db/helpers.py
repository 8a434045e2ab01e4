import enum

import sqlalchemy as sa
from alembic import op


class State(enum.Enum):
    NEW = "new"
    DONE = "done"


def state_type(**kwargs):
    return sa.Enum(State, name="state", values_callable=lambda members: [one.value for one in members], **kwargs)


def timestamps():
    return (
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True)),
    )


def has_table(name):
    return sa.inspect(op.get_bind()).has_table(name)


def add_tenant(*tables, nullable=True):
    for table in tables:
        op.add_column(table, sa.Column("tenant", sa.String(36), nullable=nullable))
        op.create_index(f"ix_{table}_tenant", table, ["tenant"])


def drop_tenant(*tables):
    for table in reversed(tables):
        op.drop_index(f"ix_{table}_tenant", table_name=table)
        op.drop_column(table, "tenant")
