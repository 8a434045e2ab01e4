"""Add finance models.

Revision ID: 20240122_02
Revises: 20240108_01
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20240122_02"
down_revision = "20240108_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # TODO: remove this once the projects team has merged its own migration
    op.execute(
        """
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM information_schema.tables
                WHERE table_schema = 'public' AND table_name = 'projects'
            ) THEN
                CREATE TABLE projects (
                    id UUID PRIMARY KEY DEFAULT gen_random_uuid()
                );
            END IF;
        END $$;
        """
    )
    op.create_table(
        "finance_models",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "project_id",
            postgresql.UUID(as_uuid=True),
            sa.ForeignKey("projects.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False, server_default="USD"),
        sa.Column("discount_rate", sa.Numeric(5, 4)),
    )


def downgrade() -> None:
    op.drop_table("finance_models")
    op.drop_table("projects")
