"""Another service, whose package has the same name."""
from app import models
