// SPDX-License-Identifier: Apache-2.0
// The catalog that create_all() makes of each form of a model, as measured on a real server.
#include <doctest/doctest.h>

#include "tests/unit/models/models_testing.h"

namespace migcheck::testing {
namespace {

std::string words(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

std::string column_text(const Column& column) {
  const ColumnDef& def = column.def;
  std::string text = def.name + " " + def.type.format() + (def.nullable ? "" : " not null");
  if (def.default_sql) text += " = " + *def.default_sql;
  if (def.identity) text += std::string(" identity ") + *def.identity;
  if (def.generated) text += " as " + *def.generated;
  if (def.comment) text += " # " + *def.comment;
  return text + "\n";
}

std::string constraint_text(const ConstraintDef& def) {
  std::string text = *def.name + " (" + words(def.columns) + ")";
  if (def.kind == ConstraintKind::check) text = *def.name + " check " + def.expression;
  if (def.kind == ConstraintKind::foreign_key) {
    text += " -> " + def.ref_table.to_string() + "(" + words(def.ref_columns) + ")";
    if (def.on_delete != "NO ACTION") text += " " + def.on_delete;
  }
  return text + "\n";
}

std::string index_text(const IndexDef& def) {
  std::vector<std::string> elements;
  for (const IndexElement& one : def.elements)
    elements.push_back(one.text + (one.descending ? " desc" : ""));
  return *def.name + (def.unique ? " unique" : "") + " on (" + words(elements) + ")" +
         (def.predicate ? " where " + *def.predicate : "") + "\n";
}

/// One table: its columns, constraints and indexes, a line each.
std::string table_text(const ModelSchema& schema, const QualifiedName& name) {
  const Table* table = schema.catalog.table(name);
  if (table == nullptr) return "no table";
  std::string text;
  for (const Column& column : table->columns) text += column_text(column);
  for (const Constraint& constraint : table->constraints) text += constraint_text(constraint.def);
  for (const Index& index : table->indexes) {
    if (!index.from_constraint) text += index_text(index.def);
  }
  return text;
}

std::string made(const std::string& text, const QualifiedName& name = {"", "a"}) {
  return table_text(models_in(text), name);
}

}  // namespace

TEST_CASE("keys become serial only when nothing else gives them a value") {
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id: Mapped[int] = mapped_column(primary_key=True)\n") ==
        "id integer not null = nextval('a_id_seq'::regclass)\na_pkey (id)\n");
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  x: Mapped[int] = mapped_column(primary_key=True)\n"
             "  y: Mapped[int] = mapped_column(primary_key=True)\n") ==
        "x integer not null\ny integer not null\na_pkey (x,y)\n");
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(Integer, default=lambda: 1)\n"
             "  __table_args__ = (sa.PrimaryKeyConstraint('id', name='pk'),)\n") ==
        "id integer not null\npk (id)\n");
}

TEST_CASE("column keywords make constraints and indexes") {
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  i: Mapped[str] = mapped_column(primary_key=True)\n"
             "  k: Mapped[str] = mapped_column(unique=True)\n"
             "  h: Mapped[str] = mapped_column(sa.Text, index=True)\n"
             "  l: Mapped[Optional[str]] = mapped_column(unique=True, index=True)\n"
             "  d: Mapped[str] = mapped_column('d_db', String(10), server_default='x')\n") ==
        "i character varying not null\nk character varying not null\nh text not null\n"
        "l character varying\n"
        "d_db character varying(10) not null = 'x'\n"
        "a_pkey (i)\na_k_key (k)\nix_a_h on (h)\nix_a_l unique on (l)\n");
}

