"""A column of a table that the downgrade renames."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.add_column("people", sa.Column("mail", sa.Text()))
    op.rename_table("people", "persons")


def downgrade():
    op.rename_table("persons", "people")
    op.drop_column("people", "mail")  # expect: warning missing-downgrade-guard "downgrade() drops column 'mail' of table 'people'"
    op.add_column("people", sa.Column("spare", sa.Text()))
    op.drop_column("people", "spare")
