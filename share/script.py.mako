## A template for Alembic: copy it over the script.py.mako of your migrations. What autogenerate
## drops in downgrade() asks here whether the object is there, in SQL that every version of Alembic
## and SQLAlchemy sends as it is.
<%!
import ast
import re

from sqlalchemy.dialects import postgresql

quote = postgresql.dialect().identifier_preparer.quote


def word(node):
    """The text of 'name' and of op.f('name'); None of anything else."""
    if isinstance(node, ast.Call) and len(node.args) == 1:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) else None


def drop_statement(kind, names, schema):
    def qualified(name):
        return (quote(schema) + "." if schema else "") + quote(name)

    if kind in ("table", "index"):
        return f"DROP {kind.upper()} IF EXISTS {qualified(names[0])}"
    table = qualified(names[1] if kind == "constraint" else names[0])
    part = quote(names[0] if kind == "constraint" else names[1])
    return f"ALTER TABLE IF EXISTS {table} DROP {kind.upper()} IF EXISTS {part}"


def guard(line):
    found = re.fullmatch(r"( *)(op\.drop_(table|index|column|constraint)\(.*\))", line)
    if not found or "if_exists" in line or "concurrently" in line:
        return line
    call = ast.parse(found[2], mode="eval").body
    names = [word(node) for node in call.args]
    schema = word(next((one.value for one in call.keywords if one.arg == "schema"), None))
    if None in names:
        return line
    statement = drop_statement(found[3], names, schema)
    if ":" in statement or "%" in statement:
        return line
    return f"{found[1]}op.execute({statement!r})"


def guarded(code):
    return "\n".join(guard(line) for line in code.split("\n"))


def has_enum(code):
    return not code or code == "pass" or "Enum(" in code or "ENUM(" in code
%>\
"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}
"""

import sqlalchemy as sa
from alembic import op
${imports + "\n" if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
% if has_enum(upgrades):
    # An enum type is created once and by itself; columns use it without creating it:
    #     from sqlalchemy.dialects import postgresql
    #     mood = postgresql.ENUM("sad", "happy", name="mood", create_type=False)
    #     mood.create(op.get_bind(), checkfirst=True)
    #     op.add_column("people", sa.Column("mood", mood))
% endif
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
% if has_enum(upgrades):
    # Drops ask whether the object is there; a type goes where it came from:
    #     op.execute("ALTER TABLE IF EXISTS people DROP COLUMN IF EXISTS mood")
    #     op.execute("DROP TYPE IF EXISTS mood")
% endif
    ${guarded(downgrades) if downgrades else "pass"}
