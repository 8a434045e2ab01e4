"""Tenants"""
import sqlalchemy as sa
from alembic import op

from db.helpers import add_tenant, drop_tenant, has_table, state_type, timestamps

revision = "0002"
down_revision = '0001'


def upgrade():
    add_tenant("jobs", "logs")


def downgrade():
    drop_tenant("jobs", "logs")
