"""Models of a service beside: a program of its own, which Alembic does not load."""
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Fact(db.Model):
    __tablename__ = "facts"
    id = db.Column(db.Integer, primary_key=True)
