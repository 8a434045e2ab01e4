# What `cmake --install` gives: the tool, what goes with it in a shell or a repository, the headers
# that plugins compile against, and a CMake package with the target migcheck::plugin and the function
# migcheck_add_plugin(). Plugins link nothing: the tool that loads them has all the symbols
# (cmake/plugins.cmake).
include_guard(GLOBAL)
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

if(TARGET migcheck)
  install(TARGETS migcheck RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(CODE "file(CREATE_LINK migcheck
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/migcheck-diff\" SYMBOLIC)")
endif()
# Without those that need the headers of a parser: a check sees operations and our own syntax tree.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core" "${PROJECT_BINARY_DIR}/generated/core"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/migcheck"
        FILES_MATCHING PATTERN "*.h"
        PATTERN "syntax_tree.h" EXCLUDE PATTERN "lowering.h" EXCLUDE PATTERN "pg18" EXCLUDE)

# What teams drop in, the manual and the completion of shells; scripts/generate-docs makes the latter.
set(share "${PROJECT_SOURCE_DIR}/share")
install(FILES "${share}/script.py.mako" DESTINATION "${CMAKE_INSTALL_DATADIR}/migcheck")
install(PROGRAMS "${share}/git-hooks/pre-commit"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/migcheck/git-hooks")
install(DIRECTORY "${share}/man/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}")
foreach(name IN ITEMS migcheck migcheck-diff)
  install(FILES "${share}/completions/migcheck.bash" RENAME ${name}
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
endforeach()
install(FILES "${share}/completions/_migcheck"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${share}/completions/migcheck.fish"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/migcheck")
install(TARGETS migcheck_plugin EXPORT migcheckTargets)
install(EXPORT migcheckTargets NAMESPACE migcheck:: DESTINATION "${package_folder}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/migcheckConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/migcheckConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/migcheckConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/migcheckConfig.cmake"
              "${PROJECT_BINARY_DIR}/migcheckConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/migcheck_add_plugin.cmake"
        DESTINATION "${package_folder}")
