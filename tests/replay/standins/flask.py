# SPDX-License-Identifier: Apache-2.0
"""As much of Flask and Flask-Migrate as the env.py of Flask-Migrate needs."""

import types

import sqlalchemy

_metadata = sqlalchemy.MetaData()
_database = types.SimpleNamespace(metadata=_metadata, metadatas={None: _metadata})
_migrate = types.SimpleNamespace(db=_database, configure_args={})
_migrate.db.get_engine = lambda: types.SimpleNamespace(url="postgresql://")
current_app = types.SimpleNamespace(extensions={"migrate": _migrate}, config={})
