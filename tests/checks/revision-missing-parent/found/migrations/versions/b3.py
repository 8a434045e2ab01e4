"""Ids in files must be whole."""

revision = "b3"
down_revision = "a123"  # expect: error revision-missing-parent "revision 'b3' comes after 'a123', which is in no file"


def upgrade():
    pass


def downgrade():
    pass
