"""Words and tickets of one's own."""

revision = "r1"
down_revision = None

# TODO: not a word here
# LATER: columns  # expect: warning todo-in-migration "'LATER'"
# LATER: T77 has the columns
# todo: #12 is no ticket here  # expect: warning todo-in-migration "'todo'"


def upgrade():
    pass
