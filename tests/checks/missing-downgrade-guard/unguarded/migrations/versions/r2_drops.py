"""Everything is dropped bare."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
    )
    op.create_index("ix_teams_name", "teams", ["name"])
    op.create_unique_constraint("uq_teams_name", "teams", ["name"])
    op.add_column("people", sa.Column("age", sa.Integer()))
    op.add_column("people", sa.Column("size", sa.Integer()))
    op.add_column("people", sa.Column("weight", sa.Integer()))
    op.create_index("ix_people_age", "people", ["age"])
    op.create_check_constraint("ck_people_age", "people", "age > 0")
    op.execute("CREATE TYPE mood AS ENUM ('good', 'bad')")
    op.execute("CREATE TYPE weather AS ENUM ('rain', 'sun')")
    op.execute("CREATE TABLE notes (id int PRIMARY KEY, kind text, CONSTRAINT short CHECK (kind < 'x'))")
    op.execute("CREATE INDEX ix_notes_kind ON notes (kind)")


def downgrade():
    op.execute("DROP INDEX ix_notes_kind")  # expect: warning missing-downgrade-guard "downgrade() drops index 'ix_notes_kind' without a guard and fails where it is already gone"
    op.execute(
        """
        ALTER TABLE notes
            DROP CONSTRAINT short, -- expect: warning missing-downgrade-guard "downgrade() drops constraint 'short' of table 'notes'"
            DROP COLUMN kind; -- expect: warning missing-downgrade-guard "downgrade() drops column 'kind' of table 'notes'"
        drop table notes -- expect: warning missing-downgrade-guard "downgrade() drops table 'notes'"
        """
    )
    op.execute(sa.text("DROP TYPE mood"))  # expect: warning missing-downgrade-guard "downgrade() drops type 'mood'"
    sa.Enum("rain", "sun", name="weather").drop(op.get_bind())  # expect: warning missing-downgrade-guard "downgrade() drops type 'weather'"
    op.execute("ALTER TABLE IF EXISTS people DROP COLUMN weight")  # expect: warning missing-downgrade-guard "downgrade() drops column 'weight' of table 'people'"
    with op.batch_alter_table("people") as batch_op:
        batch_op.drop_constraint("ck_people_age", type_="check")  # expect: warning missing-downgrade-guard "downgrade() drops constraint 'ck_people_age' of table 'people'"
        batch_op.drop_index("ix_people_age")  # expect: warning missing-downgrade-guard "downgrade() drops index 'ix_people_age'"
        batch_op.drop_column("age")  # expect: warning missing-downgrade-guard "downgrade() drops column 'age' of table 'people'"
    op.drop_column("people", "size", if_exists=False)  # expect: warning missing-downgrade-guard "downgrade() drops column 'size' of table 'people'"
    op.drop_constraint(  # expect: warning missing-downgrade-guard "downgrade() drops constraint 'uq_teams_name' of table 'teams'"
        "uq_teams_name",
        "teams",
        type_="unique",
    )
    op.drop_index("ix_teams_name", table_name="teams")  # expect: warning missing-downgrade-guard "downgrade() drops index 'ix_teams_name'"
    op.drop_table("teams")  # expect: warning missing-downgrade-guard "downgrade() drops table 'teams' without a guard"
