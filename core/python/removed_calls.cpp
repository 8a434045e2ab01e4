// SPDX-License-Identifier: Apache-2.0
#include "core/python/removed_calls.h"

#include <algorithm>

namespace migcheck {
namespace {

bool is_list(const Value& value) {
  const SequenceData* sequence = value.as_sequence();
  return sequence != nullptr && sequence->kind == SequenceKind::list;
}

bool is_list_or_tuple(const Value& value) {
  const SequenceData* sequence = value.as_sequence();
  return sequence != nullptr && sequence->kind != SequenceKind::set;
}

std::optional<RemovedCall> select(const CallArguments& args) {
  const auto& given = args.positional;
  if (std::any_of(given.begin(), given.end(), is_list_or_tuple))
    return RemovedCall{"ArgumentError",
                       "Column expression, FROM clause, or other columns clause element expected, "
                       "got a list; pass the columns one by one"};
  if (args.keywords.empty()) return std::nullopt;
  return RemovedCall{"ArgumentError",
                     "Additional keyword arguments are not accepted by this function/method"};
}

std::optional<RemovedCall> case_(const CallArguments& args) {
  if (args.keyword("whens") != nullptr)
    return RemovedCall{"TypeError", "case() got an unexpected keyword argument 'whens'"};
  if (args.positional.size() != 1 || !is_list(args.positional[0])) return std::nullopt;
  return RemovedCall{"ArgumentError",
                     "The \"whens\" argument to case(), when referring to a sequence of items, is "
                     "now passed as a series of positional elements, rather than as a list."};
}

}  // namespace

std::optional<RemovedCall> removed_call(const std::string& path, const CallArguments& args) {
  const bool statement =
      path == "sqlalchemy.insert" || path == "sqlalchemy.update" || path == "sqlalchemy.delete";
  if (statement && args.positional.size() > 1)
    return RemovedCall{"TypeError", path.substr(path.rfind('.') + 1) + "() takes only a table"};
  if (path == "sqlalchemy.select") return select(args);
  if (path == "sqlalchemy.case") return case_(args);
  if (path == "sqlalchemy.MetaData" && args.keyword("bind") != nullptr)
    return RemovedCall{"TypeError",
                       "MetaData.__init__() got an unexpected keyword argument 'bind'"};
  if (path == "sqlalchemy.Table" && args.keyword("autoload") != nullptr)
    return RemovedCall{"TypeError",
                       "Additional arguments should be named <dialectname>_<argument>, got "
                       "'autoload'"};
  return std::nullopt;
}

std::optional<RemovedCall> removed_method(const std::string& path, const std::string& name,
                                          const CallArguments& args) {
  const bool table = path == "sqlalchemy.Table" || path == "sqlalchemy.table";
  const bool statement =
      name == "select" || name == "update" || name == "delete" || name == "insert";
  const bool given = !args.positional.empty() || !args.keywords.empty();
  if (!table || !statement || !given) return std::nullopt;
  return RemovedCall{"TypeError", "a table's " + name + "() takes no arguments"};
}

}  // namespace migcheck
