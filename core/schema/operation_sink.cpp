// SPDX-License-Identifier: Apache-2.0
#include "core/schema/operation_sink.h"

namespace migcheck {

std::optional<DdlError> OperationSink::emit(Operation operation) {
  operation.guards.insert(operation.guards.begin(), guards_.begin(), guards_.end());
  if (!uncertain_.empty() && operation.certain) {
    operation.certain = false;
    operation.uncertain_because = uncertain_.back();
  }
  return apply(std::move(operation));
}

}  // namespace migcheck