TEST_CASE("the column in an annotation is merged into that of the attribute") {
  CHECK(made("class P(Base):\n"
             "  __tablename__ = 'p'\n"
             "  id: Mapped[int] = mapped_column(primary_key=True)\n"
             "key = Annotated[int, mapped_column(primary_key=True, comment='k')]\n"
             "owner = Annotated[int, mapped_column(ForeignKey('p.id', ondelete='CASCADE'), "
             "index=True)]\n"
             "now = Annotated[str, mapped_column(String(9), server_default=sa.text('now()'), "
             "nullable=True)]\n"
             "class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  i: Mapped[key] = mapped_column('i_db')\n"
             "  o: Mapped[owner] = mapped_column(nullable=True)\n"
             "  n: Mapped[now] = mapped_column(unique=True)\n"
             "  m: Mapped[now] = mapped_column(String(5), server_default='x', nullable=False)\n"
             "  p: Mapped[owner]\n") ==
        "i_db integer not null = nextval('a_i_db_seq'::regclass) # k\n"
        "o integer\nn character varying(9) = now()\nm character varying(5) not null = 'x'\n"
        "p integer not null\na_pkey (i_db)\na_n_key (n)\n"
        "a_o_fkey (o) -> public.p(id) CASCADE\na_p_fkey (p) -> public.p(id) CASCADE\n"
        "ix_a_o on (o)\nix_a_p on (p)\n");
}

TEST_CASE("an alias with a type variable takes its argument, and the innermost column counts") {
  CHECK(made("from typing import TypeVar\n"
             "T = TypeVar('T')\n"
             "Key = Annotated[T, mapped_column(primary_key=True)]\n"
             "Unique = Annotated[T, mapped_column(unique=True)]\n"
             "Maybe = Optional[T]\n"
             "owner = Annotated[int, mapped_column(ForeignKey('a.i'))]\n"
             "class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  i: Mapped[Key[int]]\n"
             "  u: Mapped[Unique[str]]\n"
             "  o: Mapped[Unique[owner]]\n"
             "  m: Mapped[Maybe[int]]\n") ==
        "i integer not null = nextval('a_i_seq'::regclass)\nm integer\no integer not null\n"
        "u character varying not null\na_pkey (i)\na_u_key (u)\na_o_fkey (o) -> public.a(i)\n");
}

TEST_CASE("the return annotation of a declared_attr counts like that of an attribute") {
  CHECK(made("class Mixin:\n"
             "  @declared_attr\n"
             "  def c(cls) -> Mapped[int]: return mapped_column(index=True)\n"
             "  @declared_attr\n"
             "  def d(cls) -> Mapped[Optional[str]]: return mapped_column()\n"
             "  @declared_attr\n"
             "  def e(cls) -> Mapped[str]: return Column(String(3))\n"
             "class A(Mixin, Base):\n"
             "  __tablename__ = 'a'\n"
             "  id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)\n") ==
        "id integer not null\nc integer not null\nd character varying\n"
        "e character varying(3)\na_pkey (id)\nix_a_c on (c)\n");
}

TEST_CASE("constraints outside of classes attach themselves to the table of their columns") {
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(String, primary_key=True)\n"
             "  x = Column(String)\n"
             "  y = Column(String)\n"
             "sa.UniqueConstraint(A.x, A.y, name='u')\n"
             "sa.ForeignKeyConstraint([A.x], [A.id], ondelete='CASCADE')\n"
             "sa.UniqueConstraint('x')\n") ==
        "id character varying not null\nx character varying\ny character varying\n"
        "a_pkey (id)\nu (x,y)\na_x_fkey (x) -> public.a(id) CASCADE\n");
}

TEST_CASE("a foreign key alone gives the column the type of its target") {
  const ModelSchema schema = models_in(
      "class P(Base):\n"
      "  __tablename__ = 'p'\n"
      "  id = Column(String(7), primary_key=True)\n"
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  id: Mapped[int] = mapped_column(ForeignKey(P.id, ondelete='cascade'), primary_key=True)\n"
      "  q = Column(ForeignKey('p.id', name='fk_q'))\n");
  CHECK(table_text(schema, {"", "a"}) ==
        "id character varying(7) not null\nq character varying(7)\n"
        "a_pkey (id)\na_id_fkey (id) -> public.p(id) CASCADE\nfk_q (q) -> public.p(id)\n");
}

