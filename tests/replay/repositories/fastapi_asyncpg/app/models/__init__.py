from app.models.base import Base
from app.models.user import User
