// SPDX-License-Identifier: Apache-2.0
// Which tables and columns the models declare.
#include <doctest/doctest.h>

#include "core/models/table_names.h"
#include "tests/unit/models/models_testing.h"

using namespace migcheck::testing;  // NOLINT(google-build-using-namespace)
using migcheck::ModelSchema;

TEST_CASE("declarative classes of 2.0 and 1.4") {
  CHECK(tables(models_in("class A(Base):\n"
                         "  __tablename__ = 'a'\n"
                         "  id: Mapped[int] = mapped_column(primary_key=True)\n"
                         "  name: Mapped[Optional[str]]\n"
                         "  renamed: Mapped[str] = mapped_column('db_name', String(10))\n"
                         "  kw: Mapped[str] = mapped_column(name='kw_db')\n"
                         "  old = Column(Integer)\n"
                         "  parent: Mapped['A'] = relationship()\n"
                         "  constant = 5\n"
                         "  shared: ClassVar[int] = 3\n"
                         "  plain: int = 4\n"
                         "  def method(self): return 1\n")) == "a: id db_name kw_db old name\n");
}

TEST_CASE("mixins, abstract bases and declared_attr") {
  CHECK(tables(models_in("class Stamp:\n"
                         "  created = Column(Integer)\n"
                         "  updated: Mapped[int]\n"
                         "  @declared_attr\n"
                         "  def owner_id(cls): return Column(ForeignKey('u.id'))\n"
                         "  @declared_attr\n"
                         "  def owner(cls): return relationship('U')\n"
                         "  @declared_attr.directive\n"
                         "  def __tablename__(cls): return cls.__name__.lower()\n"
                         "class Abstract(Stamp, Base):\n"
                         "  __abstract__ = True\n"
                         "  id = Column(Integer, primary_key=True)\n"
                         "class One(Abstract):\n"
                         "  created = None\n"
                         "class Two(Abstract):\n"
                         "  x = Column(Integer)\n")) ==
        "one: id owner_id updated\ntwo: x id created owner_id updated\n");
}

TEST_CASE("tables that a function of the module makes") {
  CHECK(tables(models_in("def link(name):\n"
                         "  return Table(f'{name}_link', Base.metadata, Column('a', Integer))\n"
                         "one = link('one')\n"
                         "two = link('two')\n"
                         "other = print('x')\n")) == "one_link: a\ntwo_link: a\n");
}

TEST_CASE("a metaclass of the repository may bind what has only an annotation") {
  CHECK(tables(models_in("class Meta(type(DeclarativeBase)): pass\n"
                         "class Root(DeclarativeBase, metaclass=Meta): pass\n"
                         "class A(Root):\n"
                         "  __tablename__ = 'a'\n"
                         "  id: Mapped[int] = mapped_column(primary_key=True)\n"
                         "  many: Mapped[list['A']]\n")) == "a: id ?\n");
}

TEST_CASE("an annotation alone does not take the place of a mixin's column") {
  const TestModels schema = models_in(
      "class Mixin:\n  x = Column('db_x', Integer)\n"
      "class A(Mixin, Base):\n  __tablename__ = 'a'\n"
      "  id = Column(Integer, primary_key=True)\n  x: Mapped[Optional[str]]\n");
  CHECK(tables(schema) == "a: id db_x\n");
}

TEST_CASE("inheritance: joined tables have their own columns, single tables share them") {
  CHECK(tables(models_in("class P(Base):\n"
                         "  __tablename__ = 'p'\n"
                         "  id = Column(Integer, primary_key=True)\n"
                         "class Joined(P):\n"
                         "  __tablename__ = 'j'\n"
                         "  id = Column(ForeignKey('p.id'), primary_key=True)\n"
                         "  own = Column(Integer)\n"
                         "class Single(P):\n"
                         "  extra = Column(Integer)\n"
                         "class Deeper(Single):\n"
                         "  deep = Column(Integer)\n")) == "j: id own\np: id extra deep\n");
}

TEST_CASE("columns that are added after the class statement") {
  CHECK(tables(models_in("class A(Base):\n"
                         "  __tablename__ = 'a'\n"
                         "  id = Column(Integer, primary_key=True)\n"
                         "A.late = Column(Integer)\n")) == "a: id late\n");
}

TEST_CASE("Table objects, alone and as __table__") {
  CHECK(tables(models_in("link = Table('link', Base.metadata, Column('a', Integer),\n"
                         "             *[Column(n, Integer) for n in ('b', 'c')],\n"
                         "             sa.UniqueConstraint('a'), schema='s')\n"
                         "class F(Base):\n"
                         "  __table__ = sa.Table('f', Base.metadata, Column('id', Integer))\n")) ==
        "f: id\ns.link: a b c\n");
}

