# SPDX-License-Identifier: Apache-2.0
"""Tries share/script.py.mako: the real Alembic writes revisions with it, by hand and from models,
a real PostgreSQL applies them up and down, and migcheck has nothing to say about them.

    template_test.py MIGCHECK
"""

import contextlib
import importlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import alembic.command
import alembic.config

import postgres
from real_alembic import Server

TEMPLATE = pathlib.Path(__file__).resolve().parents[2] / "share" / "script.py.mako"
INI = """[alembic]
script_location = migrations
sqlalchemy.url = {address}
"""
ENVIRONMENT = """from alembic import context
from sqlalchemy import create_engine

import models

engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=models.Base.metadata,
        transaction_per_migration=True,
        include_schemas=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
"""
IMPORTS = """import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import declarative_base

Base = declarative_base()

"""
TEAMS = """
class Team(Base):
    __tablename__ = "teams"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String(80), nullable=False, index=True)
"""
PEOPLE = """
class Person(Base):
    __tablename__ = "people"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text, nullable=False)
"""
GROWN_PEOPLE = PEOPLE + """\
    team_id = sa.Column(sa.ForeignKey("teams.id", name="fk_team"), index=True)
    order = sa.Column("Order", sa.Integer)
    mail = sa.Column(sa.String(200))
    __table_args__ = (sa.UniqueConstraint("mail", name="uq_mail"),)
"""
MOODY_PEOPLE = GROWN_PEOPLE + """\
    mood = sa.Column(postgresql.ENUM("sad", "happy", name="mood"))
"""


def uncommented(text):
    """The patterns that stand in comments, as code."""
    return re.sub(r"(?m)^    #     (.*)$", r"    \1", text)


class Template(unittest.TestCase):
    migcheck = ""

    @classmethod
    def setUpClass(cls):
        address = cls.enterClassContext(postgres.server())
        cls.server = Server(address)
        cls.addClassCleanup(cls.server.admin.close)
        cls.address = address.format("people")

    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.server.create("people")
        self.start = self.server.facts("people")
        (self.folder / "alembic.ini").write_text(INI.format(address=self.address))
        (self.folder / "migrations" / "versions").mkdir(parents=True)
        (self.folder / "migrations" / "env.py").write_text(ENVIRONMENT)
        shutil.copy(TEMPLATE, self.folder / "migrations")
        stack.callback(os.chdir, pathlib.Path.cwd())
        os.chdir(self.folder)
        sys.path.insert(0, str(self.folder))
        stack.callback(sys.path.remove, str(self.folder))
        quiet = stack.enter_context(open(os.devnull, "w"))
        self.config = alembic.config.Config("alembic.ini", stdout=quiet)
        stack.enter_context(contextlib.redirect_stdout(quiet))

    def write_models(self, text):
        (self.folder / "models.py").write_text(IMPORTS + text)
        sys.modules.pop("models", None)
        importlib.invalidate_caches()

    def revision(self, message, autogenerate=False):
        script = alembic.command.revision(self.config, message, autogenerate=autogenerate)
        return pathlib.Path(script.path)

    def add_from_models(self, text):
        self.write_models(text)
        path = self.revision("from models", autogenerate=True)
        alembic.command.upgrade(self.config, "head")
        return path.read_text()

    def make_history(self):
        self.write_models("")
        self.revision("nothing yet")
        alembic.command.upgrade(self.config, "head")
        first = self.add_from_models(TEAMS + PEOPLE)
        second = self.add_from_models(TEAMS + GROWN_PEOPLE)
        mood = self.revision("mood")
        mood.write_text(uncommented(mood.read_text()))
        self.write_models(TEAMS + MOODY_PEOPLE)
        alembic.command.upgrade(self.config, "head")
        return first + second, mood.read_text()

    def findings(self):
        run = subprocess.run(
            [self.migcheck, "--checks=*", "--fail-on=note", "--quiet"],
            capture_output=True, text=True, check=False)
        return run.returncode, run.stdout + run.stderr

    def test_a_revision_by_hand_names_the_patterns(self):
        self.write_models("")
        text = self.revision("by hand").read_text()
        self.assertEqual(text.count("    #     "), 6)

    def test_revisions_go_up_and_down_and_migcheck_is_silent(self):
        generated, by_hand = self.make_history()
        self.assertNotIn("op.drop_", generated)
        self.assertEqual(generated.count("op.execute("), 9)
        self.assertIn("checkfirst=True", by_hand)
        at_head = self.server.facts("people")
        for _ in range(2):
            alembic.command.downgrade(self.config, "base")
            self.assertEqual(self.server.facts("people"), self.start)
            alembic.command.upgrade(self.config, "head")
            self.assertEqual(self.server.facts("people"), at_head)
        self.assertEqual(self.findings(), (0, ""))

    def test_a_downgrade_survives_what_is_already_gone(self):
        self.make_history()
        self.server.execute("people", "alter table people drop column mood; drop type mood;"
                                      "alter table people drop constraint uq_mail;"
                                      "alter table people drop column \"Order\";"
                                      "drop index ix_people_team_id; drop table people")
        alembic.command.downgrade(self.config, "base")
        self.assertEqual(self.server.facts("people"), self.start)

    def test_an_unguarded_revision_would_not_be_silent(self):
        self.make_history()
        for path in (self.folder / "migrations" / "versions").glob("*_mood.py"):
            path.write_text(path.read_text().replace("DROP COLUMN IF EXISTS", "DROP COLUMN"))
        status, text = self.findings()
        self.assertEqual(status, 1)
        self.assertIn("missing-downgrade-guard", text)

    def test_tables_in_schemas_and_odd_names_are_quoted(self):
        self.server.execute("people", 'create schema "Sales"')
        odd = PEOPLE + '    __table_args__ = {"schema": "Sales"}\n' + TEAMS.replace('"teams"', '"or der"')
        text = self.add_from_models(odd)
        self.assertIn("""op.execute('DROP TABLE IF EXISTS "Sales".people')""", text)
        self.assertIn("""op.execute('DROP TABLE IF EXISTS "or der"')""", text)
        alembic.command.downgrade(self.config, "base")


if __name__ == "__main__":
    Template.migcheck = os.path.abspath(sys.argv.pop(1))
    sys.dont_write_bytecode = True
    unittest.main()
