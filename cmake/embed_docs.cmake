# Writes a C++ source that holds the docs pages of the checks, so that --explain works wherever the
# binary is. Run as: cmake -DOUTPUT=<file> -DPAGES=<page>|<page>… -P embed_docs.cmake
string(REPLACE "|" ";" pages "${PAGES}")
set(rows "")
foreach(page IN LISTS pages)
  get_filename_component(id "${page}" NAME_WE)
  file(READ "${page}" text)
  if(text MATCHES "\\)page\"")
    message(FATAL_ERROR "${page} contains the end mark of the raw string it becomes")
  endif()
  string(APPEND rows "    {\"${id}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from docs/checks; do not edit.
#include \"tool/docs_pages.h\"

namespace migcheck {

const std::vector<DocsPage>& docs_pages() {
  static const std::vector<DocsPage> pages{
${rows}  };
  return pages;
}

}  // namespace migcheck
")
