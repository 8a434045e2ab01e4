// SPDX-License-Identifier: Apache-2.0
// Operations as text.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

std::string flag(bool value, const char* text) { return value ? std::string(" ") + text : ""; }

std::string labelled(const char* label, const std::optional<std::string>& value) {
  return value ? fmt::format(" {} {}", label, *value) : "";
}

std::string list(const std::vector<std::string>& parts) {
  return fmt::format("({})", fmt::join(parts, ", "));
}

std::string names(const std::vector<QualifiedName>& parts) {
  std::vector<std::string> texts;
  for (const QualifiedName& part : parts) texts.push_back(part.to_string());
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string text_of(const ColumnDef& column) {
  std::string text = column.name + " " + column.type.format();
  text += flag(column.serial, "serial") + flag(!column.nullable, "not null");
  text += labelled("default", column.default_sql) + flag(!column.default_known, "default ?");
  if (column.identity) text += fmt::format(" identity {}", *column.identity);
  text += labelled("generated", column.generated);
  if (!column.collation.empty()) text += " collate " + column.collation;
  return text;
}

std::string text_of(const ConstraintDef& constraint) {
  constexpr const char* kinds[] = {"primary key", "unique", "check", "foreign key", "exclude"};
  std::string text = kinds[static_cast<int>(constraint.kind)];
  if (constraint.name) text = *constraint.name + " " + text;
  text += list(constraint.columns);
  if (!constraint.expression.empty()) text += " {" + constraint.expression + "}";
  if (constraint.kind == ConstraintKind::foreign_key) {
    text += " -> " + constraint.ref_table.to_string() + list(constraint.ref_columns);
    if (constraint.on_delete != "NO ACTION") text += " on delete " + constraint.on_delete;
    if (constraint.on_update != "NO ACTION") text += " on update " + constraint.on_update;
    if (constraint.match != "SIMPLE") text += " match " + constraint.match;
  }
  if (!constraint.include.empty()) text += " include " + list(constraint.include);
  if (!constraint.method.empty()) text += " using " + constraint.method;
  if (!constraint.predicate.empty()) text += " where " + constraint.predicate;
  text += labelled("using index", constraint.using_index);
  text += flag(constraint.nulls_not_distinct, "nulls not distinct");
  return text + flag(constraint.deferrable, "deferrable") +
         flag(constraint.initially_deferred, "deferred") + flag(constraint.not_valid, "not valid");
}

std::string text_of(const IndexDef& index) {
  std::string text = index.name.value_or("?") + " on " + index.table.to_string() + " (";
  for (const IndexElement& element : index.elements) {
    if (text.back() != '(') text += ", ";
    text += element.expression ? "{" + element.text + "}" : element.text;
    if (!element.collation.empty()) text += " collate " + element.collation;
    if (!element.opclass.empty()) text += " " + element.opclass;
    text += flag(element.descending, "desc");
    if (element.nulls_first) text += *element.nulls_first ? " nulls first" : " nulls last";
  }
  text += ")" + flag(index.unique, "unique");
  if (index.method != "btree") text += " using " + index.method;
  if (!index.include.empty()) text += " include " + list(index.include);
  return text + labelled("where", index.predicate) +
         flag(index.nulls_not_distinct, "nulls not distinct");
}

std::string kind_name(ObjectKind kind) {
  constexpr const char* kinds[] = {"table",      "type",      "sequence", "view",
                                   "function",   "index",     "schema",   "column",
                                   "constraint", "extension", "other"};
  return kinds[static_cast<int>(kind)];
}

std::string drop(const char* kind, const QualifiedName& name, bool if_exists, bool cascade) {
  return fmt::format("drop {} {}{}{}", kind, name.to_string(), flag(if_exists, "if exists"),
                     flag(cascade, "cascade"));
}

struct Describer {
  std::string operator()(const CreateTable& o) const {
    std::string text = "create table " + o.name.to_string() + " (";
    for (const ColumnDef& column : o.columns)
      text += (text.back() == '(' ? "" : ", ") + text_of(column);
    for (const ConstraintDef& one : o.constraints) text += "; " + text_of(one);
    text += ")" + flag(o.if_not_exists, "if not exists") + flag(o.temporary, "temporary");
    text += flag(o.unlogged, "unlogged") + flag(!o.columns_known, "columns unknown");
    if (!o.inherits.empty()) text += " inherits " + names(o.inherits);
    if (!o.like.empty()) text += " like " + names(o.like);
    if (o.partition_of) text += " partition of " + o.partition_of->to_string();
    return text + labelled("partition by", o.partition_key);
  }
  std::string operator()(const DropTable& o) const {
    return drop("table", o.name, o.if_exists, o.cascade);
  }
  std::string operator()(const RenameTable& o) const {
    return fmt::format("rename table {} to {}{}", o.name.to_string(), o.new_name,
                       flag(o.if_exists, "if exists"));
  }
  std::string operator()(const AddColumn& o) const {
    return fmt::format("add column {}: {}{}{}", o.table.to_string(), text_of(o.column),
                       flag(o.if_not_exists, "if not exists"),
                       flag(o.table_if_exists, "table if exists"));
  }
  std::string operator()(const DropColumn& o) const {
    return fmt::format("drop column {}.{}{}{}{}", o.table.to_string(), o.column,
                       flag(o.if_exists, "if exists"), flag(o.cascade, "cascade"),
                       flag(o.table_if_exists, "table if exists"));
  }
  std::string operator()(const RenameColumn& o) const {
    return fmt::format("rename column {}.{} to {}", o.table.to_string(), o.column, o.new_name);
  }
  std::string operator()(const AlterColumnType& o) const {
    return fmt::format("alter column {}.{} type {}{}", o.table.to_string(), o.column,
                       o.type.format(), labelled("using", o.using_sql));
  }
  std::string operator()(const SetNotNull& o) const {
    return fmt::format("{} not null {}.{}", o.not_null ? "set" : "drop", o.table.to_string(),
                       o.column);
  }
  std::string operator()(const SetDefault& o) const {
    return fmt::format("set default {}.{} {}", o.table.to_string(), o.column,
                       o.default_known ? o.default_sql.value_or("none") : "?");
  }
  std::string operator()(const SetIdentity& o) const {
    return fmt::format("set identity {}.{} {}{}", o.table.to_string(), o.column,
                       o.identity ? std::string(1, *o.identity) : "none",
                       flag(o.if_exists, "if exists"));
  }
  std::string operator()(const DropExpression& o) const {
    return fmt::format("drop expression {}.{}{}", o.table.to_string(), o.column,
                       flag(o.if_exists, "if exists"));
  }
  std::string operator()(const AddConstraint& o) const {
    return fmt::format("add constraint {}: {}{}", o.table.to_string(), text_of(o.constraint),
                       flag(o.table_if_exists, "table if exists"));
  }
  std::string operator()(const DropConstraint& o) const {
    return fmt::format("drop constraint {}.{}{}{}", o.table.to_string(), o.name,
                       flag(o.if_exists, "if exists"), flag(o.cascade, "cascade"));
  }
  std::string operator()(const RenameConstraint& o) const {
    return fmt::format("rename constraint {}.{} to {}", o.table.to_string(), o.name, o.new_name);
  }
  std::string operator()(const ValidateConstraint& o) const {
    return fmt::format("validate constraint {}.{}", o.table.to_string(), o.name);
  }
  std::string operator()(const CreateIndex& o) const {
    return fmt::format("create index {}{}{}", text_of(o.index),
                       flag(o.concurrently, "concurrently"),
                       flag(o.if_not_exists, "if not exists"));
  }
  std::string operator()(const DropIndex& o) const {
    return drop("index", o.name, o.if_exists, o.cascade) + flag(o.concurrently, "concurrently");
  }
  std::string operator()(const RenameIndex& o) const {
    return fmt::format("rename index {} to {}{}", o.name.to_string(), o.new_name,
                       flag(o.if_exists, "if exists"));
  }
  std::string operator()(const CreateEnum& o) const {
    return fmt::format("create enum {} {}{}", o.name.to_string(), list(o.labels),
                       flag(!o.labels_known, "labels unknown"));
  }
  std::string operator()(const CreateDomain& o) const {
    std::string text = fmt::format("create domain {} {}{}", o.name.to_string(), o.type.format(),
                                   flag(o.not_null, "not null"));
    text += labelled("default", o.default_sql);
    for (const ConstraintDef& check : o.checks) text += "; " + text_of(check);
    return text;
  }
  std::string operator()(const CreateCompositeType& o) const {
    std::vector<std::string> attributes;
    for (const ColumnDef& attribute : o.attributes) attributes.push_back(text_of(attribute));
    return fmt::format("create composite {} {}", o.name.to_string(), list(attributes));
  }
  std::string operator()(const DropType& o) const {
    return drop(o.domain ? "domain" : "type", o.name, o.if_exists, o.cascade);
  }
  std::string operator()(const RenameType& o) const {
    return fmt::format("rename type {} to {}", o.name.to_string(), o.new_name);
  }
  std::string operator()(const AddEnumValue& o) const {
    return fmt::format("add value {} {}{}{}{}", o.type.to_string(), o.label,
                       flag(o.if_not_exists, "if not exists"), labelled("before", o.before),
                       labelled("after", o.after));
  }
  std::string operator()(const RenameEnumValue& o) const {
    return fmt::format("rename value {} {} to {}", o.type.to_string(), o.label, o.new_label);
  }
  std::string operator()(const CreateSchema& o) const {
    return fmt::format("create schema {}{}", o.name, flag(o.if_not_exists, "if not exists"));
  }
  std::string operator()(const DropSchema& o) const {
    return drop("schema", {"", o.name}, o.if_exists, o.cascade);
  }
  std::string operator()(const CreateExtension& o) const {
    return fmt::format("create extension {}{}{}", o.name,
                       o.schema.empty() ? "" : " schema " + o.schema,
                       flag(o.if_not_exists, "if not exists"));
  }
  std::string operator()(const DropExtension& o) const {
    return drop("extension", {"", o.name}, o.if_exists, o.cascade);
  }
  std::string operator()(const CreateSequence& o) const {
    std::string text = fmt::format("create sequence {} {}", o.name.to_string(), o.type.format());
    if (o.owner_table) text += " owned by " + o.owner_table->to_string() + "." + o.owner_column;
    return text + flag(o.if_not_exists, "if not exists");
  }
  std::string operator()(const DropSequence& o) const {
    return drop("sequence", o.name, o.if_exists, o.cascade);
  }
  std::string operator()(const AlterSequenceOwner& o) const {
    return fmt::format("sequence {} owned by {}", o.name.to_string(),
                       o.owner_table ? o.owner_table->to_string() + "." + o.owner_column : "none");
  }
  std::string operator()(const CreateView& o) const {
    return fmt::format("create view {}{}{}{} reads [{}] {{{}}}", o.name.to_string(),
                       flag(o.materialized, "materialized"), flag(o.or_replace, "or replace"),
                       flag(o.if_not_exists, "if not exists"), names(o.reads), o.query);
  }
  std::string operator()(const DropView& o) const {
    return drop(o.materialized ? "materialized view" : "view", o.name, o.if_exists, o.cascade);
  }
  std::string operator()(const CreateFunction& o) const {
    return fmt::format("create {} {}({}) {}{}", o.procedure ? "procedure" : "function",
                       o.name.to_string(), o.signature, o.language,
                       flag(o.or_replace, "or replace"));
  }
  std::string operator()(const DropFunction& o) const {
    return drop("function", o.name, o.if_exists, o.cascade) +
           (o.signature ? " (" + *o.signature + ")" : "");
  }
  std::string operator()(const CreateTrigger& o) const {
    return fmt::format("create trigger {} on {}{}", o.name, o.table.to_string(),
                       flag(o.or_replace, "or replace"));
  }
  std::string operator()(const DropTrigger& o) const {
    return fmt::format("drop trigger {} on {}{}{}", o.name, o.table.to_string(),
                       flag(o.if_exists, "if exists"), flag(o.cascade, "cascade"));
  }
  std::string operator()(const SetSchema& o) const {
    return fmt::format("set schema of {} {} to {}{}", kind_name(o.kind), o.name.to_string(),
                       o.new_schema, flag(o.if_exists, "if exists"));
  }
  std::string operator()(const RenameObject& o) const {
    return fmt::format("rename {} {} to {}", kind_name(o.kind), o.name.to_string(), o.new_name);
  }
  std::string operator()(const SetComment& o) const {
    return fmt::format("comment on {} {}{}: {}", kind_name(o.kind), o.name.to_string(),
                       o.column.empty() ? "" : "." + o.column, o.text.value_or("none"));
  }
  std::string operator()(const AttachPartition& o) const {
    return fmt::format("{} partition {} {}", o.detach ? "detach" : "attach", o.table.to_string(),
                       o.partition.to_string());
  }
  std::string operator()(const SetSearchPath& o) const {
    return fmt::format("search path {}{}", list(o.schemas), flag(o.local, "local"));
  }
  std::string operator()(const TransactionControl& o) const { return "transaction " + o.statement; }
  std::string operator()(const DataChange& o) const {
    constexpr const char* kinds[] = {"insert", "update", "delete", "truncate", "merge", "copy"};
    return fmt::format("{} {}{}", kinds[static_cast<int>(o.kind)], names(o.tables),
                       flag(o.has_where, "where"));
  }
  std::string operator()(const OtherStatement& o) const { return "other " + o.tag; }
  std::string operator()(const UnknownOperation& o) const {
    return fmt::format("unknown [{}]{}: {}", names(o.touches),
                       flag(!o.may_change_schema, "data only"), o.reason);
  }
};

}  // namespace

std::string describe(const Operation& operation) {
  constexpr const char* guards[] = {" [if exists]", " [argument]", " [inspector]",
                                    " [catalog]",   " [handler]",  " [unknown condition]"};
  std::string text = std::visit(Describer{}, operation.payload);
  for (const Guard& guard : operation.guards) text += guards[static_cast<int>(guard.kind)];
  return text + (operation.certain ? "" : " [uncertain]");
}

}  // namespace migcheck::sql_testing
