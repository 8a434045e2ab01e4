# SPDX-License-Identifier: Apache-2.0
"""What the real Alembic and a real PostgreSQL make of a repository of migrations.

Each revision runs in a transaction of its own, all in one run of Alembic: what it remembers of
created types is handed on. One that fails is stamped, and the next one is tried. Copies of the
database show what else may happen: the revision in a run of its own, and its downgrade().
"""

import contextlib
import io
import os
import pathlib
import sys
import warnings

import psycopg2
import sqlalchemy
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep
from alembic.script import ScriptDirectory
from sqlalchemy.pool import NullPool

from ddl_facts import facts

EMPTY = """
    do $$
    declare name text;
    begin
      for name in select extname from pg_extension where extname <> 'plpgsql' loop
        execute format('drop extension %I cascade', name);
      end loop;
      for name in select nspname from pg_namespace
                  where nspname !~ '^pg_' and nspname <> 'information_schema' loop
        execute format('drop schema %I cascade', name);
      end loop;
    end $$;
    create schema public"""
STANDINS = pathlib.Path(__file__).resolve().parent / "standins"
OPTIONS = ("target_metadata", "include_schemas", "version_table", "version_table_schema")


def outcome(action) -> str:
    """`ok`, `python`, or the SQLSTATE with PostgreSQL's message."""
    try:
        action()
    except sqlalchemy.exc.DBAPIError as error:
        return f"{error.orig.pgcode} {error.orig.diag.message_primary}"
    except psycopg2.Error as error:
        return f"{error.pgcode} {error.diag.message_primary}"
    except Exception:
        return "python"
    return "ok"


