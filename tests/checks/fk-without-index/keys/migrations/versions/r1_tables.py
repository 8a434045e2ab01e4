"""Foreign keys with and without an index that begins with them."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("area", sa.Integer()),
        sa.UniqueConstraint("id", "area"),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), sa.ForeignKey("projects.id"), primary_key=True),
        sa.Column("bare", sa.Integer(), sa.ForeignKey("projects.id")),  # expect: warning fk-without-index "no index of table 'tasks' begins with (bare) of foreign key 'tasks_bare_fkey', so that deleting from 'projects' reads all of it"
        sa.Column("second", sa.Integer(), sa.ForeignKey("projects.id")),  # expect: warning fk-without-index "begins with (second)"
        sa.Column("partial", sa.Integer(), sa.ForeignKey("projects.id")),  # expect: warning fk-without-index "begins with (partial)"
        sa.Column("first", sa.Integer(), sa.ForeignKey("projects.id")),
        sa.Column("one", sa.Integer(), sa.ForeignKey("projects.id"), unique=True),
        sa.Column("later", sa.Integer(), sa.ForeignKey("projects.id")),
        sa.Column("area", sa.Integer()),
        sa.ForeignKeyConstraint(["later", "area"], ["projects.id", "projects.area"]),
    )
    op.create_index("by_first", "tasks", ["first", "second"])
    op.create_index(
        "by_partial", "tasks", ["partial"], postgresql_where=sa.text("partial IS NOT NULL")
    )


def downgrade():
    pass
