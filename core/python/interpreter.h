// SPDX-License-Identifier: Apache-2.0
// A small abstract interpreter of Python. It runs a migration as Python would, with one difference:
// what cannot be known is Unknown and stays so. A condition that is unknown is followed both ways,
// what happens there is marked uncertain in the sink, and variables that differ afterwards become
// Unknown. Code outside the repository is represented by symbols; a Host gives meaning to those it
// knows. Steps, recursion and sizes are bounded: a bound that is hit ends the run with a reason,
// not a hang.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/python/module.h"
#include "core/python/value.h"
#include "core/schema/catalog.h"
#include "core/schema/operation_sink.h"

namespace migcheck {

class Interpreter;

/// Evaluated arguments of a call with the places they are written.
struct CallArguments {
  ValueList positional;
  KeywordList keywords;
  bool complete = true;  ///< false: *args or **kwargs were not known
  Span call;
  Span callee;
  std::vector<Span> positional_spans;
  std::vector<Span> keyword_spans;  ///< the whole `name=value`

  [[nodiscard]] const Value* keyword(std::string_view name) const;
  /// Positional argument `index` or keyword `name`.
  [[nodiscard]] const Value* get(std::size_t index, std::string_view name) const;
};

/// The record of a call of foreign code.
[[nodiscard]] std::shared_ptr<ObjectData> make_record(std::string path, const CallArguments& args);

/// A Python exception on its way up. Thrown and caught only inside this folder.
struct PythonRaise {
  std::string type;  ///< class name without module: "ProgrammingError", "RuntimeError"
  Value value;
  std::string message;
  std::optional<DdlError> error;  ///< set when the database raised it
  Span span;
};

/// A bound was hit; ends the run. Thrown and caught only inside this folder.
struct BudgetExceeded {
  std::string reason;
  Span span;
};

/// Gives meaning to code outside the repository. The defaults know nothing: calls are recorded as
/// objects, attributes are longer symbols.
class Host {
 public:
  virtual ~Host() = default;
  /// A call of the symbol `path`.
  virtual Value call(Interpreter& interpreter, const std::string& path, const CallArguments& args);
  /// A call of a method of a recorded object.
  virtual Value call_method(Interpreter& interpreter, const Value& object, const std::string& name,
                            const CallArguments& args);
  /// An attribute of a recorded object.
  virtual Value attribute(Interpreter& interpreter, const Value& object, const std::string& name,
                          Span span);
  /// An attribute that an instance of a repository class has from a base class outside of it;
  /// nothing when that is not known.
  virtual std::optional<Value> instance_attribute(Interpreter& interpreter, const Value& object,
                                                  const std::string& name, Span span);
  /// `with manager as x:` — the value of x, and the end of the block.
  virtual Value enter(Interpreter& interpreter, const Value& manager);
  virtual void leave(Interpreter& interpreter, const Value& manager, bool raised);
  /// Whether a call that is cut off may have changed the database.
  virtual bool reaches_database(const CallArguments& args);
  /// Something could not be evaluated and may have had effects.
  virtual void unknown_call(const Span& span, const std::string& reason);
};

/// Finds the modules of the repository.
class ModuleLoader {
 public:
  virtual ~ModuleLoader() = default;
  /// The module `name` (dotted, without leading dots) as seen from the file `importer`; null when
  /// it is not part of the repository.
  virtual std::shared_ptr<const PythonModule> load(const std::string& name,
                                                   const std::string& importer) = 0;
  /// The path of that module, without parsing it.
  virtual std::optional<std::string> find(const std::string& name, const std::string& importer) {
    const std::shared_ptr<const PythonModule> module = load(name, importer);
    return module == nullptr ? std::nullopt : std::optional(module->file().path());
  }
  /// The text of a file of the repository by its path; nothing when there is none.
  virtual std::optional<std::string> read_file(const std::string& path) = 0;
};

/// Bounds of one run.
struct InterpreterLimits {
  std::size_t steps = 4'000'000;
  int call_depth = 120;
  std::size_t text_size = 4'000'000;
  std::size_t loop_rounds = 20'000;
  /// Of one call from a migration into the application, which is cut off after that: an application
  /// is large, and what a migration wants of it is small.
  std::size_t application_steps = 100'000;
};

/// What a statement does to the flow of control.
enum class Flow : std::uint8_t { next, break_, continue_, return_ };

class Interpreter {
 public:
  /// `sink` may be null when nothing can emit operations.
  Interpreter(Host& host, ModuleLoader& loader, OperationSink* sink, InterpreterLimits limits = {});
  /// Ends every class and closure that it made: objects that refer to themselves would stay
  /// forever.
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  /// Runs a module's statements in order. Exceptions end it; what was bound until then stays.
  std::shared_ptr<ModuleData> run_module(std::shared_ptr<const PythonModule> source,
                                         const std::string& name);
  /// The module with lazily bound names; shared between all importers.
  std::shared_ptr<ModuleData> lazy_module(std::shared_ptr<const PythonModule> source,
                                          const std::string& name);
  /// A global name of a module, bound on demand; null when the module does not bind it.
  const Value* global(ModuleData& module, std::string_view name);
  /// All names a lazy module binds at top level.
  static std::vector<std::string> bound_names(const ModuleData& module);

