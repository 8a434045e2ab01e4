"""Two bases; only the tables of one have names of their own making."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

StoreBase = declarative_base(name="StoreBase")
ArchiveBase = declarative_base(
    metadata=sa.MetaData(naming_convention={"uq": "only_%(table_name)s_%(column_0_name)s"})
)
