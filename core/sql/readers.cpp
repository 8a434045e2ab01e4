// SPDX-License-Identifier: Apache-2.0
#include "core/sql/readers.h"

#include <algorithm>
#include <array>

namespace migcheck::sql {
namespace {

struct Reader {
  std::string_view kind;
  void (*read)(Reading&);
};

constexpr std::array readers{
    Reader{"AlterEnumStmt", read_alter_enum},
    Reader{"AlterObjectSchemaStmt", read_set_schema},
    Reader{"AlterSeqStmt", read_alter_sequence},
    Reader{"AlterTableStmt", read_alter_table},
    Reader{"CallStmt", read_opaque},
    Reader{"CommentStmt", read_comment},
    Reader{"CompositeTypeStmt", read_create_composite},
    Reader{"CopyStmt", read_data_change},
    Reader{"CreateDomainStmt", read_create_domain},
    Reader{"CreateEnumStmt", read_create_enum},
    Reader{"CreateExtensionStmt", read_create_extension},
    Reader{"CreateForeignTableStmt", read_create_foreign_table},
    Reader{"CreateFunctionStmt", read_create_function},
    Reader{"CreateRangeStmt", read_create_opaque_type},
    Reader{"CreateSchemaStmt", read_create_schema},
    Reader{"CreateSeqStmt", read_create_sequence},
    Reader{"CreateStmt", read_create_table},
    Reader{"CreateTableAsStmt", read_create_table_as},
    Reader{"CreateTrigStmt", read_create_trigger},
    Reader{"DefineStmt", read_create_opaque_type},
    Reader{"DeleteStmt", read_data_change},
    Reader{"DropOwnedStmt", read_opaque},
    Reader{"DropStmt", read_drop},
    Reader{"ExecuteStmt", read_opaque},
    Reader{"ImportForeignSchemaStmt", read_opaque},
    Reader{"IndexStmt", read_create_index},
    Reader{"InsertStmt", read_data_change},
    Reader{"MergeStmt", read_data_change},
    Reader{"RenameStmt", read_rename},
    Reader{"SelectStmt", read_select},
    Reader{"TransactionStmt", read_transaction},
    Reader{"TruncateStmt", read_truncate},
    Reader{"UpdateStmt", read_data_change},
    Reader{"VariableSetStmt", read_set_variable},
    Reader{"ViewStmt", read_create_view},
};

}  // namespace

std::vector<PlannedOperation> read_statement(const SqlText& text, Node node) {
  Reading reading(text, node);
  const auto found = std::find_if(readers.begin(), readers.end(),
                                  [&node](const Reader& reader) { return node.is(reader.kind); });
  if (found == readers.end()) {
    reading.add_other();
  } else {
    found->read(reading);
  }
  return reading.take();
}

}  // namespace migcheck::sql
