// Any bytes as a scenario: it loads, or it is refused with reasons that can be shown.

#include <cstdlib>

#include "input.hpp"
#include "merged_document.hpp"
#include "picket/core/error.hpp"
#include "picket/scenario/explanation.hpp"
#include "picket/scenario/load_scenario.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace picket::scenario;
  try {
    // in a folder that does not exist: what it names is not found
    const DocumentPtr document = document_of(Source{"scenario.yaml", "/nowhere/scenario.yaml", text_of(data, size)});
    (void)explained(*document, "", Defaults::told);
    (void)scenario_of(document);
  } catch (const Refusal& refusal) {
    if (refusal.diagnostics().empty() || to_text(refusal.diagnostics()).empty()) std::abort();
  } catch (const picket::core::IoError&) {
    // a file that it names
  }
  return 0;
}
