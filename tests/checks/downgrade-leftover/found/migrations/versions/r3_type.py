"""Comes back as something else."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.add_column("letters", sa.Column("height", sa.Integer(), nullable=False))
    op.drop_index("ix_letters_state", table_name="letters")
    op.alter_column("letters", "id", type_=sa.BigInteger())


def downgrade():  # expect: warning downgrade-leftover "downgrade() leaves column 'height' of table 'letters'; does not bring back index 'ix_letters_state' of table 'letters'; does not restore column 'id' of table 'letters' (integer NOT NULL DEFAULT nextval('letters_id_seq'::regclass) before, bigint NOT NULL DEFAULT nextval('letters_id_seq'::regclass) after); upgrading again fails with"
    pass
