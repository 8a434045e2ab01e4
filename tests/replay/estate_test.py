# SPDX-License-Identifier: Apache-2.0
"""Compares the tables in examples/estate/README.md with what a real PostgreSQL says.

Every revision is upgraded, downgraded and upgraded again, each step in a run of Alembic of its
own; one that fails is stamped, and the next one is tried.
"""

import os
import pathlib
import sys

import alembic.command
import alembic.config
import sqlalchemy
import sqlalchemy.exc
import sqlalchemy.orm
from alembic.script import ScriptDirectory

import postgres

ESTATE = pathlib.Path(__file__).resolve().parents[2] / "examples" / "estate"


def outcome(action, *arguments, **keywords) -> str:
    """`ok`, or the SQLSTATE and the message of PostgreSQL, as the README prints them."""
    try:
        action(*arguments, **keywords)
    except sqlalchemy.exc.DBAPIError as error:
        return f"`{error.orig.pgcode}` {str(error.orig).splitlines()[0]}"
    return "ok"


def try_revision(config, revision: str, previous: str) -> list[str]:
    up = outcome(alembic.command.upgrade, config, revision)
    if up != "ok":
        alembic.command.stamp(config, revision)
        return [up, "–", "–"]
    down = outcome(alembic.command.downgrade, config, previous)
    if down != "ok":
        return [up, down, "–"]
    return [up, down, outcome(alembic.command.upgrade, config, revision)]


def migrate() -> dict[str, list[str]]:
    config = alembic.config.Config("alembic.ini")
    scripts = reversed(list(ScriptDirectory.from_config(config).walk_revisions()))
    observed = {}
    for script in scripts:
        previous = script.down_revision or "base"
        observed[f"`{script.revision}`"] = try_revision(config, script.revision, previous)
        alembic.command.stamp(config, script.revision)
    return observed


def use_models(engine) -> dict[str, list[str]]:
    """What the application meets once everything that can be migrated has been migrated."""
    from app import models

    with sqlalchemy.orm.Session(engine) as session:
        agent = models.Agent(name="A", email="a@example.com", role=models.AgentRole.LEASING)
        session.add(agent)
        session.commit()
        agent_id = agent.id

    def add_deal():
        with sqlalchemy.orm.Session(engine) as session:
            deal = models.Deal(agent_id=agent_id, title="D", status=models.DealStatus.DRAFT)
            session.add(deal)
            session.commit()

    def read(model):
        with sqlalchemy.orm.Session(engine) as session:
            session.query(model).all()

    return {
        "`Agent` with `AgentRole.LEASING` stored": ["ok"],
        "`Deal` with `DealStatus.DRAFT` stored": [outcome(add_deal)],
        "all `Project` read": [outcome(read, models.Project)],
        "all `Parcel` read": [outcome(read, models.Parcel)],
    }


def documented(observed) -> dict[str, list[str]]:
    """The cells of the README's rows that begin as the observed ones do."""
    rows = {}
    for line in pathlib.Path("README.md").read_text().splitlines():
        key, *cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if key in observed:
            rows[key] = cells[: len(observed[key])]
    return rows


def main() -> int:
    os.chdir(ESTATE)
    sys.path.insert(0, str(ESTATE))
    sys.dont_write_bytecode = True
    with postgres.server() as address:
        engine = sqlalchemy.create_engine(address.format("postgres"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sqlalchemy.text("CREATE DATABASE estate"))
        engine.dispose()
        os.environ["DATABASE_URL"] = address.format("estate")
        observed = migrate()
        engine = sqlalchemy.create_engine(os.environ["DATABASE_URL"])
        observed.update(use_models(engine))
        engine.dispose()
    expected = documented(observed)
    for key, cells in observed.items():
        mark = "same" if expected.get(key) == cells else f"README: {expected.get(key)}"
        print(f"{key} | {' | '.join(cells)}    [{mark}]")
    return 0 if expected == observed else 1


if __name__ == "__main__":
    sys.exit(main())
