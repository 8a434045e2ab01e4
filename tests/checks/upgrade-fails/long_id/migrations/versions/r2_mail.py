"""An id that says everything."""
from alembic import op

revision = "r2_add_the_mail_address_to_the_people"  # expect: error upgrade-fails "upgrade() fails here with 'value too long for type character varying(32)' (22001)"
down_revision = "r1_with_an_id_of_32_characters_a"


def upgrade():
    op.execute("ALTER TABLE people ADD COLUMN mail text")


def downgrade():
    op.execute("ALTER TABLE people DROP COLUMN IF EXISTS mail")
