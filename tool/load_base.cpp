// SPDX-License-Identifier: Apache-2.0
#include "tool/load_base.h"

#include <utility>

#include "core/migration/base_schema.h"
#include "core/source/file_io.h"

namespace migcheck {

Result<Base> load_base(const Arguments& arguments, int postgres_version) {
  const std::string name = arguments.base.value_or("assume");
  if (name == "assume" || name == "empty") return Base{};
  auto text = read_file(name);
  if (!text) {
    Error error = text.error();
    error.advice = "--base takes 'empty', 'assume' or the name of a file of SQL";
    return error;
  }
  Base base;
  base.file = std::make_shared<const SourceFile>(name, std::move(text).value());
  auto catalog = base_catalog(*base.file, postgres_version);
  if (!catalog) return catalog.error();
  base.catalog = std::move(catalog).value();
  return base;
}

}  // namespace migcheck
