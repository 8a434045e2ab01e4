# What `cmake --install` gives: the tool, what goes with it in a shell or a repository, the headers
# that plugins compile against, and a CMake package that offers those headers as migcheck::headers.
# Plugins link nothing: the tool that loads them has all the symbols.
include_guard(GLOBAL)
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

if(TARGET migcheck)
  install(TARGETS migcheck RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(CODE "file(CREATE_LINK migcheck
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/migcheck-diff\" SYMBOLIC)")
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/migcheck"
        FILES_MATCHING PATTERN "*.h")

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

add_library(migcheck_headers INTERFACE)
set_target_properties(migcheck_headers PROPERTIES EXPORT_NAME headers)
target_compile_features(migcheck_headers INTERFACE cxx_std_20)
target_include_directories(migcheck_headers INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/migcheck>")
add_library(migcheck::headers ALIAS migcheck_headers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/migcheck")
install(TARGETS migcheck_headers EXPORT migcheckTargets)
install(EXPORT migcheckTargets NAMESPACE migcheck:: DESTINATION "${package_folder}"
        FILE migcheckConfig.cmake)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/migcheckConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/migcheckConfigVersion.cmake" DESTINATION "${package_folder}")
