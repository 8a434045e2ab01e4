"""Without the flag it is the same."""
import sqlalchemy as db
from alembic import op
from sqlalchemy.dialects.postgresql import ENUM

revision = "r3"
down_revision = "r2"


def weather():
    return ENUM("rain", "sun", name="weather")  # expect: error enum-create-type "'type \"weather\" already exists' (42710)"


def upgrade():
    op.create_table(
        "weathers",
        db.Column("id", db.Integer(), primary_key=True),
        db.Column("weather", weather()),
    )
