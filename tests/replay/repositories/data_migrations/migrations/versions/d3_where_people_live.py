"""Where people live"""
import sqlalchemy as sa
from alembic import op

revision = "d3"
down_revision = 'd2'


def upgrade():
    op.add_column("people", sa.Column("country", sa.String(2), nullable=True))
    op.execute("UPDATE people SET country = 'DE' WHERE country IS NULL")
    op.alter_column("people", "country", nullable=False)
    op.create_foreign_key("people_country", "people", "countries", ["country"], ["code"])


def downgrade():
    op.drop_constraint("people_country", "people", type_="foreignkey")
    op.drop_column("people", "country")
