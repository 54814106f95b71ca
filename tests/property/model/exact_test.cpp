// What must hold to the last bit of any scenario, or between a scenario and a change of it.

#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "histories.hpp"
#include "invented/changes.hpp"
#include "invented/scenario.hpp"

namespace picket::testing {
namespace {

using model::Model;
using outcome::Incident;
using outcome::Outcome;

constexpr std::uint64_t scenarios = 200;
constexpr std::uint64_t seed = 11;

/// The first history of each.
template <class Check>
void for_each_scenario(Parts parts, Check&& check) {
  const Folder folder;
  for (std::uint64_t number = 0; number < scenarios && !::testing::Test::HasFailure(); ++number) {
    SCOPED_TRACE("scenario " + std::to_string(number));
    check(folder, number, invented(number, parts));
  }
}

/// Where two lists of incidents part; empty: nowhere.
std::string parting(const std::vector<Incident>& a, const std::vector<Incident>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] != b[i])
      return fmt::format("incident {} of {} and {}: identities {:x} and {:x}, onset at {} and {} h", i, a.size(),
                         b.size(), a[i].identity, b[i].identity, core::in_hours(a[i].onset.time_since_epoch()),
                         core::in_hours(b[i].onset.time_since_epoch()));
  return a.size() == b.size() ? "" : fmt::format("{} and {} incidents", a.size(), b.size());
}

std::size_t column(const Model& model, const std::string& id) {
  const auto& tallies = model.setting.tallies;
  const auto found = std::ranges::find(tallies, id, &outcome::Tally::id);
  if (found == tallies.end()) throw std::invalid_argument{"no tally " + id};
  return static_cast<std::size_t>(found - tallies.begin());
}

/// Sums over the sectors' rows and elsewhere.
double sum(const Model& model, const Outcome& outcome, const std::string& id) {
  const std::size_t c = column(model, id);
  double total = outcome.elsewhere[c];
  for (const auto& row : outcome.rows) total += row[c];
  return total;
}

/// Two outcomes agree in every column of the first.
void expect_same(
    const Model& a, const Outcome& in_a, const Model& b, const Outcome& in_b,
    const std::function<std::string(const std::string&)>& named_in_b = [](const auto& id) { return id; }) {
  ASSERT_EQ(in_a.rows.size(), in_b.rows.size());
  for (std::size_t t = 0; t < a.setting.tallies.size(); ++t) {
    const std::string& id = a.setting.tallies[t].id;
    const std::size_t u = column(b, named_in_b(id));
    for (std::size_t s = 0; s < in_a.rows.size(); ++s) ASSERT_EQ(in_a.rows[s][t], in_b.rows[s][u]) << id << " of " << s;
    ASSERT_EQ(in_a.elsewhere[t], in_b.elsewhere[u]) << id;
  }
}

TEST(Exactly, TheOrderOfMapsDoesNotMatter) {
  for_each_scenario({}, [](const Folder& folder, std::uint64_t number, const Document& document) {
    const Model a = folder.compiled(document), b = folder.compiled(shuffled(document, number));
    const Outcome in_a = simulate(a, seed, number);
    const Outcome in_b = simulate(b, seed, number);
    EXPECT_EQ(parting(in_a.incidents, in_b.incidents), "");
    EXPECT_TRUE(in_a == in_b);
    EXPECT_FALSE(in_a.rows.empty());
  });
}

TEST(Exactly, WhatIsNotUsedDoesNotMatter) {
  for_each_scenario({}, [](const Folder& folder, std::uint64_t number, const Document& document) {
    const Model a = folder.compiled(document);
    const Outcome in_a = simulate(a, seed, number);
    for (const auto& [what, more] : with_unused(document)) {
      SCOPED_TRACE(what);
      const Model b = folder.compiled(more);
      const Outcome in_b = simulate(b, seed, number);
      EXPECT_EQ(parting(in_a.incidents, in_b.incidents), "");
      expect_same(a, in_a, b, in_b);
    }
  });
}

TEST(Exactly, AProposalThatSaysTheSameIsTheSame) {
  for_each_scenario({}, [](const Folder& folder, std::uint64_t number, const Document& document) {
    const Model a = folder.compiled(document);
    Document proposal = {{"picket", 1}, {"extends", "scenario.yaml"}};
    const char* const restated[] = {"incidents", "escalation", "sectors", "clock"};
    const char* const part = restated[number % std::size(restated)];
    proposal[part] = document[part];
    EXPECT_TRUE(simulate(a, seed, number) == simulate(folder.compiled(proposal, "proposal.yaml"), seed, number));
  });
}

