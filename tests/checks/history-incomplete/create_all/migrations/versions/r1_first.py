"""The application made its first tables with create_all()."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.add_column("users", sa.Column("mail", sa.Text()))  # expect: note history-incomplete "the history does not begin at an empty database: no revision creates tables 'users', 'teams', 'old', taken as given with unknown columns"
    op.add_column("users", sa.Column("phone", sa.Text()))
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("team_id", sa.Integer(), sa.ForeignKey("teams.id")),
    )


def downgrade():
    op.drop_table("deals")
    op.drop_column("users", "phone")
    op.drop_column("users", "mail")
