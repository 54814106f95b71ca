#pragma once
// What "the same results" means.

#include <memory>
#include <string>
#include <string_view>

#include "database.hpp"
#include "picket/outcome/setting.hpp"

namespace picket::outcome {

/// SHA-256, fed piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// In hex. Ends the sum.
  std::string hex();

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;
};

std::string sha256(std::string_view bytes);

/// The SHA-256 of a canonical text: the columns of the setting, then every cell of every row in the order of the keys.
/// Neither the order of writing nor the layout of the file enters it.
std::string digest_of_rows(Database& database, const Setting& setting);

}  // namespace picket::outcome
