"""A constraint without a name is named by the convention."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("name", sa.Text()), sa.UniqueConstraint("name"))
    op.drop_constraint("only_people_name", "people")
    op.drop_constraint("people_name_key", "people")  # expect: error upgrade-fails "constraint \"people_name_key\" of relation \"people\" does not exist"


def downgrade():
    op.drop_table("people")
