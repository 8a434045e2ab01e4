"""Countries"""
import sqlalchemy as sa
from alembic import op

revision = "d1"
down_revision = None


def upgrade():
    countries = op.create_table("countries", sa.Column("code", sa.String(2), primary_key=True), sa.Column("name", sa.String(50), nullable=False))
    op.bulk_insert(countries, [{"code": "DE", "name": "Germany"}, {"code": "FR", "name": "France"}])
    op.create_table("people", sa.Column("id", sa.Integer, primary_key=True), sa.Column("full_name", sa.Text))


def downgrade():
    op.drop_table("people")
    op.drop_table("countries")
