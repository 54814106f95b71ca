#pragma once
// The page's style and script (analysis/viewer/), put into the library when it is built.

#include <string_view>

namespace picket::analysis::page {

extern const std::string_view css, css_sha256;  // SHA-256 in hexadecimal
extern const std::string_view js, js_sha256;

}  // namespace picket::analysis::page
