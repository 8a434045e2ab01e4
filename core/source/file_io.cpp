// SPDX-License-Identifier: Apache-2.0
// POSIX calls instead of streams: streams lose errno, and cannot fsync.
#include "core/source/file_io.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

namespace migcheck {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;
constexpr std::string_view temporary_suffix = ".migcheck-tmp";

Error file_error(const std::string& what, const std::string& path, int code,
                 std::string advice = {}) {
  return {what + " '" + path + "': " + std::generic_category().message(code), "", 0, 0,
          std::move(advice)};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

/// Writes everything; the error number on failure, 0 on success.
int write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Where a path really leads; the path itself when it does not exist yet.
std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : path;
}

/// A name beside `path` that no other writer of this or another process uses.
std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> counter{0};
  const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
  return path.substr(0, name) + "." + path.substr(name, 100) + "." + std::to_string(::getpid()) +
         "-" + std::to_string(counter++) + std::string(temporary_suffix);
}

std::optional<Error> write_directly(const std::string& path, std::string_view content) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.open()) return file_error("cannot write", path, errno);
  if (const int code = write_all(file.get(), content)) {
    return file_error("cannot write", path, code);
  }
  return std::nullopt;
}

/// A new file that stays locked as long as somebody writes it.
Descriptor create_locked(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.open()) ::flock(file.get(), LOCK_EX | LOCK_NB);
  return file;
}

/// Gives a new file the mode of the one that it replaces, and its owner where the user may give
/// files away; the error number on failure.
int copy_owner_and_mode(int fd, const struct stat& model) {
  [[maybe_unused]] const int kept_own = ::fchown(fd, model.st_uid, model.st_gid);
  return ::fchmod(fd, model.st_mode & mode_t{07777}) == 0 ? 0 : errno;
}

/// Writes a new file, brings it to the disk and moves it to `target`; the error number on failure,
/// 0 on success. `model` is the file that it replaces.
int write_and_rename(const std::string& temporary, const std::string& target,
                     std::string_view content, const struct stat* model) {
  const Descriptor file = create_locked(temporary);
  if (!file.open()) return errno;
  if (const int code = write_all(file.get(), content)) return code;
  if (model != nullptr) {
    if (const int code = copy_owner_and_mode(file.get(), *model)) return code;
  }
  if (::fsync(file.get()) != 0) return errno;
  return std::rename(temporary.c_str(), target.c_str()) == 0 ? 0 : errno;
}

/// Whether nobody writes a temporary file any more: its writer was killed.
bool is_abandoned(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat status = {};
  return file.open() && ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

/// Makes a rename in `folder` durable. Not every file system can; then nothing is lost but time.
void sync_folder(const std::string& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.open()) ::fsync(directory.get());
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) return file_error("cannot read", path, errno);
  struct stat status = {};
  std::string content;
  if (::fstat(file.get(), &status) == 0 && status.st_size > 0) {
    if (static_cast<std::size_t>(status.st_size) > largest_file) {
      return file_error("cannot read", path, EFBIG);
    }
    content.reserve(static_cast<std::size_t>(status.st_size));
  }
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count == 0) return content;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return file_error("cannot read", path, errno);
    content.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.size() > largest_file) return file_error("cannot read", path, EFBIG);
  }
}

std::optional<Error> write_file_atomically(const std::string& path, std::string_view content) {
  const std::string target = resolved(path);
  struct stat status = {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return file_error("cannot write", path, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return write_directly(path, content);
  const std::string temporary = temporary_name(target);
  const int code = write_and_rename(temporary, target, content, exists ? &status : nullptr);
  if (code != 0) {
    ::unlink(temporary.c_str());
    return file_error("cannot write", path, code,
                      code == ENOENT ? "create the folder '" + folder_of(path) + "' first" : "");
  }
  sync_folder(folder_of(target));
  return std::nullopt;
}

std::size_t remove_abandoned_files(const std::string& root, const std::vector<std::string>& files) {
  std::size_t removed = 0;
  for (const std::string& file : files) {
    if (!file.ends_with(temporary_suffix) || file[file.rfind('/') + 1] != '.') continue;
    std::string path = root;
    path.append("/").append(file);
    if (is_abandoned(path) && ::unlink(path.c_str()) == 0) ++removed;
  }
  return removed;
}

}  // namespace migcheck
