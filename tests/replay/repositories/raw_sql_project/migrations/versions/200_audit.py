"""Audit"""
from alembic import op

from statements import AUDIT

revision = "200"
down_revision = '100'


def upgrade():
    op.execute(AUDIT)


def downgrade():
    op.execute("DROP TRIGGER account_audit ON account")
    op.execute("DROP FUNCTION keep_audit()")
    op.execute("DROP TABLE audit")
