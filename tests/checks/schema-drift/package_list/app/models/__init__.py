"""Lists what the package loads."""
from .orders import Order
