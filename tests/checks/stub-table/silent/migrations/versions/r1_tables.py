"""Small tables that are complete. CREATE TABLE stub (id int PRIMARY KEY) in a docstring is none."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None

# op.create_table("projects", sa.Column("id", sa.Integer(), primary_key=True))
NOTE = "CREATE TABLE note (id int PRIMARY KEY)"


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
        sa.Column("mail", sa.Text()),
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
    )
    op.create_table(
        "user_roles",
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id"), primary_key=True),
        sa.Column("role_id", sa.Integer(), sa.ForeignKey("roles.id"), primary_key=True),
    )
    op.create_table("tags", sa.Column("name", sa.Text(), primary_key=True))
    op.create_table("steps", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("steps", sa.Column("name", sa.Text()))
    op.create_table("short_lived", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("CREATE TEMPORARY TABLE scratch (id int PRIMARY KEY)")
    op.execute("CREATE TABLE copies (LIKE users INCLUDING ALL)")
    op.execute("CREATE TABLE children () INHERITS (users)")
    op.execute("CREATE TABLE settings (value text)")
