#pragma once
// One handler for each event: what the kernel calls. Each is defined in the file of its process.

#include "picket/kernel/agenda.hpp"
#include "picket/model/model.hpp"

namespace picket::model {

using Agenda = kernel::Agenda<Event>;

// deployments.cpp
void on(const Model& model, Process& world, Agenda& agenda, const OrderArrives& event);
void on(const Model& model, Process& world, Agenda& agenda, const TeamsLeave& event);
void on(const Model& model, Process& world, Agenda& agenda, const TeamArrives& event);
void on(const Model& model, Process& world, Agenda& agenda, const ConditionsDue& event);
void on(const Model& model, Process& world, Agenda& agenda, const DeploymentComplete& event);
void on(const Model& model, Process& world, Agenda& agenda, const ContingentArrives& event);
// rotation.cpp
void on(const Model& model, Process& world, Agenda& agenda, const ReliefDue& event);
void on(const Model& model, Process& world, Agenda& agenda, const HandoverEnds& event);
// withdrawal.cpp
void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalDue& event);
void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalAtBase& event);
void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalAtPost& event);
void on(const Model& model, Process& world, Agenda& agenda, const RoadOpens& event);
void on(const Model& model, Process& world, Agenda& agenda, const TeamReturns& event);
void on(const Model& model, Process& world, Agenda& agenda, const WayBackEnds& event);
// supply.cpp
void on(const Model& model, Process& world, Agenda& agenda, const ConvoyDue& event);
void on(const Model& model, Process& world, Agenda& agenda, const ConvoyLeaves& event);
void on(const Model& model, Process& world, Agenda& agenda, const ConvoyArrives& event);
void on(const Model& model, Process& world, Agenda& agenda, const SupplyRunsOut& event);
// posts.cpp
void on(const Model& model, Process& world, Agenda& agenda, const BuildingEnds& event);
void on(const Model& model, Process& world, Agenda& agenda, const WatchReported& event);
// patrols.cpp
void on(const Model& model, Process& world, Agenda& agenda, const PatrolDeparts& event);
void on(const Model& model, Process& world, Agenda& agenda, const PatrolReturns& event);
void on(const Model& model, Process& world, Agenda& agenda, const PatrolAnnounced& event);
void on(const Model& model, Process& world, Agenda& agenda, const PatrolRecalled& event);
// incidents.cpp
void on(const Model& model, Process& world, Agenda& agenda, const Candidate& event);
// follow_ons.cpp
void on(const Model& model, Process& world, Agenda& agenda, const FollowOnComes& event);
// displacement.cpp
void on(const Model& model, Process& world, Agenda& agenda, const DisplacedComes& event);
// tension.cpp
void on(const Model& model, Process& world, Agenda& agenda, const NewsArrives& event);
void on(const Model& model, Process& world, Agenda& agenda, const NewsFades& event);
// detection.cpp
void on(const Model& model, Process& world, Agenda& agenda, const Discovered& event);
// escalation.cpp
void on(const Model& model, Process& world, Agenda& agenda, const ClockRings& event);
// response.cpp
void on(const Model& model, Process& world, Agenda& agenda, const TurnoutEnds& event);
void on(const Model& model, Process& world, Agenda& agenda, const SceneReached& event);
void on(const Model& model, Process& world, Agenda& agenda, const StayEnds& event);
void on(const Model& model, Process& world, Agenda& agenda, const BackAtPost& event);
void on(const Model& model, Process& world, Agenda& agenda, const RestEnds& event);
// requests.cpp
void on(const Model& model, Process& world, Agenda& agenda, const HelpAsked& event);
void on(const Model& model, Process& world, Agenda& agenda, const HelpAnswered& event);
void on(const Model& model, Process& world, Agenda& agenda, const GuestArrives& event);
void on(const Model& model, Process& world, Agenda& agenda, const GuestDismissed& event);
void on(const Model& model, Process& world, Agenda& agenda, const GuestLeaves& event);
// politics.cpp
void on(const Model& model, Process& world, Agenda& agenda, const StateDue& event);
void on(const Model& model, Process& world, Agenda& agenda, const TransitionRings& event);
void on(const Model& model, Process& world, Agenda& agenda, const StateStarts& event);
void on(const Model& model, Process& world, Agenda& agenda, const LevelReached& event);
void on(const Model& model, Process& world, Agenda& agenda, const StateHeard& event);
void on(const Model& model, Process& world, Agenda& agenda, const RunEnds& event);
// demarcation.cpp
void on(const Model& model, Process& world, Agenda& agenda, const SectorDemarcated& event);
void on(const Model& model, Process& world, Agenda& agenda, const DemarcationHeard& event);

}  // namespace picket::model
