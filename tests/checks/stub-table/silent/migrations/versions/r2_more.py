"""Growth of complete tables; a stub that goes again."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("user_roles", sa.Column("since", sa.Date()))
    op.add_column("roles", sa.Column("note", sa.Text()))
    op.add_column("settings", sa.Column("name", sa.Text()))
    op.drop_table("short_lived")
    op.execute("CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY)")
    op.add_column("users", sa.Column("age", sa.Integer()))
    op.execute("CREATE TABLE admins (id int PRIMARY KEY REFERENCES users (id))")
