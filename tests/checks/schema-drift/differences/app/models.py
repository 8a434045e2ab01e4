"""The schema that the application expects."""
import sqlalchemy as sa
from elsewhere import columns_of
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Owner(Base):  # expect: error schema-drift "no migration creates table 'owners'"
    __tablename__ = "owners"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text, index=True)


# expect-next: warning schema-drift "the model of table 'projects' lacks column 'old' (text), and no migration drops it"
class Project(Base):  # expect: warning schema-drift "the model of table 'projects' lacks index 'by_title' (lower(title))"
    __tablename__ = "projects"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String(30), nullable=False)  # expect: warning schema-drift "column 'projects.title' is 'character varying(30)' in the model and 'character varying(20)' after the migrations"
    state = sa.Column(sa.String, nullable=False, index=True)  # expect: warning schema-drift "column 'projects.state' is NOT NULL in the model and NULL after the migrations"
    # expect-next: warning schema-drift "no migration creates unique constraint 'projects_owner_id_key' (owner_id) on table 'projects'"
    owner_id = sa.Column(sa.ForeignKey("owners.id"), unique=True)  # expect: warning schema-drift "no migration creates foreign key 'projects_owner_id_fkey' (owner_id to owners) on table 'projects'"
    # expect-next: error schema-drift "no migration adds column 'projects.owner_email' (text)"
    owner_email = sa.Column(sa.Text)


# expect-next: warning schema-drift "the model of table 'members' lacks index 'ix_members_age' (age)"
class Member(Base):  # expect: warning schema-drift "the model of table 'members' lacks unique constraint 'members_mail_key' (mail)"
    __tablename__ = "members"
    __table_args__ = (
        sa.UniqueConstraint("number", name="uq_number"),  # expect: warning schema-drift "the unique constraint (number) of table 'members' is named 'uq_number' in the model and 'members_number_key' after the migrations"
        sa.Index("uq_code", "code", unique=True),  # expect: warning schema-drift "'uq_code' (code) of table 'members' is a unique index in the model and a unique constraint after the migrations"
        sa.UniqueConstraint("badge", name="uq_badge"),  # expect: warning schema-drift "'uq_badge' (badge) of table 'members' is a unique constraint in the model and a unique index after the migrations"
        sa.Index("ix_unclear", *columns_of("members")),
    )
    id = sa.Column(sa.Integer, primary_key=True)
    number = sa.Column(sa.Integer)
    code = sa.Column(sa.Text)
    badge = sa.Column(sa.Text)
    age = sa.Column(sa.Integer)
    mail = sa.Column(sa.Text, unique=True, index=True)
