#pragma once
// Politics. A sector keeps what it has heard of the capital: the state in force and how far it is demarcated.

#include "picket/model/indices.hpp"

namespace picket::model {

struct Moment;

struct Politics {
  StateIndex state;  // in force here
};

/// The demarcated share of the sector.
double demarcated(const Moment& m);

}  // namespace picket::model
