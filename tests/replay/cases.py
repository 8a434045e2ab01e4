# SPDX-License-Identifier: Apache-2.0
"""Small histories, written as the bodies of their functions, and the repositories made of them.

A file of `cases/` is Python in parts, each begun by a comment:

    #= NAME        the body of a setup that cases of this file share
    ## TITLE       a case; its first revision's upgrade(). `@NAME` behind the title puts a revision
                   with that setup before it; `@naming` gives target_metadata a naming convention
    #+             the next revision's upgrade()
    #-             the downgrade() of the revision before
"""

import dataclasses
import pathlib
import re

HEADER = '''"""{title}"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Integer as I, String as S
from sqlalchemy.dialects import postgresql as pg

revision = "{revision}"
down_revision = {parent!r}


def upgrade():
{upgrade}


def downgrade():
{downgrade}
'''

ENVIRONMENT = '''from alembic import context
from sqlalchemy import MetaData

target_metadata = MetaData({arguments})
context.configure(dialect_name="postgresql", target_metadata=target_metadata)
with context.begin_transaction():
    context.run_migrations()
'''

CONVENTION = '''naming_convention={
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}'''


@dataclasses.dataclass
class Case:
    title: str
    naming: bool = False
    upgrades: list[str] = dataclasses.field(default_factory=list)
    downgrades: dict[int, str] = dataclasses.field(default_factory=dict)


def parts(text: str):
    """The marks and what stands behind each of them."""
    found = re.split(r"^#([=#+-])(.*)\n", text, flags=re.MULTILINE)
    for mark, words, body in zip(found[1::3], found[2::3], found[3::3]):
        yield mark, words.strip(), body.strip("\n")


def begin_case(words: str, setups: dict[str, str]) -> Case:
    title, *names = re.split(r"\s+@", words)
    case = Case(title, naming="naming" in names)
    case.upgrades += [setups[name] for name in names if name != "naming"]
    return case


def read_cases(path: pathlib.Path) -> list[Case]:
    setups: dict[str, str] = {}
    cases: list[Case] = []
    for mark, words, body in parts(path.read_text()):
        if mark == "=":
            setups[words] = body
        elif mark == "-":
            cases[-1].downgrades[len(cases[-1].upgrades)] = body
        else:
            if mark == "#":
                cases.append(begin_case(words, setups))
            cases[-1].upgrades.append(body)
    titles = [case.title for case in cases]
    assert len(titles) == len(set(titles)), f"{path}: a title twice"
    return cases


def indented(body: str) -> str:
    lines = [f"    {line}" if line else "" for line in body.splitlines()]
    has_statement = any(line.strip() and not line.strip().startswith("#") for line in lines)
    return "\n".join(lines if has_statement else [*lines, "    pass"])


def write_repository(case: Case, folder: pathlib.Path) -> pathlib.Path:
    """Returns the alembic.ini."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n")
    (folder / "requirements.txt").write_text("SQLAlchemy==1.4.46\n")  # as the records were made
    arguments = CONVENTION if case.naming else ""
    (folder / "migrations" / "env.py").write_text(ENVIRONMENT.format(arguments=arguments))
    for number, upgrade in enumerate(case.upgrades, 1):
        text = HEADER.format(
            title=case.title.replace("\\", "").replace('"', "'"),
            revision=f"r{number}",
            parent=f"r{number - 1}" if number > 1 else None,
            upgrade=indented(upgrade),
            downgrade=indented(case.downgrades.get(number, "")),
        )
        (versions / f"r{number}.py").write_text(text)
    return folder / "alembic.ini"
