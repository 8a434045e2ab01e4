"""A constraint whose name is not known may be the one that is in the way."""
import socket

import sqlalchemy as sa
from alembic import op
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

revision = "r1"
down_revision = None


def copy_old_data():
    engine = create_engine("sqlite:////data/old.db")
    session = sessionmaker(bind=engine)
    with session.begin() as old:
        for name in old.execute(text("SELECT name FROM sqlite_master")).fetchall():
            print(name)


def upgrade():
    op.create_table("people", sa.Column("a", sa.Integer(), primary_key=True), sa.Column("b", sa.Integer()))
    op.drop_constraint("people_" + socket.gethostname(), "people", type_="primary")
    op.create_primary_key("people_b", "people", ["b"])
    op.create_check_constraint("positive", "people", "b > 0")
    op.drop_constraint("positive_" + socket.gethostname(), "people", type_="check")
    op.create_check_constraint("positive", "people", "b > 1")
    copy_old_data()
    for name in ["x", "y"]:
        op.get_bind().execute(text("UPDATE people SET a = 1 WHERE a = :n"), parameters={"n": len(name)})


def downgrade():
    op.drop_table("people")
