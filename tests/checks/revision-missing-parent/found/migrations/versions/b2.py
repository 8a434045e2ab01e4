"""A link of the chain."""

revision = "b2"
down_revision = "gone0000"  # expect: error revision-missing-parent "revision 'b2' comes after 'gone0000', which is in no file: every command of Alembic fails with 'KeyError: 'gone0000''"


def upgrade():
    pass


def downgrade():
    pass
