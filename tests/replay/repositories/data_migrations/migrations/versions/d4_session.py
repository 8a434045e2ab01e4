"""Session"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "d4"
down_revision = 'd3'


def upgrade():
    session = orm.Session(bind=op.get_bind())
    session.execute(sa.text("DELETE FROM people WHERE first = :first"), {"first": "nobody"})
    session.commit()
    op.create_unique_constraint("people_names", "people", ["first", "last"])


def downgrade():
    op.drop_constraint("people_names", "people")