TEST_CASE("schemas of tables and of their metadata") {
  CHECK(
      tables(models_of(
          {{"m.py", prelude + "class B2(DeclarativeBase):\n  metadata = MetaData(schema='s1')\n"
                              "class A(B2):\n  __tablename__ = 'a'\n  id = Column(Integer)\n"
                              "class C(B2):\n  __tablename__ = 'c'\n  id = Column(Integer)\n"
                              "  __table_args__ = (sa.Index('i', 'id'), {'schema': 's2'})\n"}})) ==
      "s1.a: id\ns2.c: id\n");
}

TEST_CASE("Annotated aliases bring their column along") {
  const TestModels schema = models_in(
      "class Color(enum.Enum):\n  red = 1\n"
      "intpk = Annotated[int, mapped_column(primary_key=True)]\n"
      "colored = Annotated[Color, mapped_column(Enum(Color, name='c'))]\n"
      "class A(Base):\n  __tablename__ = 'a'\n  id: Mapped[intpk]\n"
      "  color: Mapped[colored]\n  other: Mapped[Optional[colored]] = mapped_column()\n");
  CHECK(tables(schema) == "a: other color id\n");
  CHECK(enums(schema) == "a.color c: red\na.other c: red\n");
}

TEST_CASE("what cannot be resolved is said to be unknown") {
  const auto unknown = [](const std::string& text) {
    const TestModels schema =
        models_in("class A(" + text + "\n  id = Column(Integer, primary_key=True)\n");
    REQUIRE(schema.tables.size() == 1);
    return schema.tables.front().columns_known ? "" : schema.tables.front().unknown_because;
  };
  CHECK(unknown("Base):\n  __tablename__ = 'a'") == "");
  CHECK(unknown("somewhere.Mixin, Base):\n  __tablename__ = 'a'").starts_with("a base class of"));
  CHECK(unknown("sa.ext.thing.Mixin, Base):\n  __tablename__ = 'a'") ==
        "base class 'sqlalchemy.ext.thing.Mixin' is not in the repository");
  CHECK(
      unknown("Base):\n  __tablename__ = 'a'\n  x = undefined()").starts_with("'x' is not known"));
  CHECK(unknown("Base):\n  __tablename__ = 'a'\n  __table_args__ = {'autoload_with': 1}") != "");
}

TEST_CASE("a table whose name is not known is noted, not guessed") {
  const TestModels schema = models_in(
      "class A(Base):\n  __tablename__ = undefined\n  id = Column(Integer, primary_key=True)\n");
  CHECK(schema.tables.empty());
  REQUIRE(schema.unknowns.size() == 1);
  CHECK(schema.unknowns[0].reason.starts_with("the table name of 'A' is not known"));
  CHECK(schema.unknowns[0].span.file->text(schema.unknowns[0].span) == "class A(Base):");
}

TEST_CASE("accessors of hybrids are no columns") {
  CHECK(tables(models_in("from sqlalchemy.ext.hybrid import hybrid_property\n"
                         "class A(Base):\n"
                         "  __tablename__ = 'a'\n"
                         "  id = Column(Integer, primary_key=True)\n"
                         "  @hybrid_property\n"
                         "  def total(self): return 1\n"
                         "  @total.inplace.expression\n"
                         "  @classmethod\n"
                         "  def _total_expression(cls): return 2\n"
                         "  @total.setter\n"
                         "  def total(self, value): pass\n")) == "a: id\n");
}

TEST_CASE("functools.partial makes columns") {
  CHECK(tables(models_in("import functools\n"
                         "NotNull = functools.partial(sa.Column, nullable=False)\n"
                         "class A(Base):\n"
                         "  __tablename__ = 'a'\n"
                         "  id = NotNull(Integer, primary_key=True)\n"
                         "  x = NotNull('y', Integer, nullable=True)\n")) == "a: id y\n");
}

TEST_CASE("nullability follows annotation and argument") {
  const TestModels schema = models_in(
      "class A(Base):\n  __tablename__ = 'a'\n"
      "  a: Mapped[int] = mapped_column(primary_key=True)\n"
      "  b: Mapped[Optional[int]]\n"
      "  c: Mapped[str] = mapped_column(nullable=True)\n"
      "  d: 'Mapped[datetime.datetime | None]' = mapped_column(nullable=False)\n"
      "  e = mapped_column(String)\n"
      "  f: Mapped['str | None']\n");
  std::string nullable;
  std::string types;
  for (const auto& column : schema.tables.at(0).columns) {
    nullable += column.name + (column.nullable ? "+" : "-");
    types += column.type.known ? column.type.format() + "," : "?,";
  }
  CHECK(nullable == "a-c+d-e+b+f+");
  CHECK(types ==
        "integer,character varying,timestamp without time zone,character varying,integer,"
        "character varying,");
}