def forget_modules(folder: pathlib.Path) -> None:
    """The next import of what lies in the folder runs it again."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and pathlib.Path(file).is_relative_to(folder):
            del sys.modules[name]


class Run:
    """One run of Alembic: its own modules, and its own memory of created types."""

    def __init__(self, config_file: pathlib.Path, address: str):
        self.folder = config_file.parent
        self.address = address
        self.memo: dict = {}
        self.search_path = None
        self.keywords: dict = {}  # of upgrade(), for the first database of several
        forget_modules(self.folder)
        config = Config(str(config_file))
        config.set_main_option("sqlalchemy.url", "postgresql://")
        self.config = config
        self.script = ScriptDirectory.from_config(config)
        self.options = self.ask_environment()

    def ask_environment(self) -> dict:
        """Runs env.py as for `--sql`, which connects to nothing, and without a revision."""
        environment = EnvironmentContext(self.config, self.script, as_sql=True,
                                         fn=lambda heads, context: [], output_buffer=io.StringIO())
        configure = environment.configure
        said = {}

        def listen(*arguments, **keywords):
            said.update(keywords)
            configure(*arguments, **keywords)

        environment.configure = listen
        environment.run_migrations = lambda **keywords: (
            self.keywords or self.keywords.update(keywords))
        with environment:
            self.script.run_env()
        return {key: value for key, value in said.items() if key in OPTIONS}

    def order(self) -> list[str]:
        return [step.revision.revision for step in self.script._upgrade_revs("heads", ())]

    @contextlib.contextmanager
    def context(self, database: str, step: MigrationStep):
        engine = sqlalchemy.create_engine(self.address.format(database), poolclass=NullPool)
        with engine.connect() as connection:
            if self.search_path is not None:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(
                    sqlalchemy.text("select set_config('search_path', :path, false)"),
                    {"path": self.search_path})
                connection.execution_options(isolation_level="READ COMMITTED")
            environment = EnvironmentContext(self.config, self.script)
            context = MigrationContext.configure(
                connection, environment_context=environment,
                opts={**self.options, "transaction_per_migration": True,
                      "fn": lambda heads, context: [step], "script": self.script})
            context.impl.memo = self.memo
            environment._migration_context = context
            with environment, Operations.context(context):
                yield context
            if not connection.closed and not connection.invalidated:
                self.search_path = connection.execute(
                    sqlalchemy.text("show search_path")).scalar()

    def step(self, database: str, revision: str, upgrade: bool, run: bool = True) -> str:
        make = MigrationStep.upgrade_from_script if upgrade else MigrationStep.downgrade_from_script
        step = make(self.script.revision_map, self.script.get_revision(revision))
        if not run:
            step.migration_fn = lambda **keywords: None
        with self.context(database, step) as context, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return outcome(lambda: context.run_migrations(**self.keywords))


class Server:
    """The databases of the test."""

    def __init__(self, address: str):
        self.address = address
        self.admin = self.connect("postgres")
        self.admin.autocommit = True

    def connect(self, database: str):
        host = self.address.rpartition("host=")[2]
        return psycopg2.connect(host=host, user="postgres", dbname=database)

    def create(self, database: str, template: str = "template0") -> None:
        with self.admin.cursor() as cursor:
            cursor.execute(f"drop database if exists {database} with (force)")
            cursor.execute(f"create database {database} template {template}")

    def empty(self, database: str) -> None:
        """Much quicker than to drop the database and to create it again."""
        with self.admin.cursor() as cursor:
            cursor.execute("select from pg_database where datname = %s", (database,))
            if not cursor.fetchone():
                self.create(database)
        self.execute(database, EMPTY)

    def execute(self, database: str, statements: str) -> None:
        with contextlib.closing(self.connect(database)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statements or "select 1")

    def facts(self, database: str) -> list[str]:
        with contextlib.closing(self.connect(database)) as connection:
            cursor = connection.cursor()
            found = facts(cursor)
            cursor.execute("select extname from pg_extension where extname <> 'plpgsql'")
            found += [f"extension {name}" for (name,) in cursor.fetchall()]
        return ordered([line for line in found if "alembic_version" not in line])


def ordered(lines: list[str]) -> list[str]:
    """Only the order of columns means something."""
    columns = [line for line in lines if line.startswith("column ")]
    return sorted(set(lines) - set(columns)) + columns


def lost_and_left(before: list[str], after: list[str]) -> list[str]:
    lost, left = set(before) - set(after), set(after) - set(before)
    return sorted([f"- {line}" for line in lost] + [f"+ {line}" for line in left])


def observe(server: Server, config_file: pathlib.Path, downgrades: set[str] | None) -> dict:
    """Outcomes and schema, in the form that is recorded; with the downgrades of these revisions,
    or of all."""
    before = pathlib.Path.cwd()
    names = dict(vars(sqlalchemy))  # env.py may change them
    folder = str(config_file.parent)
    os.chdir(folder)
    paths = sys.path[:]  # prepend_sys_path adds to them
    sys.path[:0] = [folder, str(STANDINS)]
    sys.dont_write_bytecode = True
    try:
        return Observation(server, config_file, downgrades).everything()
    finally:
        os.chdir(before)
        sys.path[:] = paths
        sys.path_importer_cache.pop(".", None)  # stands for the folder where it was first used
        forget_modules(config_file.parent)  # another repository may have a package of that name
        for name in set(vars(sqlalchemy)) - set(names):
            delattr(sqlalchemy, name)
        vars(sqlalchemy).update(names)


class Observation:
    def __init__(self, server: Server, config_file: pathlib.Path, downgrades: set[str] | None):
        self.server = server
        self.config_file = config_file
        self.downgrades = downgrades
        self.seen: dict = {"revisions": {}, "stepwise": {}, "downgrade": {}}

    def everything(self) -> dict:
        self.server.empty("fresh")
        run = Run(self.config_file, self.server.address)
        for revision in run.order():
            self.look_at(run, revision)
        self.seen["schema"] = self.server.facts("fresh")
        return self.seen

    def look_at(self, run: Run, revision: str) -> None:
        goes_down = self.downgrades is None or revision in self.downgrades
        before = self.server.facts("fresh") if goes_down else []
        alone = self.alone(revision) if run.memo else None
        found = run.step("fresh", revision, upgrade=True)
        self.seen["revisions"][revision] = found
        if alone is not None and alone != found:
            self.seen["stepwise"][revision] = alone
        if found != "ok":
            run.step("fresh", revision, upgrade=True, run=False)
        elif goes_down:
            self.seen["downgrade"][revision] = self.down(revision, before)

    def alone(self, revision: str) -> str:
        self.server.create("alone", template="fresh")
        return Run(self.config_file, self.server.address).step("alone", revision, upgrade=True)

    def down(self, revision: str, before: list[str]) -> list[str]:
        self.server.create("down", template="fresh")
        run = Run(self.config_file, self.server.address)
        found = run.step("down", revision, upgrade=False)
        return [found, *lost_and_left(before, self.server.facts("down"))]