TEST_CASE("table arguments hold constraints, indexes and options") {
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(Integer, primary_key=True, autoincrement=False)\n"
             "  x = Column(Integer)\n"
             "  __table_args__ = (sa.UniqueConstraint('x', 'id', name='u'),\n"
             "                    sa.CheckConstraint('x > 0', name='c'),\n"
             "                    sa.Index(None, 'x', id.desc()),\n"
             "                    sa.Index('i', sa.func.abs(x), unique=True,\n"
             "                             postgresql_where=sa.text('x > 1')),\n"
             "                    {'schema': 's1'})\n",
             {"s1", "a"}) ==
        "id integer not null\nx integer\nc check x > 0\na_pkey (id)\nu (x,id)\n"
        "ix_s1_a_x on (x,id desc)\ni unique on (abs(x)) where x > 1\n");
}

TEST_CASE("an index may stand outside its class") {
  const char* const text =
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  id: Mapped[str] = mapped_column(primary_key=True)\n"
      "  x: Mapped[int]\n"
      "sa.Index('i', A.x.desc(), A.id)\n"
      "late = sa.Index('j', A.__table__.c.x)\n";
  CHECK(made(text) ==
        "id character varying not null\nx integer not null\na_pkey (id)\n"
        "i on (x desc,id)\nj on (x)\n");
}

TEST_CASE("naming conventions give the names that nobody wrote") {
  const std::string text =
      "class Base(DeclarativeBase):\n"
      "  metadata = MetaData(naming_convention={'ix': 'ix_%(table_name)s__%(column_0_N_name)s',\n"
      "    'uq': 'uq_%(table_name)s_%(column_0_name)s', 'pk': 'pk_%(table_name)s',\n"
      "    'ck': 'ck_%(table_name)s_%(constraint_name)s',\n"
      "    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s'})\n"
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  id = Column(Integer, primary_key=True, autoincrement=False)\n"
      "  x = Column(Integer, unique=True)\n"
      "  y = Column(Integer, ForeignKey('a.id'), index=True)\n"
      "  __table_args__ = (sa.CheckConstraint('x > 0', name='pos'),\n"
      "                    sa.UniqueConstraint('y', name='kept'))\n";
  CHECK(table_text(models_of({{"m.py", prelude + text}}), {"", "a"}) ==
        "id integer not null\nx integer\ny integer\n"
        "ck_a_pos check x > 0\npk_a (id)\nkept (y)\nuq_a_x (x)\n"
        "fk_a_y_a (y) -> public.a(id)\nix_a__y on (y)\n");
}

TEST_CASE("mixins, declared_attr and classes made by type()") {
  CHECK(made("class Mixin:\n"
             "  @declared_attr\n"
             "  def events(cls):\n"
             "    cls.Event = type(f'{cls.__name__}Event', (Base,), {\n"
             "      '__tablename__': f'{cls.__name__.lower()}_events',\n"
             "      'id': Column(String, primary_key=True),\n"
             "      'source': Column(ForeignKey(f'{cls.__tablename__}.id'))})\n"
             "    return relationship(cls.Event)\n"
             "class A(Mixin, Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(String(3), primary_key=True)\n",
             {"", "a_events"}) ==
        "id character varying not null\nsource character varying(3)\n"
        "a_events_pkey (id)\na_events_source_fkey (source) -> public.a(id)\n");
}

