"""A star import loads these modules."""

__all__ = [
    "user",  # and no other
    "order",
]
