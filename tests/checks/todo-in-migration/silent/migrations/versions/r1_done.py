"""Nothing is left to do here; todo lists are another matter, and so is the label `TODO`."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None

# TODO(#42): drop the old column
# FIXME: see PROJ-1234
# XXX https://example.org/issues/7
# HACK, goes with the next release;
# tracked as ABC-9
# The label 'TODO' stays; so do "FIXME" and `HACK`. XXXL is a size, TODO_LIST a name, XXX-555 a number.
#
# See https://example.org/issues/8 for the TODO
# of the reports.
#
# todo: lower case is prose

TODO = "TODO"
FIXME_LIST = ["FIXME", "XXX", "HACK"]


def upgrade():
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Text(), server_default="TODO"),
    )
    op.execute("UPDATE tasks SET state = 'TODO -- TODO' WHERE state = 'XXX'")
    op.execute("INSERT INTO tasks (state) VALUES ('/* FIXME */')")
    """TODO: a string that is no docstring."""