  /// Calls any value.
  Value call(const Value& callee, CallArguments args);
  /// An attribute of any value.
  Value attribute(const Value& object, const std::string& name, Span span);
  /// The elements of an iterable when all are known.
  std::optional<ValueList> elements(const Value& iterable);
  /// str(value): nothing when unknown.
  std::optional<MappedText> to_text(const Value& value) const;
  /// A function of a module's top level that another interpreter has defined.
  Value adopt(const FunctionData& function);
  /// Evaluates an expression of a module at module level.
  Value evaluate_in(const Node& node, ModuleData& module);
  /// Evaluates an expression inside a class body.
  Value evaluate_in(const Node& node, ClassData& type, ModuleData& module);

  [[nodiscard]] OperationSink* sink() const { return sink_; }
  [[nodiscard]] ModuleLoader& loader() const { return loader_; }
  [[nodiscard]] int certainty_depth() const { return certainty_depth_; }
  /// The classes that were made by calls of type() so far.
  [[nodiscard]] const std::vector<std::shared_ptr<ClassData>>& made_classes() const {
    return made_classes_;
  }
  /// Starts a new budget of steps.
  void reset_budget() { steps_ = application_limit_ = 0; }

 private:
  struct Frame {
    std::shared_ptr<Scope> scope;
    ModuleData* module = nullptr;
    const PythonModule* source = nullptr;
    bool class_body = false;
    Value result;
    bool may_have_returned = false;  ///< returned in one of two branches
    Flow left_by = Flow::next;       ///< how one of two branches may have left
    int open_uncertain = 0;
    int open_guards = 0;
    std::shared_ptr<SequenceData> yields;
    const FunctionData* function = nullptr;  ///< what runs; null at module level
    const Value* self = nullptr;             ///< its object, when it is a method
  };
  struct BranchResult {
    Flow flow = Flow::next;
    std::map<std::string, Value, std::less<>> names;
    std::optional<PythonRaise> raised;
  };
  // interpreter.cpp: modules, names
  std::shared_ptr<ClassData> new_class();
  std::shared_ptr<FunctionData> new_function(std::shared_ptr<Scope> closure);
  void step(const Node& node, const Frame& frame);
  Span span(const Node& node, const Frame& frame) const {
    return {&frame.source->file(), node.begin, node.end};
  }
  void index_bindings(ModuleData& module);
  void bind_lazily(ModuleData& module, std::string_view name);
  const Value* global_from_stars(ModuleData& module, std::string_view name);
  Value lookup(std::string_view name, const Node& node, Frame& frame);
  void bind(std::string_view name, Value value, Frame& frame);
  std::shared_ptr<ModuleData> import_module(const std::string& name, const std::string& importer);
  std::string absolute_name(std::string_view written, const ModuleData& module) const;
  Value imported_name(const std::string& module_name, std::string_view name, Frame& frame);
  void import_star(const std::string& module_name, Frame& frame);
  /// A name of a library, or what the program has put in its place.
  [[nodiscard]] Value library_name(const std::string& full) const;
  /// What `globals()` gives in a module.
  Value globals_of(ModuleData& module);