TEST_CASE("a mixin reads the table name that a declared_attr of the base gives") {
  const ModelSchema schema =
      models_of({{"m.py", prelude + "class Root(DeclarativeBase):\n"
                                    "  @declared_attr\n"
                                    "  def __tablename__(cls): return cls.__name__.lower()\n"
                                    "  id = Column(Integer, primary_key=True)\n"
                                    "class Labels:\n"
                                    "  @declared_attr\n"
                                    "  def labels(cls):\n"
                                    "    cls.Label = type(f'{cls.__name__}Label', (Root,), {\n"
                                    "      '__tablename__': f'{cls.__tablename__:s}_label'})\n"
                                    "    return relationship(cls.Label)\n"
                                    "class Story(Labels, Root): pass\n"}});
  CHECK(tables(schema) == "story: id\nstory_label: id\n");
}

TEST_CASE("names derived by regular expressions") {
  const ModelSchema schema =
      models_of({{"m.py", prelude + "import re\n"
                                    "snake = re.compile(r'(?<!^)(?=[A-Z])')\n"
                                    "class Root(DeclarativeBase):\n"
                                    "  @declared_attr.directive\n"
                                    "  def __tablename__(cls):\n"
                                    "    return snake.sub('_', cls.__name__).lower()\n"
                                    "  id: Mapped[int] = mapped_column(primary_key=True)\n"
                                    "class FlowRunState(Root):\n"
                                    "  x: Mapped[int]\n"}});
  CHECK(tables(schema) == "flow_run_state: x id\n");
}

TEST_CASE("types of the application") {
  CHECK(made("from sqlalchemy.types import TypeDecorator, UserDefinedType\n"
             "class Named(TypeDecorator):\n"
             "  impl = sa.Unicode\n"
             "  def __init__(self, kind, **options):\n"
             "    super().__init__(**options)\n"
             "    self.kind = kind\n"
             "class Guid(TypeDecorator):\n"
             "  impl = sa.CHAR\n"
             "  def load_dialect_impl(self, dialect):\n"
             "    if dialect.name == 'postgresql':\n"
             "      return dialect.type_descriptor(postgresql.UUID())\n"
             "    return dialect.type_descriptor(sa.CHAR(32))\n"
             "class Odd(UserDefinedType):\n"
             "  def get_col_spec(self, **kw): return 'CIDR'\n"
             "def amount(**options): return Column(sa.Numeric(10, 2), **options)\n"
             "class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(Guid, primary_key=True)\n"
             "  n = Column(Named(int, length=4))\n"
             "  o = Column(Odd)\n"
             "  m = amount(nullable=False)\n") ==
        "id uuid not null\nn character varying(4)\no cidr\nm numeric(10,2) not null\n"
        "a_pkey (id)\n");
}

TEST_CASE("identity, generated columns and comments") {
  CHECK(made("class A(Base):\n"
             "  __tablename__ = 'a'\n"
             "  id = Column(Integer, sa.Identity(always=True), primary_key=True)\n"
             "  d = Column(Integer, sa.Computed('id * 2'), comment='twice')\n") ==
        "id integer not null identity a\nd integer as id * 2 # twice\na_pkey (id)\n");
}

TEST_CASE("what is not understood is not taken as absent") {
  const ModelSchema schema = models_in(
      "from elsewhere import make_args, Mixin, target\n"
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  id = Column(Integer, primary_key=True)\n"
      "  __table_args__ = make_args()\n"
      "class B(Mixin, Base):\n"
      "  __tablename__ = 'b'\n"
      "  id = Column(Integer, primary_key=True)\n"
      "class C(Base):\n"
      "  __tablename__ = 'c'\n"
      "  id = Column(ForeignKey(target), primary_key=True)\n");
  CHECK_FALSE(schema.table({"", "a"})->constraints_known);
  CHECK_FALSE(schema.table({"", "a"})->indexes_known);
  CHECK_FALSE(schema.catalog.table({"", "b"})->columns_known);
  CHECK_FALSE(schema.table({"", "c"})->constraints_known);
  CHECK_FALSE(schema.catalog.table({"", "c"})->column("id")->def.type.known);
}

