"""The service with the migrations."""
from app import models
