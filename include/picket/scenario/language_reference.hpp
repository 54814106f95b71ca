#pragma once

#include <string>

namespace picket::scenario {

/// Every key of the language as Markdown tables, written from the table that the loader reads by.
std::string language_reference();

}  // namespace picket::scenario