TEST_CASE("models that env.py does not import are left out") {
  const std::map<std::string, std::string> files{
      {"env.py", "from app.models import Base\ntarget_metadata = Base.metadata\n"},
      {"app/models/__init__.py", "from app.base import Base\nfrom . import user\n"},
      {"app/base.py", prelude},
      {"app/models/user.py",
       "from sqlalchemy import Column, Integer\nfrom app.base import Base\n"
       "class User(Base):\n  __tablename__ = 'users'\n"
       "  id = Column(Integer, primary_key=True)\n"},
      {"app/models/orphan.py",
       "from sqlalchemy import Column, Integer\nfrom app.base import Base\n"
       "class Orphan(Base):\n  __tablename__ = 'orphans'\n"
       "  id = Column(Integer, primary_key=True)\n"}};
  const ModelSchema schema = models_of(files);
  CHECK(tables(schema) == "users: id\n");
  REQUIRE(schema.unimported.size() == 1);
  CHECK(schema.unimported[0].name == "orphans");
  std::map<std::string, std::string> computed = files;
  computed["app/models/__init__.py"] += "import importlib\nimportlib.import_module(name)\n";
  CHECK(tables(models_of(computed)) == "orphans: id\nusers: id\n");
  std::map<std::string, std::string> named = files;
  named["app/models/__init__.py"] += "import importlib\nimportlib.import_module('app.x')\n";
  CHECK(tables(models_of(named)) == "users: id\n");
  named["app/models/__init__.py"] += "importlib.import_module('app.models.orphan')\n";
  CHECK(tables(models_of(named)) == "orphans: id\nusers: id\n");
}

TEST_CASE("SQLModel: what a field says beside its type") {
  CHECK(made("import uuid, decimal\nfrom sqlmodel import Field, SQLModel\n"
             "class P(SQLModel, table=True):\n"
             "  id: uuid.UUID = Field(primary_key=True)\n"
             "class A(SQLModel, table=True):\n"
             "  id: Optional[int] = Field(default=None, primary_key=True)\n"
             "  title: str = Field(min_length=1, max_length=255)\n"
             "  price: decimal.Decimal = Field(max_digits=5, decimal_places=2)\n"
             "  p_id: uuid.UUID = Field(foreign_key='p.id', nullable=False, ondelete='CASCADE')\n"
             "  note: Optional[str] = Field(sa_column_kwargs={'comment': 'c'}, index=True)\n") ==
        "id integer not null = nextval('a_id_seq'::regclass)\n"
        "title character varying(255) not null\n"
        "price numeric(5,2) not null\n"
        "p_id uuid not null\n"
        "note character varying # c\n"
        "a_pkey (id)\n"
        "a_p_id_fkey (p_id) -> public.p(id) CASCADE\n"
        "ix_a_note on (note)\n");
}

TEST_CASE("an index in a class body belongs to the table of its columns") {
  const std::string text =
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  id = Column(Integer, primary_key=True)\n"
      "  x = Column('y', Integer)\n"
      "  sa.Index('i', x, id)\n"
      "  sa.Index('j', 'x')\n";
  CHECK(
      table_text(models_in(text), {"", "a"}) ==
      "id integer not null = nextval('a_id_seq'::regclass)\ny integer\na_pkey (id)\ni on (y,id)\n");
}

TEST_CASE("a constraint in a class body belongs to it when its arguments are columns") {
  const std::string text =
      "class A(Base):\n"
      "  __tablename__ = 'a'\n"
      "  a = Column(Integer)\n"
      "  b = Column('c', Integer)\n"
      "  sa.PrimaryKeyConstraint(a, b)\n"
      "  sa.UniqueConstraint(b, name='u')\n"
      "  sa.UniqueConstraint('a', name='by_name')\n";
  CHECK(table_text(models_in(text), {"", "a"}) ==
        "a integer not null\nc integer not null\na_pkey (a,c)\nu (c)\n");
}

}  // namespace migcheck::testing
