// SPDX-License-Identifier: Apache-2.0
// Annotations are read from the syntax tree, because SQLAlchemy reads them as text too: `X | None`
// and `Optional["X"]` need not be valid expressions at run time.
#include "core/models/annotation.h"

#include <utility>

#include "core/python/guarded.h"

namespace migcheck {
namespace {

constexpr int deepest = 20;

bool is_symbol(const Value& value, std::string_view name) {
  const std::string* path = value.as_symbol();
  return path != nullptr && *path == name;
}

bool is_typing(const Value& value, std::string_view name) {
  const std::string* path = value.as_symbol();
  if (path == nullptr || !path->ends_with(name)) return false;
  const std::string_view root = std::string_view(*path).substr(0, path->size() - name.size());
  return root == "typing." || root == "typing_extensions.";
}

bool is_mapped(const Value& value) {
  return is_symbol(value, "sqlalchemy.orm.Mapped") ||
         is_symbol(value, "sqlalchemy.orm.base.Mapped");
}

/// The arguments of a subscript: the elements of a tuple, or the one expression.
std::vector<const Node*> arguments_of(const Node& subscript) {
  const Node* index = subscript.child(1);
  if (index == nullptr) return {};
  if (index->kind != NodeKind::tuple) return {index};
  return {index->children.begin(), index->children.end()};
}

}  // namespace

Annotation AnnotationReader::read(const Node& node, ClassData& type) {
  type_ = &type;
  module_ = interpreter_.lazy_module(type.source, type.source->file().path());
  Annotation annotation;
  annotation.span = {&type.source->file(), node.begin, node.end};
  annotation.type = Value::unknown("the annotation is empty", annotation.span);
  read_type(node, annotation, 0);
  return annotation;
}

/// Names of the module come first: a column often has the name of its type (`date: Mapped[date]`),
/// and Python reads the annotation before it binds the column.
Value AnnotationReader::evaluate(const Node& node) {
  Value value = guarded([&] { return interpreter_.evaluate_in(node, *module_); });
  if (!value.is_unknown()) return value;
  return guarded([&] { return interpreter_.evaluate_in(node, *type_, *module_); });
}

void AnnotationReader::read_type(const Node& node, Annotation& out, int depth) {
  if (depth > deepest) return;
  switch (node.kind) {
    case NodeKind::none:
      out.optional = true;
      return;
    case NodeKind::string:
      return read_forward_reference(node, out, depth);
    case NodeKind::subscript:
      return read_subscript(node, out, depth);
    case NodeKind::binary:
      if (node.text == "|") {
        read_type(*node.child(0), out, depth + 1);
        read_type(*node.child(1), out, depth + 1);
        return;
      }
      [[fallthrough]];
    default:
      use(evaluate(node), out, depth);
  }
}

/// A name may stand for a whole annotation: `intpk = Annotated[int, mapped_column(…)]`.
void AnnotationReader::use(const Value& value, Annotation& out, int depth) {
  const ObjectData* object = value.as_object();
  if (value.is_none()) {
    out.optional = true;
  } else if (object == nullptr || !object->path.starts_with("typing.") || depth > deepest) {
    out.type = value;
  } else if (object->path == "typing.Annotated") {
    if (!object->args.empty()) use(object->args.front(), out, depth + 1);
    for (std::size_t i = 1; i < object->args.size(); ++i) out.extras.push_back(object->args[i]);
  } else {
    out.optional = out.optional || object->path == "typing.Optional";
    for (const Value& alternative : object->args) use(alternative, out, depth + 1);
  }
}

void AnnotationReader::read_subscript(const Node& node, Annotation& out, int depth) {
  const Value generic = evaluate(*node.child(0));
  const std::vector<const Node*> arguments = arguments_of(node);
  if (arguments.empty()) return;
  if (is_typing(generic, "ClassVar")) {
    out.class_var = true;
  } else if (is_mapped(generic)) {
    out.mapped = true;
    read_type(*arguments.front(), out, depth + 1);
  } else if (is_typing(generic, "Optional")) {
    out.optional = true;
    read_type(*arguments.front(), out, depth + 1);
  } else if (is_typing(generic, "Union")) {
    for (const Node* argument : arguments) read_type(*argument, out, depth + 1);
  } else if (is_typing(generic, "Annotated")) {
    read_type(*arguments.front(), out, depth + 1);
    for (std::size_t i = 1; i < arguments.size(); ++i)
      out.extras.push_back(evaluate(*arguments[i]));
  } else if (is_typing(generic, "Final")) {
    read_type(*arguments.front(), out, depth + 1);
  } else if (generic.as_object() != nullptr && generic.as_object()->path.starts_with("typing.")) {
    read_alias(generic, *arguments.front(), out, depth + 1);
  } else {
    out.type = Value::unknown("a generic type stands for its container", out.span);
  }
}

/// `Unique[int]` after `Unique = Annotated[T, mapped_column(unique=True)]`: the argument stands for
/// the type variable.
void AnnotationReader::read_alias(const Value& alias, const Node& argument, Annotation& out,
                                  int depth) {
  const ObjectData* object = alias.as_object();
  if (depth > deepest || object == nullptr || !object->path.starts_with("typing."))
    return use(alias, out, depth);
  if (object->path == "typing.TypeVar") return read_type(argument, out, depth);
  const bool annotated = object->path == "typing.Annotated";
  out.optional = out.optional || object->path == "typing.Optional";
  for (std::size_t i = 0; i < object->args.size(); ++i) {
    if (annotated && i > 0) {
      out.extras.push_back(object->args[i]);
    } else {
      read_alias(object->args[i], argument, out, depth + 1);
    }
  }
}

/// `Mapped["Status"]`: the text is an expression of its own.
void AnnotationReader::read_forward_reference(const Node& node, Annotation& out, int depth) {
  const std::optional<std::string> text = evaluate(node).known_string();
  if (!text) return;
  parsed_.push_back(
      parse_python(std::make_shared<const SourceFile>(type_->source->file().path(), *text)));
  const Node& root = parsed_.back()->root();
  const Node* statement = root.child(0);
  if (statement == nullptr || statement->kind != NodeKind::expression) return;
  read_type(*statement->child(0), out, depth + 1);
}

}  // namespace migcheck
