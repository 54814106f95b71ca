#include "files.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "picket/core/error.hpp"

namespace picket::outcome {
namespace {

/// A file descriptor that closes itself.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int n) : number{n} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

bool write_all(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(descriptor, text.data() + done, text.size() - done);
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) done += static_cast<std::size_t>(n);
  }
  // A file system that cannot sync says EINVAL, and then there is nothing to wait for.
  return ::fsync(descriptor) == 0 || errno == EINVAL;
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) {
    throw core::IoError(fmt::format("{}: cannot be read ({}); choose a folder of results", file.string(),
                                    errno != 0 ? std::strerror(errno) : "it is empty"));
  }
  return text.str();
}

void write_file(const std::filesystem::path& file, const std::string& text, const std::filesystem::path& shown) {
  const Descriptor out{::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (out.number < 0 || !write_all(out.number, text)) {
    throw core::IoError(fmt::format("{}: cannot be written ({}); check the disk or choose another folder",
                                    shown.string(), std::strerror(errno)));
  }
}

void settle(const std::filesystem::path& folder) {
  const Descriptor in{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (in.number >= 0) static_cast<void>(::fsync(in.number));
}

}  // namespace picket::outcome
