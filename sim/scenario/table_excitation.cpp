#include "table_blocks.hpp"

// The table of keys: what an incident brings in its wake, and where in a sector it begins.

namespace picket::scenario {

Kind<FollowOn> follow_on() {
  return block<FollowOn>({
      row("mean", &FollowOn::mean, map_of(reference(Collection::incidents), number({"0", "1000"})), otherwise("{}"),
          "incidents that follow on one of this class, in the mean, by their class", "{shooting: 0.5}"),
      row("memory", &FollowOn::memory, duration({"1 s", ""}), otherwise("7 d"),
          "mean time from the news to a follow-on, and of news until it fades", "6 d"),
      row("neighbours", &FollowOn::neighbours, share(), otherwise("0 %"),
          "of them, in all neighbours together, split equally; where there is but one, half of that stays at home",
          "30 %"),
      row("news", &FollowOn::news, duration({"0 min", ""}), otherwise("15 min"),
          "until an incident is known elsewhere; nothing follows on it sooner", "15 min"),
  });
}

Kind<Tension> tension() {
  return block<Tension>({
      row("slope", &Tension::slope, number({"0", "1000"}), required,
          "the clocks up run 1 + slope x tension times as fast; tension is the weight of the live news", "0.5"),
      row("cap", &Tension::cap, number({"1", "1000"}), required, "and never more than so many times as fast", "3"),
  });
}

Kind<PastIncident> past_incident() {
  return block<PastIncident>({
      row("class", &PastIncident::incident_class, reference(Collection::incidents), required, "its class", "shooting"),
      row("sector", &PastIncident::sector, reference(Collection::sectors), required, "where it was", "sotk"),
      row("on", &PastIncident::on, moment(), required, "when it began, before the start", "2021-07-28T03:40"),
      row("level", &PastIncident::level, reference(Collection::levels), optional,
          "the highest that it reached; the lowest when not given", "casualties"),
  });
}

Kind<HotSpot> hot_spot() {
  return block<HotSpot>({
      row("at", &HotSpot::at, chainage(), required, "its middle", "{near: Voskepar}"),
      row("share", &HotSpot::share, share(), required, "of the sector's incidents", "30 %"),
      row("within", &HotSpot::within, length({"0 km", "", true}), required,
          "they begin no further from its middle than this, evenly", "2 km"),
  });
}

}  // namespace picket::scenario
