"""Every spelling of a type that is there already."""
import sqlalchemy as db
from alembic import op as operations
from sqlalchemy import Enum as SAEnum
from sqlalchemy.dialects import postgresql as pg

revision = "r2"
down_revision = "r1"


def upgrade():
    operations.create_table(
        "moods",
        db.Column("id", db.Integer(), primary_key=True),
        db.Column("mood", SAEnum("good", "bad", name="mood", create_type=False)),  # expect: error enum-create-type "'SAEnum' ignores create_type=False: op.create_table sends CREATE TYPE for 'mood' again"
    )
