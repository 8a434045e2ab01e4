"""Models of the service that has the migrations."""
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)


class Order(db.Model):  # expect: error schema-drift "no migration creates table 'orders'"
    __tablename__ = "orders"
    id = db.Column(db.Integer, primary_key=True)