TEST(Exactly, SectorsAndClassesAddUp) {
  double incidents = 0, killed = 0, follow_ons = 0, displaced = 0;
  for_each_scenario({}, [&](const Folder& folder, std::uint64_t number, const Document& document) {
    const Model model = folder.compiled(document);
    const Outcome outcome = simulate(model, seed, number);
    const auto& setting = model.setting;
    for (std::size_t s = 0; s < outcome.rows.size(); ++s) {
      const auto count = [&](auto&& of) {
        return static_cast<double>(std::ranges::count_if(
            outcome.incidents, [&](const Incident& incident) { return incident.sector == s && of(incident); }));
      };
      const auto& row = outcome.rows[s];
      const auto tallied = [&](const std::string& id) { return row[column(model, id)]; };
      ASSERT_EQ(tallied("incidents"), count([](const auto&) { return true; }));
      ASSERT_EQ(tallied("follow_ons"), count([](const Incident& i) { return i.parent.has_value(); }));
      ASSERT_EQ(tallied("displaced"), count([](const Incident& i) { return i.displaced; }));
      ASSERT_EQ(tallied("ended") + tallied("open_at_end"), tallied("incidents"));
      ASSERT_EQ(tallied("found") + tallied("missed"), tallied("ended"));
      ASSERT_LE(tallied("answered"), tallied("found"));
      for (std::size_t c = 0; c < setting.classes.size(); ++c)
        ASSERT_EQ(tallied("incidents:" + setting.classes[c]),
                  count([&](const Incident& i) { return i.incident_class == c; }));
      for (std::size_t l = 0; l < setting.levels.size(); ++l)
        ASSERT_EQ(tallied("reached:" + setting.levels[l]),
                  count([&](const Incident& i) { return i.highest_level >= l; }));
      double dead = 0;
      for (std::size_t side = 0; side < setting.sides.size(); ++side) {
        double of_side = 0;
        for (const Incident& i : outcome.incidents) of_side += i.sector == s ? i.killed[side] : 0;
        ASSERT_EQ(tallied("killed:" + setting.sides[side].id), of_side);
        dead += of_side;
      }
      ASSERT_EQ(tallied("killed"), dead);
    }
    const auto whole = outcome::whole(outcome, setting.tallies);
    for (std::size_t t = 0; t < setting.tallies.size(); ++t)
      if (setting.tallies[t].adds == outcome::Adds::sum)
        ASSERT_NEAR(whole[t], sum(model, outcome, setting.tallies[t].id), 1e-12 * std::abs(whole[t]));
    double cost = sum(model, outcome, "building_eur");
    for (const auto& side : setting.sides) cost += sum(model, outcome, "cost_eur:" + side.id);
    ASSERT_NEAR(cost, sum(model, outcome, "cost_eur"), 1e-9 * cost);
    incidents += sum(model, outcome, "incidents");
    killed += sum(model, outcome, "killed");
    follow_ons += sum(model, outcome, "follow_ons");
    displaced += sum(model, outcome, "displaced");
  });
  EXPECT_GT(incidents, 5000);  // and something of every kind among these
  EXPECT_GT(killed, 300);
  EXPECT_GT(follow_ons, 100);
  EXPECT_GT(displaced, 20);
}

TEST(Exactly, SwappedSidesSwapWhatHappensToThem) {
  const auto other = [](const std::string& id) {
    const auto colon = id.find(':');
    const std::string side = colon == std::string::npos ? "" : id.substr(colon + 1);
    return side == "north" ? id.substr(0, colon) + ":south" : side == "south" ? id.substr(0, colon) + ":north" : id;
  };
  double killed = 0;
  for_each_scenario({}, [&](const Folder& folder, std::uint64_t number, const Document& document) {
    const Model a = folder.compiled(document);
    Model b = folder.compiled(sides_swapped(document));
    // casualties are drawn by side: the draws go with those who swap
    const auto place = [&](const char* side) { return std::ranges::find(b.sides, side) - b.sides.begin(); };
    std::swap(b.side_keys[static_cast<std::size_t>(place("north"))],
              b.side_keys[static_cast<std::size_t>(place("south"))]);
    const Outcome in_a = simulate(a, seed, number), in_b = simulate(b, seed, number);
    expect_same(a, in_a, b, in_b, other);
    killed += sum(a, in_a, "killed:north");
  });
  EXPECT_GT(killed, 100);
}

/// What of an incident is there before anybody does anything about it.
struct Point {
  std::uint64_t identity;
  std::uint32_t sector, incident_class;
  double chainage_km;
  core::Time onset;
  bool operator==(const Point&) const = default;
};

std::vector<Point> immigrants(const Outcome& outcome) {
  std::vector<Point> points;
  for (const Incident& i : outcome.incidents)
    if (!i.parent && !i.displaced) points.push_back({i.identity, i.sector, i.incident_class, i.chainage_km, i.onset});
  return points;
}

TEST(Exactly, WithoutDeterrenceTheImmigrantsAreTheSameWhateverIsDeployed) {
  std::size_t points = 0, others = 0;
  for_each_scenario({}, [&](const Folder& folder, std::uint64_t number, Document document) {
    for (auto& [id, incident_class] : document["incidents"].items()) incident_class.erase("prevented_by_presence");
    document.erase("politics");  // a state may begin because of what an incident came to
    for (auto& [id, level] : document["escalation"]["levels"].items()) {
      level.erase("starts");
      level.erase("ends_run");
    }
    for (auto& [id, deployment] : document["deployments"].items()) deployment.erase("politics");
    Document bare = document;
    for (const char* forces : {"posts", "deployments", "patrols"}) bare.erase(forces);
    const Outcome deployed = simulate(folder.compiled(document), seed, number);
    const Outcome nobody = simulate(folder.compiled(bare), seed, number);
    ASSERT_TRUE(immigrants(deployed) == immigrants(nobody));
    points += immigrants(nobody).size();
    others += deployed.incidents != nobody.incidents;
  });
  EXPECT_GT(points, 5000U);
  EXPECT_GT(others, 150U);  // though what becomes of them differs
}

}  // namespace
}  // namespace picket::testing
