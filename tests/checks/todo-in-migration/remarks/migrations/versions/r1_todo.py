"""Add people.

TODO: the other columns  # expect: warning todo-in-migration "'TODO' without a ticket: a migration that has run is not finished later"
"""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None

# FIXME(jane): wrong type  # expect: warning todo-in-migration "'FIXME' without a ticket"


def upgrade():
    """Upgrade. XXX does not restore"""  # expect: warning todo-in-migration "'XXX' without a ticket"
    op.create_table(  # HACK until the real one  # expect: warning todo-in-migration "'HACK'"
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),  # TODO FIXME  # expect: warning todo-in-migration "'TODO'" # expect: warning todo-in-migration "'FIXME'"
    )
    op.execute(
        """
        -- TODO: index  # expect: warning todo-in-migration "'TODO'"
        ALTER TABLE people ADD COLUMN note text DEFAULT 'TODO' /* XXX length */ -- expect: warning todo-in-migration "'XXX'"
        """
    )
    op.execute(
        "DO $$ BEGIN\n"
        "  -- FIXME lock\n"  # expect: warning todo-in-migration "'FIXME'"
        "  CREATE INDEX ix_people_note ON people (note);\n"
        "END $$"
    )
    # one remark over two lines: TODO rename  # expect: warning todo-in-migration "'TODO'"
    # the column
    #
    # See #12 for something else.


def downgrade():
    # TODO  # expect: warning todo-in-migration "'TODO'"
    pass
