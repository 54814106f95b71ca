#pragma once
// The words that all parts of a scenario use.

#include <chrono>
#include <string>

#include "picket/core/distribution.hpp"
#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"

namespace picket::scenario {

using core::Distribution;
using core::Duration;
using core::Length;
using core::LonLat;
using core::Money;
using core::MoneyRate;
using core::Persons;
using core::PersonsPerLength;
using core::Speed;
using Id = std::string;
/// Local time at clock.utc_offset.
using LocalTime = std::chrono::local_time<Duration>;

/// A multiplier, written bare (1.5) or as `x 1.5`. >= 0.
using Factor = double;
/// A share or probability, written `35 %`. Here 0.35.
using Share = double;

}  // namespace picket::scenario
