"""No model tells what the rows are."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("accounts", sa.Column("id", sa.Integer(), primary_key=True))  # expect: warning stub-table "table 'accounts' has nothing but a generated key at the end of the history, and no model was found that tells what its rows are"
    op.create_table("numbers", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("words", sa.Column("word", sa.Text(), primary_key=True))
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id")),
        sa.Column("word", sa.Text(), sa.ForeignKey("words.word")),
    )
