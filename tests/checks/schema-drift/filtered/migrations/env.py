from alembic import context
from app.models import Base


def include_object(object, name, type_, reflected, compare_to):
    if type_ == "table" and object.schema == "other":
        return False
    return not (type_ == "column" and name.startswith("tmp_"))


context.configure(target_metadata=Base.metadata, include_object=include_object)
