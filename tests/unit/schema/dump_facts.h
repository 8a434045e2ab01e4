// SPDX-License-Identifier: Apache-2.0
// The JSON dump as lines of text, the same lines that are recorded from PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "core/schema/catalog.h"

namespace migcheck::testing {

std::vector<std::string> dump_facts(const Catalog& catalog);

}  // namespace migcheck::testing
