"""Add agents.

Revision ID: 20240108_01
Revises:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20240108_01"
down_revision = None
branch_labels = None
depends_on = None

# postgresql.ENUM honours create_type=False: op.create_table leaves the type alone, and the call
# of create() below is the only place that makes it.
AGENT_ROLE = postgresql.ENUM(
    "acquisition", "leasing", "planning", name="agent_role", create_type=False
)


def upgrade() -> None:
    AGENT_ROLE.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "agents",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("role", AGENT_ROLE, nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
        sa.UniqueConstraint("email", name="uq_agents_email"),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS agents")
    op.execute("DROP TYPE IF EXISTS agent_role")
