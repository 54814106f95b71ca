# Writes OUT, a C++ file that holds the page's style and script with their SHA-256: the page's content security policy
# names the hashes, so that nothing else can run or style it.

function(chunks out text)
  # compilers must accept string literals of 65,536 characters; stay well below
  string(LENGTH "${text}" length)
  set(at 0)
  set(literals "")
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 part)
    string(APPEND literals "R\"page(${part})page\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  set(${out} "${literals}" PARENT_SCOPE)
endfunction()

foreach(name CSS JS)
  file(READ ${${name}} ${name}_text)
  string(SHA256 ${name}_hash "${${name}_text}")
  file(SHA256 ${${name}} ${name}_of_file)
  if(NOT ${name}_hash STREQUAL ${name}_of_file)
    message(FATAL_ERROR "${${name}}: not read as it is; keep it to plain text without NUL")
  endif()
  chunks(${name}_literals "${${name}_text}")
endforeach()

file(WRITE ${OUT} "#include \"report/page.hpp\"

namespace picket::analysis::page {

const std::string_view css =
${CSS_literals};
const std::string_view css_sha256 = \"${CSS_hash}\";
const std::string_view js =
${JS_literals};
const std::string_view js_sha256 = \"${JS_hash}\";

}  // namespace picket::analysis::page
")
