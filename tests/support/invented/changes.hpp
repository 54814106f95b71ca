#pragma once
// Changes of a document that must not change what it comes to, or only as they say.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "invented/document.hpp"

namespace picket::testing {

/// The keys of every map in another order, but for the levels, whose order counts.
Document shuffled(const Document& document, std::uint64_t seed);

/// Each time with something more of which nothing ever comes, and what that is. A class is the last by its id.
std::vector<std::pair<std::string, Document>> with_unused(const Document& document);

/// What north has and does is south's, and the reverse.
Document sides_swapped(const Document& document);

/// Every id another one: random draws are addressed by ids, so the histories are others.
Document renamed(const Document& document);

/// The border drawn from its other end. Parties that look for the cell that was unseen for longest go round their
/// sector instead, in both documents alike: of cells unseen for equally long they take the first.
Document without_least_seen(Document document);
Document reversed(Document document);

/// Every sector in two, at its middle. For scenarios without forces and without what a sector has for itself.
Document halved(Document document);

/// Everything takes twice as long. For scenarios without factors by month and hour.
Document slowed(const Document& document);

}  // namespace picket::testing
