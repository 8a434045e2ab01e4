#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes an Alembic repository of N revisions with its models; the same bytes for the same N.

    make_corpus.py N FOLDER

Ten kinds of revisions take turns, in the proportions of ordinary applications: tables with enum
columns and foreign keys, columns added and dropped by Alembic, by SQL and in loops, indexes, DO
blocks, updates. All revisions can be upgraded on a real PostgreSQL, one transaction each.
"""

import pathlib
import sys

HEADER = '''"""{title}

Revision ID: {revision}
Revises: {parent}
Create Date: 2024-01-01 00:00:00
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = "{revision}"
down_revision = {parent_literal}
branch_labels = None
depends_on = None

'''

ENV = '''from alembic import context
from sqlalchemy import engine_from_config, pool

from app.models import Base

config = context.config
engine = engine_from_config(config.get_section(config.config_ini_section), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, transaction_per_migration=True
    )
    with context.begin_transaction():
        context.run_migrations()
'''

INI = """[alembic]
script_location = migrations
prepend_sys_path = .
sqlalchemy.url = postgresql+psycopg2:///corpus
"""

CREATE_TABLE = '''
STATUS = postgresql.ENUM(
    "draft", "open", "on_hold", "closed", name="{table}_status", create_type=False
)


def upgrade() -> None:
    STATUS.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "{table}",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("{parent_table}.id"), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("status", STATUS, nullable=False, server_default="draft"),
        sa.Column("amount", sa.Numeric(16, 2), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
    )
    op.create_index("ix_{table}_status", "{table}", ["status"])


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS {table}")
    STATUS.drop(op.get_bind(), checkfirst=True)
