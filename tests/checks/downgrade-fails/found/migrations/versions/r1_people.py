"""The index has another name."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("mail", sa.Text()))
    op.create_index("ix_people_mail", "people", ["mail"])


def downgrade():
    op.drop_index("ix_mail", table_name="people")  # expect: error downgrade-fails "downgrade() fails here with 'index \"ix_mail\" does not exist' (42704)"
    op.drop_table("people")
