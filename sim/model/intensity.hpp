#pragma once
// How the intensity of a class in a sector stands against its rate: m = politics x (1 - kappa x demarcated) x (1 -
// delta x P / (P + half)). A point of the unit Poisson process is an incident when its height against m lies under it
// (incidents.cpp). Model::largest_m bounds it.

#include "picket/model/indices.hpp"

namespace picket::model {

struct Moment;

/// What politics and demarcation make of the rate. A candidate between m_of() and this one is deterred by presence.
double m_without_presence(const Moment& m, ClassIndex c);

/// m as it is now.
double m_of(const Moment& m, ClassIndex c);

}  // namespace picket::model
