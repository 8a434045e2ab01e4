"""Cast"""
import sqlalchemy as sa
from alembic import op

revision = "m6"
down_revision = 'm5'


def upgrade():
    op.add_column("projects", sa.Column("code", sa.String(9)))
    op.alter_column("projects", "code", type_=sa.Integer)


def downgrade():
    op.drop_column("projects", "code")
