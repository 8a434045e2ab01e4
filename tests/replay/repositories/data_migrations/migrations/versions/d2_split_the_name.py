"""Split the name"""
import sqlalchemy as sa
from alembic import op

revision = "d2"
down_revision = 'd1'


people = sa.table("people", sa.column("id", sa.Integer), sa.column("full_name", sa.Text), sa.column("first", sa.Text), sa.column("last", sa.Text))


def upgrade():
    op.add_column("people", sa.Column("first", sa.Text))
    op.add_column("people", sa.Column("last", sa.Text))
    connection = op.get_bind()
    for row in connection.execute(sa.select(people.c.id, people.c.full_name)):
        first, _, last = row.full_name.partition(" ")
        connection.execute(people.update().where(people.c.id == row.id).values(first=first, last=last))
    op.drop_column("people", "full_name")


def downgrade():
    op.add_column("people", sa.Column("full_name", sa.Text))
    op.execute("UPDATE people SET full_name = first || ' ' || last")
    op.drop_column("people", "last")
    op.drop_column("people", "first")
