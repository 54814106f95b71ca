#pragma once
// Patrols from a base, as the capital plays them: a team of the base's pool drives to the beginning of the walk, walks,
// and drives back.

#include <cstdint>

#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;
struct Party;

/// A departure is due. False when the base has no team to spare beyond those that orders to come will claim, or no
/// road is open.
bool depart_from_base(Moment m, PatrolIndex patrol, std::uint32_t number);

/// The team is in the pool again.
void back_at_base(Moment m, Party& party);

/// Brings the way and the time of a party up to now.
void settle_base_party(Moment m, Party& party);

}  // namespace picket::model
