// SPDX-License-Identifier: Apache-2.0
#include "core/run/alembic_settings.h"

#include "core/migration/ini_file.h"

namespace migcheck {

AlembicSettings alembic_settings(const ModuleStore& store, const Environment& environment) {
  constexpr std::string_view section = "alembic";
  AlembicSettings settings;
  if (!environment.config_file.ends_with(".ini")) return settings;
  const auto text = store.read(environment.config_file);
  if (!text) return settings;
  const Result<IniFile> file = IniFile::parse(environment.config_file, *text);
  if (!file || !file.value().has_section(section)) return settings;
  settings.known = true;
  settings.env_py = store.read(environment.env_py).value_or("");
  for (const std::string& option : file.value().own_options(section)) {
    if (Result<std::string> value = file.value().get(section, option))
      settings.options[option] = std::move(value).value();
  }
  return settings;
}

}  // namespace migcheck
