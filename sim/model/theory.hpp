#pragma once
// The analytic twin: what theory says of a scenario, part by part, under assumptions that make it easy. It stands
// beside what is simulated; where the two differ, what the assumptions leave out matters.

#include <string>
#include <vector>

#include "picket/model/model.hpp"

namespace picket::model {

/// [sector][class]: incidents that come of themselves in a run: the integral of rate x season x hour, in the political
/// state of the start, as far as demarcated at the start, with nobody there.
std::vector<std::vector<double>> immigrants(const Model& model);

/// Erlang's formulas, offered erlangs > 0 and servers >= 1: the share of calls that find all servers busy, lost (B) or
/// waiting (C; 1 when offered >= servers). A. K. Erlang (1917); L. Kleinrock, Queueing Systems I (1975), section 3.4.
double erlang_b(std::int64_t servers, double offered);
double erlang_c(std::int64_t servers, double offered);

/// Where theory says something: immigrants and incidents, what posts watch, patrol detection, use of teams and delay or
/// loss of calls. By sector and for the whole border.
std::vector<outcome::TheorySetting> theory(const Model& model);

}  // namespace picket::model
