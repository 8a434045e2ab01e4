"""Server defaults, comments, keys and check constraints."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Item(Base):  # expect: warning schema-drift "the model of table 'items' lacks check constraint 'kind_is_small' (kind < 9)"
    __tablename__ = "items"
    __table_args__ = (
        sa.CheckConstraint("size > 0", name="positive"),  # expect: warning schema-drift "no migration creates check constraint 'positive' (size > 0) on table 'items'"
        sa.CheckConstraint("size < 100", name="other_name"),
    )
    id = sa.Column(sa.Integer, primary_key=True)  # expect: warning schema-drift "the primary key of table 'items' is (id) in the model and (id, kind) after the migrations"
    kind = sa.Column(sa.Integer, nullable=False)
    size = sa.Column(sa.Integer, server_default="1")  # expect: warning schema-drift "the server default of column 'items.size' is '1' in the model and '2' after the migrations"
    same = sa.Column(sa.Text, server_default=sa.text("'a'"))
    # expect-next: warning schema-drift "the comment of column 'items.note' is 'new' in the model and 'old' after the migrations"
    note = sa.Column(sa.Text, comment="new")
