"""A link of the chain."""

revision = "b4"
down_revision = "b1"
depends_on = "lost"  # expect: error revision-missing-parent "revision 'b4' comes after 'lost', which is in no file"


def upgrade():
    pass


def downgrade():
    pass
