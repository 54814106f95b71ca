#pragma once
// The blocks that the table of keys is made of, a file a subject: one function a block. A row holds the key, where its
// value goes, what the value may be, whether it must be given, what it means, and an example.

#include "kinds.hpp"

namespace picket::scenario {

inline constexpr Bounds some_teams{"1", "1000000"};
inline constexpr Bounds any_teams{"0", "1000000"};

// table_border.cpp
Kind<Border> border();
Kind<Scenario> places();
Kind<Scenario> roads();
Kind<Chainage> chainage();
Kind<Sector> sector();
// table_forces.cpp
Kind<Side> side();
Kind<UnitType> unit_type();
Kind<Base> base();
Kind<Post> post();
Kind<Id> post_or_row();
Kind<Deployment> deployment();
// table_patrols.cpp
Kind<Patrol> patrol();
// table_stay.cpp
Kind<Supply> supply();
Kind<Condition> condition();
Kind<Rotation> rotation();
Kind<Withdrawal> withdrawal();
// table_roads.cpp
Kind<RoadGraph> road_graph();
// table_incidents.cpp
Kind<IncidentClass> incident_class();
Kind<Escalation> escalation();
Kind<Response> response();
// table_excitation.cpp
Kind<FollowOn> follow_on();
Kind<Tension> tension();
Kind<PastIncident> past_incident();
Kind<HotSpot> hot_spot();
// table_measures.cpp
Kind<Measures> measures();
Kind<KnownAnswer> known_answer();
// table_uncertain.cpp
Kind<Scenario> uncertain();
// table_politics.cpp
Kind<Starts> starts();
Kind<Politics> politics();

}  // namespace picket::scenario