  // statements.cpp
  Flow run(std::span<const Node* const> statements, Frame& frame);
  Flow run_block(const Node* block, Frame& frame);
  Flow run_statement(const Node& node, Frame& frame);
  Flow run_if(const Node& node, Frame& frame);
  Flow run_for(const Node& node, Frame& frame);
  Flow run_while(const Node& node, Frame& frame);
  Flow run_try(const Node& node, Frame& frame);
  Flow run_handlers(const Node& node, const PythonRaise& raised, Frame& frame);
  Flow run_with(const Node& node, std::size_t item, Frame& frame);
  Flow run_match(const Node& node, Frame& frame);
  std::optional<bool> matches(const Node& pattern, const Value& subject, Frame& frame);
  Flow run_both(const Node* then, const Node* otherwise, const Value& condition, const Node& node,
                Frame& frame);
  BranchResult run_branch(const Node* block, Frame& frame);
  Flow merge_branches(BranchResult a, BranchResult b, const Node& node, Frame& frame);
  Flow run_uncertain_body(const Node* block, const Node& node, Frame& frame,
                          const std::string& reason);
  void note_early_exit(const Node* skipped, const Value& condition, const Node& node, Frame& frame);
  void close_since(Frame& frame, int uncertain, int guards);
  void run_import(const Node& node, Frame& frame);
  void run_import_from(const Node& node, Frame& frame);
  Flow run_raise(const Node& node, Frame& frame);
  void run_assert(const Node& node, Frame& frame);
  void run_delete(const Node& node, Frame& frame);
  void assign(const Node& target, const Value& value, Frame& frame);
  void assign_sequence(const Node& target, const Value& value, Frame& frame);
  void assign_item(const Node& target, const Value& value, Frame& frame);
  void assign_attribute(const Node& target, const Value& value, Frame& frame);
  void augmented(const Node& node, Frame& frame);
  void define_function(const Node& node, Frame& frame);
  void define_class(const Node& node, Frame& frame);
  Value decorate(Value decorated, std::span<const Node* const> decorators, Frame& frame);
  void make_enum(const std::shared_ptr<ClassData>& type, const Node& body, Frame& frame);

  // expressions.cpp
  Value eval(const Node& node, Frame& frame);
  Value eval_kind(const Node& node, Frame& frame);
  Value eval_unary(const Node& node, Frame& frame);
  Value eval_string(const Node& node, Frame& frame);
  Value eval_interpolation(const Node& node, Frame& frame);
  Value eval_sequence(const Node& node, SequenceKind kind, Frame& frame);
  Value eval_dict(const Node& node, Frame& frame);
  Value eval_binary(const Node& node, Frame& frame);
  Value binary(std::string_view op, const Value& left, const Value& right, Span place);
  Value eval_compare(const Node& node, Frame& frame);
  Value compare(std::string_view op, const Value& left, const Value& right, Span place);
  std::optional<bool> contains(const Value& container, const Value& item);
  Value eval_logic(const Node& node, Frame& frame);
  Value eval_conditional(const Node& node, Frame& frame);
  Value eval_comprehension(const Node& node, Frame& frame);
  bool comprehend(const Node& node, std::size_t clause, Frame& frame, ValueList& out,
                  bool& from_catalog);
  Value eval_subscript(const Node& node, Frame& frame);
  Value slice(const Value& object, const Node& bounds, Frame& frame);
  Value subscript(const Value& object, const Value& key, Span place);
  static Value typing_generic(const Value& generic, const Value& key, Span place);
  Value environment_variable(const Value& key, Span place) const;
  Value eval_lambda(const Node& node, Frame& frame);

