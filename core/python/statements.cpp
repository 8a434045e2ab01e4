// SPDX-License-Identifier: Apache-2.0
// Statements and control flow, including what happens at conditions that are not known.
#include <algorithm>

#include "core/python/handler_scope.h"
#include "core/python/interpreter.h"
#include "core/python/unknown_from.h"

namespace migcheck {
namespace {

/// True when a block surely leaves its function or loop round at its end.
bool leaves(const Node* block) {
  if (block == nullptr || block->kind != NodeKind::block || block->children.empty()) return false;
  const NodeKind last = block->children.back()->kind;
  return last == NodeKind::return_ || last == NodeKind::raise_ || last == NodeKind::continue_ ||
         last == NodeKind::break_;
}

bool same_names(std::string_view raised, std::string_view caught) {
  if (raised == caught || caught == "Exception" || caught == "BaseException") return true;
  const auto database = [](std::string_view name) {
    return name == "ProgrammingError" || name == "InternalError" || name == "OperationalError" ||
           name == "DataError" || name == "IntegrityError" || name == "NotSupportedError";
  };
  if (database(raised)) {
    return caught == "DBAPIError" || caught == "DatabaseError" || caught == "SQLAlchemyError" ||
           caught == "StatementError";
  }
  return (raised == "KeyError" || raised == "IndexError") && caught == "LookupError";
}

/// Whether an except clause's type names the raised exception.
bool catches(const Value& type, const PythonRaise& raised) {
  if (const SequenceData* types = type.as_sequence()) {
    return std::any_of(types->items.begin(), types->items.end(),
                       [&](const Value& one) { return catches(one, raised); });
  }
  if (const std::string* path = type.as_symbol()) {
    return same_names(raised.type, std::string_view(*path).substr(path->rfind('.') + 1));
  }
  const ClassData* known = type.as_class();
  const InstanceData* instance = raised.value.as_instance();
  return known != nullptr && (known->name == raised.type ||
                              (instance != nullptr && instance->type->derives_from(known->name)));
}

}  // namespace

Flow Interpreter::run(std::span<const Node* const> statements, Frame& frame) {
  for (const Node* statement : statements) {
    const Flow flow = run_statement(*statement, frame);
    if (flow != Flow::next) return flow;
  }
  return Flow::next;
}

Flow Interpreter::run_block(const Node* block, Frame& frame) {
  if (block == nullptr) return Flow::next;
  if (block->kind != NodeKind::block) return run_statement(*block, frame);
  return run(block->children, frame);
}

Flow Interpreter::run_statement(const Node& node, Frame& frame) {
  step(node, frame);
  switch (node.kind) {
    case NodeKind::expression:
      eval(*node.child(0), frame);
      return Flow::next;
    case NodeKind::assign: {
      const Value value = eval(*node.child(0), frame);
      for (const Node* target : node.rest(1)) assign(*target, value, frame);
      return Flow::next;
    }
    case NodeKind::ann_assign:
      if (node.child(2) != nullptr) assign(*node.child(0), eval(*node.child(2), frame), frame);
      return Flow::next;
    case NodeKind::aug_assign:
      augmented(node, frame);
      return Flow::next;
    case NodeKind::if_:
      return run_if(node, frame);
    case NodeKind::for_:
      return run_for(node, frame);
    case NodeKind::while_:
      return run_while(node, frame);
    case NodeKind::try_:
      return run_try(node, frame);
    case NodeKind::with:
      return run_with(node, 1, frame);
    case NodeKind::match:
      return run_match(node, frame);
    case NodeKind::return_: {
      Value result = node.child(0) == nullptr ? Value::none() : eval(*node.child(0), frame);
      frame.result =
          frame.may_have_returned && !frame.result.identical(result)
              ? Value::unknown("the result depends on an unknown condition", span(node, frame))
              : std::move(result);
      return Flow::return_;
    }
    case NodeKind::break_:
      return Flow::break_;
    case NodeKind::continue_:
      return Flow::continue_;
    case NodeKind::raise_:
      return run_raise(node, frame);
    case NodeKind::assert_:
      run_assert(node, frame);
      return Flow::next;
    case NodeKind::delete_:
      run_delete(node, frame);
      return Flow::next;
    case NodeKind::import:
      run_import(node, frame);
      return Flow::next;
    case NodeKind::import_from:
      run_import_from(node, frame);
      return Flow::next;
    case NodeKind::function:
      define_function(node, frame);
      return Flow::next;
    case NodeKind::class_:
      define_class(node, frame);
      return Flow::next;
    case NodeKind::global:
      for (const Node* name : node.children) frame.scope->globals.push_back(name->text);
      return Flow::next;
    case NodeKind::nonlocal:
      for (const Node* name : node.children) frame.scope->nonlocals.push_back(name->text);
      return Flow::next;
    case NodeKind::unsupported:
      host_.unknown_call(span(node, frame),
                         node.text == "syntax error"
                             ? "this could not be parsed"
                             : "this construct is not followed: " + std::string(node.text));
      return Flow::next;
    default:
      return Flow::next;
  }
}

void Interpreter::close_since(Frame& frame, int uncertain, int guards) {
  for (; frame.open_uncertain > uncertain; --frame.open_uncertain) {
    --certainty_depth_;
    if (sink_ != nullptr) sink_->leave_uncertain();
  }
  for (; frame.open_guards > guards; --frame.open_guards) {
    if (sink_ != nullptr) sink_->leave_guard();
  }
}

/// `if not exists: return` guards everything that follows, as `if exists:` around it would.
void Interpreter::note_early_exit(const Node* skipped, const Value& condition, const Node& node,
                                  Frame& frame) {
  if (sink_ == nullptr || !condition.from_catalog() || !leaves(skipped)) return;
  sink_->enter_guard({GuardKind::inspector_condition, span(*node.child(0), frame)});
  ++frame.open_guards;
}

Flow Interpreter::run_if(const Node& node, Frame& frame) {
  const Value condition = eval(*node.child(0), frame);
  const std::optional<bool> truth = condition.truth();
  if (!truth) return run_both(node.child(1), node.child(2), condition, node, frame);
  const Node* taken = *truth ? node.child(1) : node.child(2);
  const Node* skipped = *truth ? node.child(2) : node.child(1);
  std::optional<GuardScope> guard;
  if (condition.from_catalog() && sink_ != nullptr) {
    guard.emplace(*sink_, Guard{GuardKind::inspector_condition, span(*node.child(0), frame)});
  }
  const int guards_before = frame.open_guards;
  const Flow flow = run_block(taken, frame);
  // Guards opened inside the block would be closed in the wrong order: end them with it.
  if (guard) close_since(frame, frame.open_uncertain, guards_before);
  guard.reset();
  if (flow == Flow::next) note_early_exit(skipped, condition, node, frame);
  return flow;
}

Interpreter::BranchResult Interpreter::run_branch(const Node* block, Frame& frame) {
  BranchResult result;
  const int uncertain = frame.open_uncertain;
  const int guards = frame.open_guards;
  try {
    result.flow = run_block(block, frame);
  } catch (PythonRaise& raised) {
    result.raised = std::move(raised);
  }
  close_since(frame, uncertain, guards);
  result.names = frame.scope->names;
  return result;
}

Flow Interpreter::run_both(const Node* then, const Node* otherwise, const Value& condition,
                           const Node& node, Frame& frame) {
  const Span place = span(*node.child(0), frame);
  const std::string reason =
      "the condition is not known: " + why_unknown(condition, "it depends on code or data outside");
  if (sink_ != nullptr) sink_->unknown(place, reason);
  const auto before = frame.scope->names;
  const Value returned_before = frame.result;
  ++certainty_depth_;
  std::optional<UncertainScope> uncertain;
  std::optional<GuardScope> guard;
  if (sink_ != nullptr) {
    uncertain.emplace(*sink_, reason);
    guard.emplace(*sink_, Guard{condition.from_catalog() ? GuardKind::inspector_condition
                                                         : GuardKind::unknown_condition,
                                place});
  }
  BranchResult a = run_branch(then, frame);
  const Value returned_a = frame.result;
  frame.scope->names = before;
  frame.result = returned_before;
  BranchResult b = run_branch(otherwise, frame);
  guard.reset();
  uncertain.reset();
  --certainty_depth_;
  if (a.flow == Flow::return_ && b.flow == Flow::return_ && !returned_a.identical(frame.result)) {
    frame.result = Value::unknown("the result depends on an unknown condition", place);
  } else if (a.flow == Flow::return_ && b.flow != Flow::return_) {
    frame.result = returned_a;
  }
  return merge_branches(std::move(a), std::move(b), node, frame);
}

Flow Interpreter::merge_branches(BranchResult a, BranchResult b, const Node& node, Frame& frame) {
  if (a.raised && b.raised) throw *a.raised;
  if (a.raised || b.raised) {  // the run goes on only where nothing was raised
    const PythonRaise& raised = a.raised ? *a.raised : *b.raised;
    if (sink_ != nullptr && raised.error)
      sink_->may_raise(raised.span, "whether this fails depends on an unknown condition");
    frame.scope->names = a.raised ? std::move(b.names) : std::move(a.names);
    return a.raised ? b.flow : a.flow;
  }
  if (a.flow == Flow::next && b.flow != Flow::next) {
    frame.scope->names = std::move(a.names);
  } else if (b.flow == Flow::next && a.flow != Flow::next) {
    frame.scope->names = std::move(b.names);
  } else {
    for (auto& [name, value] : b.names) {
      const auto other = a.names.find(name);
      if (other != a.names.end() && !other->second.identical(value)) {
        value = Value::unknown("'" + name + "' depends on an unknown condition",
                               span(*node.child(0), frame));
      }
    }
    // Bound on one way only: where the name is used later, it was bound, or Python would raise.
    b.names.insert(a.names.begin(), a.names.end());
    frame.scope->names = std::move(b.names);
  }
  if (a.flow == b.flow) return a.flow;
  // One way leaves here and the other goes on: what follows may or may not happen.
  frame.may_have_returned =
      frame.may_have_returned || a.flow == Flow::return_ || b.flow == Flow::return_;
  frame.left_by = a.flow == Flow::next ? b.flow : a.flow;
  ++frame.open_uncertain;
  ++certainty_depth_;
  if (sink_ != nullptr)
    sink_->enter_uncertain("an unknown condition above may have left this function or loop");
  return Flow::next;
}

Flow Interpreter::run_uncertain_body(const Node* block, const Node& node, Frame& frame,
                                     const std::string& reason) {
  if (sink_ != nullptr) sink_->unknown(span(node, frame), reason);
  const auto before = frame.scope->names;
  ++certainty_depth_;
  std::optional<UncertainScope> scope;
  if (sink_ != nullptr) scope.emplace(*sink_, reason);
  BranchResult once = run_branch(block, frame);
  scope.reset();
  if (sink_ != nullptr && once.raised && once.raised->error)
    sink_->may_raise(once.raised->span, reason);
  --certainty_depth_;
  for (auto& [name, value] : frame.scope->names) {
    const auto earlier = before.find(name);
    if (earlier == before.end() || !earlier->second.identical(value)) {
      value = Value::unknown("'" + name + "' is set in a loop whose rounds are not known",
                             span(node, frame));
    }
  }
  return Flow::next;
}

Flow Interpreter::run_for(const Node& node, Frame& frame) {
  const Value iterable = eval(*node.child(1), frame);
  const std::optional<ValueList> items = elements(iterable);
  if (!items) {
    const std::string reason = "the loop runs over something unknown: " +
                               why_unknown(iterable, "its elements depend on code or data outside");
    assign(*node.child(0), Value::unknown(reason, span(*node.child(1), frame)), frame);
    return run_uncertain_body(node.child(2), *node.child(1), frame, reason);
  }
  const int uncertain = frame.open_uncertain;
  const int guards = frame.open_guards;
  Flow flow = Flow::next;
  for (const Value& item : *items) {
    step(node, frame);
    Value one = item;
    assign(*node.child(0), one.mark_from_catalog(iterable.from_catalog()), frame);
    flow = run_block(node.child(2), frame);
    if (flow == Flow::break_ || flow == Flow::return_) break;
  }
  if (flow == Flow::return_) return flow;
  const bool perhaps_left = frame.open_uncertain > uncertain;
  if (!frame.may_have_returned) close_since(frame, uncertain, guards);
  if (flow == Flow::break_ || node.child(3) == nullptr) return Flow::next;
  return perhaps_left ? run_uncertain_body(node.child(3), *node.child(3), frame,
                                           "the loop may have ended by a break")
                      : run_block(node.child(3), frame);
}

Flow Interpreter::run_while(const Node& node, Frame& frame) {
  const int uncertain = frame.open_uncertain;
  const int guards = frame.open_guards;
  for (std::size_t round = 0; round < limits_.loop_rounds; ++round) {
    const Value condition = eval(*node.child(0), frame);
    const std::optional<bool> truth = condition.truth();
    if (!truth) {
      const std::string reason = "the loop's condition is not known: " +
                                 why_unknown(condition, "it depends on code or data outside");
      return run_uncertain_body(node.child(1), *node.child(0), frame, reason);
    }
    if (!*truth) return run_block(node.child(2), frame);
    const Flow flow = run_block(node.child(1), frame);
    if (flow == Flow::return_) return flow;
    if (flow == Flow::break_) break;
    if (frame.open_uncertain > uncertain) {  // `while True:` that ends by an unknown break
      close_since(frame, uncertain, guards);
      return Flow::next;
    }
  }
  return Flow::next;
}

Flow Interpreter::run_try(const Node& node, Frame& frame) {
  const int uncertain = frame.open_uncertain;
  const int guards = frame.open_guards;
  Flow flow = Flow::next;
  const auto finish = [&] {
    const Flow last = run_block(node.child(2), frame);
    if (last != Flow::next) flow = last;
  };
  try {
    std::optional<GuardScope> guard;
    if (sink_ != nullptr && node.children.size() > 3) {
      guard.emplace(*sink_, Guard{GuardKind::exception_handler, span(*node.child(3), frame)});
    }
    flow = run_block(node.child(0), frame);
    if (guard) close_since(frame, frame.open_uncertain, guards);
    guard.reset();
    if (flow == Flow::next) flow = run_block(node.child(1), frame);
  } catch (const PythonRaise& raised) {
    close_since(frame, uncertain, guards);
    try {
      flow = run_handlers(node, raised, frame);
    } catch (const PythonRaise&) {
      finish();
      if (flow == Flow::next) throw;
    }
  }
  finish();
  return flow;
}

Flow Interpreter::run_handlers(const Node& node, const PythonRaise& raised, Frame& frame) {
  for (const Node* handler : node.rest(3)) {
    const Node* type = handler->child(0);
    if (type != nullptr && !catches(eval(*type, frame), raised)) continue;
    if (!handler->text.empty()) bind(handler->text, raised.value, frame);
    const HandlerScope scope(handled_, raised);
    return run_block(handler->child(1), frame);
  }
  throw raised;
}

Flow Interpreter::run_with(const Node& node, std::size_t item, Frame& frame) {
  if (item >= node.children.size()) return run_block(node.child(0), frame);
  const Value manager = eval(*node.child(item)->child(0), frame);
  const Node* target = node.child(item)->child(1);
  const ObjectData* object = manager.as_object();
  if (object != nullptr && object->path == "contextlib.suppress") {
    std::optional<GuardScope> guard;
    if (sink_ != nullptr)
      guard.emplace(*sink_, Guard{GuardKind::exception_handler, span(*node.child(item), frame)});
    try {
      return run_with(node, item + 1, frame);
    } catch (const PythonRaise& raised) {
      const bool caught = std::any_of(object->args.begin(), object->args.end(),
                                      [&](const Value& type) { return catches(type, raised); });
      if (!caught) throw;
      return Flow::next;
    }
  }
  const Value entered = host_.enter(*this, manager);
  if (target != nullptr) assign(*target, entered, frame);
  Flow flow = Flow::next;
  try {
    flow = run_with(node, item + 1, frame);
  } catch (const PythonRaise&) {
    host_.leave(*this, manager, true);
    throw;
  }
  host_.leave(*this, manager, false);
  return flow;
}

Flow Interpreter::run_match(const Node& node, Frame& frame) {
  const Value subject = eval(*node.child(0), frame);
  for (const Node* clause : node.rest(1)) {
    std::optional<bool> hit = matches(*clause->child(0), subject, frame);
    if (hit == std::optional<bool>(true) && clause->child(1) != nullptr) {
      hit = eval(*clause->child(1), frame).truth();
    }
    if (hit == std::optional<bool>(true)) return run_block(clause->child(2), frame);
    if (!hit) {
      run_uncertain_body(clause->child(2), *clause, frame,
                         "it is not known whether this case matches");
    }
  }
  return Flow::next;
}

std::optional<bool> Interpreter::matches(const Node& pattern, const Value& subject, Frame& frame) {
  switch (pattern.kind) {
    case NodeKind::pattern_capture:
      if (pattern.text != "_") bind(pattern.text, subject, frame);
      return true;
    case NodeKind::pattern_value:
      return eval(*pattern.child(0), frame).equals(subject);
    case NodeKind::pattern_or: {
      bool known = true;
      for (const Node* option : pattern.children) {
        const std::optional<bool> hit = matches(*option, subject, frame);
        if (hit == std::optional<bool>(true)) return true;
        known = known && hit.has_value();
      }
      return known ? std::optional<bool>(false) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

/// Where one of two branches above may have left, the run goes on as if it had: it goes on only
/// where nothing was raised.
Flow Interpreter::run_raise(const Node& node, Frame& frame) {
  if (frame.open_uncertain > 0) return frame.may_have_returned ? Flow::return_ : frame.left_by;
  if (node.child(0) == nullptr && !handled_.empty()) throw PythonRaise(*handled_.back());
  PythonRaise raised;
  raised.span = span(node, frame);
  raised.type = "Exception";
  if (node.child(0) != nullptr) {
    raised.value = eval(*node.child(0), frame);
    const auto caught = raised.value.object_ptr();
    if (caught != nullptr && !handled_.empty() && caught == handled_.back()->value.object_ptr())
      throw PythonRaise(*handled_.back());
    if (const ObjectData* object = raised.value.as_object()) {
      raised.type = object->path.substr(object->path.rfind('.') + 1);
      if (!object->args.empty()) raised.message = object->args[0].known_string().value_or("");
    } else if (const std::string* symbol = raised.value.as_symbol()) {
      raised.type = symbol->substr(symbol->rfind('.') + 1);
    } else if (const InstanceData* instance = raised.value.as_instance()) {
      raised.type = instance->type->name;
    } else if (const ClassData* type = raised.value.as_class()) {
      raised.type = type->name;
    }
  }
  throw raised;
}

void Interpreter::run_assert(const Node& node, Frame& frame) {
  const Value condition = eval(*node.child(0), frame);
  if (condition.truth() == std::optional<bool>(false)) {
    throw PythonRaise{"AssertionError", Value::none(), "", std::nullopt, span(node, frame)};
  }
}

void Interpreter::run_delete(const Node& node, Frame& frame) {
  for (const Node* target : node.children) {
    if (target->kind == NodeKind::name) {
      frame.scope->names.erase(std::string(target->text));
    } else if (target->kind == NodeKind::subscript) {
      const Value object = eval(*target->child(0), frame);
      const Value key = eval(*target->child(1), frame);
      if (DictData* dict = object.as_dict()) {
        std::erase_if(dict->items, [&](const auto& item) {
          return item.first.equals(key) == std::optional<bool>(true);
        });
        if (key.is_unknown() || certainty_depth_ > dict->certainty_depth) dict->complete = false;
      } else if (SequenceData* sequence = object.as_sequence()) {
        sequence->complete = false;
      }
    }
  }
}

}  // namespace migcheck
