"""The convention of another base names nothing here."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("name", sa.Text()), sa.UniqueConstraint("name"))
    op.drop_constraint("people_name_key", "people")
    op.drop_constraint("only_people_name", "people")  # expect: error upgrade-fails "constraint \"only_people_name\" of relation \"people\" does not exist"


def downgrade():
    op.drop_table("people")
