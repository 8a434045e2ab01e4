from sqlalchemy.orm import declarative_base

Base = declarative_base()


def values_of(enum_class):
    """What to store for the members of an enum class: their values, not their names."""
    return [member.value for member in enum_class]
