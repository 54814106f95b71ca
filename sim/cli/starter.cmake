# Writes OUT, a C++ file that holds the starter scenario.
foreach(name SCENARIO BORDER)
  file(READ ${${name}} ${name}_text)
endforeach()
file(WRITE ${OUT} "#include \"starter.hpp\"

namespace picket::cli::starter {

const std::string_view scenario = R\"starter(${SCENARIO_text})starter\";
const std::string_view border = R\"starter(${BORDER_text})starter\";

}  // namespace picket::cli::starter
")
