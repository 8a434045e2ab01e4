"""The only naming convention of the project, beside classes."""
import sqlalchemy as sa


class Table:
    pass


class People(Table):
    name: str


metadata = sa.MetaData(naming_convention={"uq": "only_%(table_name)s_%(column_0_name)s"})
