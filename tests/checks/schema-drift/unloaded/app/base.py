"""Imports what nobody can tell, so that it is not known which models Alembic sees."""
import importlib

from sqlalchemy.orm import declarative_base

import settings

Base = declarative_base()
plugin = importlib.import_module(settings.PLUGIN)