TEST_CASE("Flask-SQLAlchemy") {
  const TestModels schema =
      models_of({{"app.py",
                  "from flask_sqlalchemy import SQLAlchemy\n"
                  "class Database(SQLAlchemy):\n  pass\n"
                  "db = Database()\n"
                  "class Mixin:\n  id = db.Column(db.Integer, primary_key=True)\n"
                  "class HTTPServer2Thing(Mixin, db.Model):\n  x = db.Column('y', db.String(5))\n"
                  "class Child(HTTPServer2Thing):\n  z = db.Column(db.Integer)\n"
                  "class Named(db.Model):\n  __tablename__ = 'n'\n  id = db.Column(db.Integer)\n"
                  "class Shares(Named):\n  __tablename__ = 's'\n  more = db.Column(db.Integer)\n"
                  "class Joined(Named):\n  __tablename__ = 'j'\n"
                  "  id = db.Column(db.ForeignKey('n.id'), primary_key=True)\n"
                  "link = db.Table('link', db.Column('a', db.Integer))\n"
                  "tie = db.Table('tie', db.Model.metadata, db.Column('b', db.Integer))\n"},
                 {"env.py",
                  "from flask import current_app\n"
                  "target_metadata = current_app.extensions['migrate'].db.metadata\n"}});
  CHECK(tables(schema) == "http_server2_thing: y id z\nj: id\nlink: a\nn: id more\ntie: b\n");
}

TEST_CASE("a foreign key to a class that is read in the middle of another") {
  const TestModels schema =
      models_of({{"db.py", "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n"},
                 {"a.py",
                  "from db import db\nfrom u import UserAccount\n"
                  "class Stamp:\n  at = db.Column(db.Integer)\n"
                  "class Transfer(Stamp, db.Model):\n"
                  "  id = db.Column(db.Integer, primary_key=True)\n"
                  "  user_id = db.Column(db.ForeignKey(UserAccount.id))\n"
                  "  after = db.Column(db.Integer)\n"
                  "link = db.Table('link', db.Column('a', db.Integer),\n"
                  "                db.Column('b', db.ForeignKey(UserAccount.id)))\n"},
                 {"u.py",
                  "from db import db\n"
                  "class UserAccount(db.Model):\n"
                  "  id = db.Column(db.Integer, primary_key=True)\n"}});
  CHECK(tables(schema) == "link: a b\ntransfer: id user_id after at\nuser_account: id\n");
}

TEST_CASE("Flask-SQLAlchemy's names of sqlalchemy.orm") {
  const TestModels schema = models_of(
      {{"app.py",
        "from flask_sqlalchemy import SQLAlchemy\n"
        "from sqlalchemy.orm import Mapped\n"
        "db = SQLAlchemy()\n"
        "class Request(db.Model):\n"
        "  id: Mapped[int] = db.mapped_column(primary_key=True)\n"
        "class RequestAdd(Request):\n"
        "  __tablename__ = 'request_add'\n"
        "  id: Mapped[int] = db.mapped_column(db.ForeignKey('request.id'), primary_key=True)\n"
        "  organization: Mapped[str]\n"}});
  CHECK(tables(schema) == "request: id\nrequest_add: id organization\n");
}

TEST_CASE("Flask-SQLAlchemy's table names") {
  for (const auto& [name, expected] : {std::pair{"CamelCase", "camel_case"},
                                       {"HTTPServer2Thing", "http_server2_thing"},
                                       {"ABTest", "ab_test"},
                                       {"OAuth2Token", "o_auth2_token"},
                                       {"MyModel2X", "my_model2_x"},
                                       {"User", "user"}}) {
    CHECK(migcheck::flask_table_name(name) == expected);
  }
}

TEST_CASE("SQLModel") {
  const TestModels schema = models_of(
      {{"m.py",
        "import enum\nfrom typing import Optional\n"
        "from sqlmodel import SQLModel, Field, Relationship, Column, Integer\n"
        "class Color(enum.Enum):\n  red = 'r'\n"
        "class Mixed(str, enum.Enum):\n  a = 'b'\n"
        "class HeroBase(SQLModel):\n  name: str = Field(index=True)\n  secret: int = 4\n"
        "class HeroThing(HeroBase, table=True):\n"
        "  id: Optional[int] = Field(default=None, primary_key=True)\n"
        "  color: Color\n"
        "  mixed: Mixed\n"
        "  raw: int = Field(sa_column=Column('raw_db', Integer))\n"
        "  team: Optional['Team'] = Relationship()\n"
        "class HeroCreate(HeroBase):\n  x: int\n"},
       {"env.py", "from sqlmodel import SQLModel\ntarget_metadata = SQLModel.metadata\n"}});
  CHECK(tables(schema) == "herothing: id raw_db color mixed name secret\n");
  CHECK(enums(schema) == "herothing.color color: red\n");
}

TEST_CASE("tables that a loop makes") {
  CHECK(tables(models_in("for name in ('a', 'b'):\n"
                         "  table = Table(f'{name}_map', Base.metadata,\n"
                         "                Column(f'{name}_id', Integer, primary_key=True))\n")) ==
        "a_map: a_id\nb_map: b_id\n");
}