  // calls.cpp
  Value eval_call(const Node& node, Frame& frame);
  CallArguments arguments(const Node& node, Frame& frame);
  Value call_function(const FunctionData& function, CallArguments args, const Value* self);
  Value run_function(const FunctionData& function, ModuleData& module, CallArguments args,
                     const Value* self);
  Value call_application(const FunctionData& function, ModuleData& module, CallArguments args,
                         const Value* self);
  void bind_parameters(const FunctionData& function, CallArguments& args, const Value* self,
                       Frame& frame);
  Value call_class(const std::shared_ptr<ClassData>& type, CallArguments args);
  Value call_named_method(const Value& object, const std::string& name, CallArguments args);
  Value class_attribute(const std::shared_ptr<ClassData>& type, const std::string& name, Span span);
  Value instance_attribute(const Value& object, const std::string& name, Span span);
  // super_call.cpp
  std::optional<Value> super_object(const Value& callee, const CallArguments& args,
                                    const Frame& frame);
  std::optional<Value> super_attribute(const Value& object, const std::string& name);
  std::optional<Value> call_super_method(const Value& object, const std::string& name,
                                         const CallArguments& args);

  Value bind_method(const Value& found, const Value& self, const std::shared_ptr<ClassData>& type);

  // builtins.cpp
  std::optional<Value> call_builtin(const std::string& path, const CallArguments& args);
  std::optional<Value> call_container_method(const Value& object, const std::string& name,
                                             const CallArguments& args);
  std::optional<Value> make_class(const CallArguments& args);
  Value functional_enum(const std::string& path, const CallArguments& args);

  Host& host_;
  ModuleLoader& loader_;
  std::vector<std::weak_ptr<ClassData>> classes_;
  std::vector<std::weak_ptr<Scope>> closures_;
  OperationSink* sink_;
  InterpreterLimits limits_;
  std::size_t steps_ = 0;
  std::size_t application_limit_ = 0;  ///< of steps, while a migration's call runs there
  int call_depth_ = 0;
  int certainty_depth_ = 0;
  std::map<const PythonModule*, std::shared_ptr<ModuleData>> lazy_modules_;
  std::map<std::string, Value, std::less<>> replaced_;  ///< `sa.Enum = Enum`, by the library's name
  std::vector<std::shared_ptr<ClassData>> made_classes_;
  std::vector<const PythonRaise*> handled_;  ///< what the except clauses around this caught
};

/// The canonical path of a library symbol, whatever submodule it was imported from:
/// "sqlalchemy.sql.sqltypes.Enum" → "sqlalchemy.Enum".
[[nodiscard]] std::string canonical_symbol(std::string path);

/// A function of the module `re`, and a method of what re.compile() returns or of a match; nothing
/// when it is not known.
[[nodiscard]] std::optional<Value> call_regex(Interpreter& interpreter, const std::string& path,
                                              const CallArguments& args);
[[nodiscard]] std::optional<Value> call_regex_method(Interpreter& interpreter, const Value& object,
                                                     const std::string& name,
                                                     const CallArguments& args);
/// `Model.column`: the column as an expression that knows its class (attributes "class_" and
/// "key"). Nothing when the attribute is no column.
[[nodiscard]] std::optional<Value> mapped_attribute(const std::shared_ptr<ClassData>& type,
                                                    const std::string& name, Span place);
/// A method of str, applied to a text that may have holes; nothing when the method is not known.
[[nodiscard]] std::optional<Value> call_string_method(Interpreter& interpreter, const Value& object,
                                                      const std::string& name,
                                                      const CallArguments& args);
/// `format % values`.
[[nodiscard]] Value percent_format(const Interpreter& interpreter, const MappedText& format,
                                   const Value& values, Span place);
/// The text of one literal piece with its escapes decoded.
[[nodiscard]] MappedText decode_string_piece(const Node& piece, const SourceFile& file);

}  // namespace migcheck
