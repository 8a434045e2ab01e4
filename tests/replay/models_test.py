# SPDX-License-Identifier: Apache-2.0
"""Compares `--dump-models` with what metadata.create_all() of the real SQLAlchemy makes in a real
PostgreSQL, over the modules in models/.

    models_test.py MIGCHECK [--server | --write]

The options are those of alembic_test.py.
"""

import contextlib
import importlib
import json
import pathlib
import shutil
import sys
import tempfile

from alembic_test import changed, dump, read_again
from cases import Case, write_repository
from dump_facts import dump_facts

HERE = pathlib.Path(__file__).resolve().parent
RECORDED = HERE / "recorded" / "models.json"
ENVIRONMENT = """from alembic import context

from models import Base

context.configure(target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
"""


def write_models(path: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """A repository with this module as its models; returns its alembic.ini."""
    config_file = write_repository(Case(path.stem, upgrades=[""]), folder)
    shutil.copy(path, folder / "models.py")
    (folder / "migrations" / "env.py").write_text(ENVIRONMENT)
    return config_file


def create_all(server, path: pathlib.Path) -> list[str]:
    """The facts of a database that the models made."""
    import sqlalchemy

    sys.path.insert(0, str(path.parent))
    base = importlib.import_module(path.stem).Base
    sys.path.remove(str(path.parent))
    server.empty("models")
    for schema in sorted({table.schema or "public" for table in base.metadata.tables.values()}):
        server.execute("models", f"create schema if not exists {schema}")
    engine = sqlalchemy.create_engine(server.address.format("models"))
    base.metadata.create_all(engine)
    engine.dispose()
    return [line for line in server.facts("models") if not line.startswith("schema ")]


def check(binary: str, path: pathlib.Path, real: list[str], server) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="migcheck-") as temporary:
        config_file = write_models(path, pathlib.Path(temporary))
        run = dump(binary, "--dump-models=json", config_file)
        if run.returncode:
            return [run.stderr]
        found = dump_facts(json.loads(run.stdout))
        sql = dump(binary, "--dump-models=sql", config_file).stdout
    found = [line for line in found if not line.startswith("schema ")]
    # SQLAlchemy 1.4 orders columns as they were created, 2.0 does not.
    lines = changed("", sorted(real), sorted(found))
    again = [line for line in read_again(binary, sql) if not line.startswith("schema ")]
    lines += changed("read again: ", found, again)
    if server is not None and not lines:
        server.empty("again")
        server.execute("again", sql)
        made = [line for line in server.facts("again") if not line.startswith("schema ")]
        lines += changed("made again: ", found, made)
    return lines


def main() -> int:
    binary, *options = sys.argv[1:]
    binary = str(pathlib.Path(binary).resolve())
    recorded = json.loads(RECORDED.read_text()) if RECORDED.exists() else {}
    failed = 0
    with contextlib.ExitStack() as stack:
        server = None
        if options:
            import postgres
            from real_alembic import Server

            server = Server(stack.enter_context(postgres.server()))
            stack.callback(server.admin.close)
        for path in sorted((HERE / "models").glob("*.py")):
            if server is not None:
                real = create_all(server, path)
                if "--write" in options:
                    recorded[path.stem] = real
                elif recorded.get(path.stem) != real:
                    failed += 1
                    print(f"{path.stem}: the record is not what the server says; see --write")
            lines = check(binary, path, recorded[path.stem], server)
            failed += bool(lines)
            print(f"{path.stem}: {'differs' if lines else 'same'}", *lines, sep="\n    ")
    if "--write" in options:
        RECORDED.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
    print("compared with " + ("a real server" if options else "recorded results"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