'''

ADD_COLUMNS = '''
def upgrade() -> None:
    op.add_column("{table}", sa.Column("note_{number}", sa.Text(), nullable=True))
    op.add_column(
        "{table}",
        sa.Column("rank_{number}", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )


def downgrade() -> None:
    op.drop_column("{table}", "rank_{number}")
    op.drop_column("{table}", "note_{number}")
'''

CREATE_INDEX = '''
def upgrade() -> None:
    op.create_index("ix_{table}_name_{number}", "{table}", ["name", "created_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_{table}_name_{number}", table_name="{table}")
'''

SQL_COLUMNS = '''
def upgrade() -> None:
    op.execute(
        """
        -- ordinary SQL, in one text
        ALTER TABLE {table} ADD COLUMN IF NOT EXISTS source_{number} varchar(40);
        ALTER TABLE {table} ADD COLUMN IF NOT EXISTS weight_{number} numeric(8, 3) DEFAULT 1;
        CREATE INDEX IF NOT EXISTS ix_{table}_source_{number} ON {table} (source_{number})
            WHERE source_{number} IS NOT NULL;
        """
    )


def downgrade() -> None:
    op.execute("ALTER TABLE {table} DROP COLUMN IF EXISTS weight_{number}")
    op.execute("ALTER TABLE {table} DROP COLUMN IF EXISTS source_{number}")
'''

DO_BLOCK = '''
def upgrade() -> None:
    op.execute(
        """
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM information_schema.tables
                WHERE table_schema = 'public' AND table_name = 'log_{number}'
            ) THEN
                CREATE TABLE log_{number} (
                    id BIGSERIAL PRIMARY KEY,
                    row_id INTEGER NOT NULL REFERENCES {table} (id),
                    message TEXT NOT NULL,
                    logged_at TIMESTAMPTZ NOT NULL DEFAULT now()
                );
            END IF;
        END $$;
        """
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS log_{number}")
'''

ALTER_COLUMN = '''
def upgrade() -> None:
    op.alter_column(
        "{table}",
        "name",
        existing_type=sa.String(length=120),
        type_=sa.String(length=200),
        existing_nullable=False,
    )


def downgrade() -> None:
    op.alter_column(
        "{table}",
        "name",
        existing_type=sa.String(length=200),
        type_=sa.String(length=120),
        existing_nullable=False,
    )
'''

UPDATE = '''
def upgrade() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text("UPDATE {table} SET status = :status WHERE amount > :amount").bindparams(
            status="closed", amount={number}
        )
    )


def downgrade() -> None:
    pass
'''

LOOP = '''
COLUMNS = ["alpha", "beta", "gamma", "delta"]


def upgrade() -> None:
    with op.batch_alter_table("{table}") as batch:
        for name in COLUMNS:
            batch.add_column(sa.Column(f"{{name}}_{number}", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("{table}") as batch:
        for name in reversed(COLUMNS):
            batch.drop_column(f"{{name}}_{number}")
'''

INSPECTED = '''
def upgrade() -> None:
    columns = {{column["name"] for column in sa.inspect(op.get_bind()).get_columns("{table}")}}
    if "checked_{number}" not in columns:
        op.add_column("{table}", sa.Column("checked_{number}", sa.Date(), nullable=True))


def downgrade() -> None:
    columns = {{column["name"] for column in sa.inspect(op.get_bind()).get_columns("{table}")}}
    if "checked_{number}" in columns:
        op.drop_column("{table}", "checked_{number}")
'''

CONSTRAINT = '''
def upgrade() -> None:
    # TODO: tell the support team
    op.create_unique_constraint("uq_{table}_{number}", "{table}", ["name", "id"])
    op.execute("ALTER TYPE {table}_status RENAME VALUE 'on_hold' TO 'paused_{number}'")


def downgrade() -> None:
    op.execute("ALTER TYPE {table}_status RENAME VALUE 'paused_{number}' TO 'on_hold'")
    op.drop_constraint("uq_{table}_{number}", "{table}", type_="unique")
'''

KINDS = [
    ("create", CREATE_TABLE),
    ("add columns to", ADD_COLUMNS),
    ("index", CREATE_INDEX),
    ("describe the source of", SQL_COLUMNS),
    ("log changes of", DO_BLOCK),
    ("widen the name of", ALTER_COLUMN),
    ("close old rows of", UPDATE),
    ("add flags to", LOOP),
    ("add the date of the check to", INSPECTED),
    ("rename a label of", CONSTRAINT),
]

MODEL = '''import enum

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Integer, Numeric, String, func
from sqlalchemy.dialects.postgresql import JSONB

from app.models.base import Base


class {class_name}Status(str, enum.Enum):
    DRAFT = "draft"
    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


class {class_name}(Base):
    __tablename__ = "{table}"

    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("{parent_table}.id"))
    name = Column(String(120), nullable=False)
    status = Column(
        Enum(
            {class_name}Status,
            name="{table}_status",
            values_callable=lambda members: [member.value for member in members],
        ),
        nullable=False,
    )
    amount = Column(Numeric(16, 2))
    details = Column(JSONB)
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
'''


def table_name(index: int) -> str:
    return f"table_{index:04}"


def revision_text(number: int) -> str:
    title, body = KINDS[number % len(KINDS)]
    index = number // len(KINDS)
    table = table_name(index)
    names = {
        "table": table,
        "parent_table": table_name(max(index - 1, 0)),
        "number": number,
        "revision": f"{number:06}",
        "parent": f"{number - 1:06}" if number else "",
        "parent_literal": f'"{number - 1:06}"' if number else "None",
        "title": f"{title} {table}".capitalize(),
    }
    return HEADER.format(**names) + body.format(**names)


def files(count: int):
    """The path and the text of every file."""
    yield "alembic.ini", INI
    yield "migrations/env.py", ENV
    yield "app/__init__.py", ""
    yield "app/models/base.py", (
        "from sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n"
    )
    tables = (count + len(KINDS) - 1) // len(KINDS)
    for index in range(tables):
        names = {
            "table": table_name(index),
            "parent_table": table_name(max(index - 1, 0)),
            "class_name": f"Table{index:04}",
        }
        yield f"app/models/{table_name(index)}.py", MODEL.format(**names)
    imports = (f"from app.models.{table_name(index)} import *\n" for index in range(tables))
    yield "app/models/__init__.py", "from app.models.base import Base\n" + "".join(imports)
    for number in range(count):
        yield f"migrations/versions/{number:06}_revision.py", revision_text(number)


def main() -> None:
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    for name, text in files(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    main()
