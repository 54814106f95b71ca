// How many others an incident brings at most, what is refused because of it, and the lookahead.

#include <gtest/gtest.h>

#include "offspring.hpp"
#include "picket/model/compile.hpp"
#include "picket/scenario/diagnostic.hpp"
#include "sectors_in_a_row.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Half of the incidents reach the second level, were nothing to change their clocks.
sc::Scenario followed(double mean) {
  auto s = sectors_in_a_row(2);
  s.incidents["clash"].follow_on = {.mean = {{"clash", mean}}, .memory = 24h, .neighbours = 0.3, .news = 15min};
  s.escalation.levels = {{"low", {.up = 2h, .down = 2h}}, {"high", {.down = 1h, .follow_on = 1}}};
  return s;
}

double radius(const sc::Scenario& s) { return compile(s).spectral_radius; }

TEST(Offspring, OfNoFollowOnsAreNone) { EXPECT_EQ(radius(followed(0)), 0); }

TEST(Offspring, AreWeighedByTheLevelsThatAreReached) { EXPECT_DOUBLE_EQ(radius(followed(0.2)), 0.2 * 1.5); }

TEST(Offspring, AreMoreWherePresenceProvokesAndNotFewerWhereItPrevents) {
  auto s = followed(0.2);
  s.incidents["clash"].prevented_by_presence.share = -0.6;
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 1.5 * 1.6);
  s.incidents["clash"].prevented_by_presence.share = 0.6;
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 1.5);
}

TEST(Offspring, AreCountedAtTheCapOfTension) {
  auto s = followed(0.2);
  s.escalation.tension = {.slope = 0.1, .cap = 3};
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * (1 + 3.0 / 4));
  s.escalation.tension.slope = 0;
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 1.5);
}

TEST(Offspring, AreCountedHeldOnlyWhereThatBringsMore) {
  auto s = followed(0.2);
  s.escalation.held = {.needs = {{"low", 1}}, .up = 0.5, .down = 2};
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 1.5);
  s.escalation.held = {.needs = {{"low", 1}}, .up = 2, .down = 0.5};
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * (1 + 4.0 / 5));
  s.escalation.held.needs = {{"high", 1}};
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 1.5);
}

TEST(Offspring, OfIncidentsThatEndWhenAttendedReachEveryLevel) {
  auto s = followed(0.2);
  s.escalation.held.needs = {{"low", 1}, {"high", 1}};
  s.incidents["clash"].ends = sc::Ends::when_attended;
  EXPECT_DOUBLE_EQ(radius(s), 0.2 * 2);
}

TEST(Offspring, OfSeveralClassesGoByTheMatrix) {
  // [[0.4, 0.2], [0.1, 0.3]] has the eigenvalues 0.5 and 0.2
  auto s = followed(0);
  s.escalation.levels[1].second.follow_on = 0;
  s.incidents["other"] = s.incidents.at("clash");
  s.incidents["clash"].follow_on.mean = {{"clash", 0.4}, {"other", 0.1}};
  s.incidents["other"].follow_on.mean = {{"clash", 0.2}, {"other", 0.3}};
  EXPECT_NEAR(radius(s), 0.5, 1e-12);
}

TEST(Offspring, ThatMultiplyWithoutEndAreRefusedUnlessAllowed) {
  EXPECT_NO_THROW((void)compile(followed(0.66)));
  auto s = followed(0.67);
  try {
    (void)compile(s);
    FAIL() << "not refused";
  } catch (const scenario::Refusal& refusal) {
    ASSERT_EQ(refusal.diagnostics().size(), 1U);
    EXPECT_NE(refusal.diagnostics()[0].message.find("100 of them are followed by 100.5 others"), std::string::npos)
        << refusal.what();
  }
  s.allow_explosive = true;
  EXPECT_DOUBLE_EQ(radius(s), 0.67 * 1.5);
  auto exactly_one = followed(1);
  exactly_one.escalation.levels[1].second.follow_on = 0;
  EXPECT_THROW((void)compile(exactly_one), scenario::Refusal);
}

TEST(Offspring, AddUpToAllThatFollow) {
  // (I - K)^-1 (1, 2) = (2.75, 3.25) for K = [[0.4, 0.2], [0.1, 0.3]], here 1.5 times as heavy as its means
  auto s = followed(0);
  s.incidents["other"] = s.incidents.at("clash");
  s.incidents["clash"].follow_on.mean = {{"clash", 0.4 / 1.5}, {"other", 0.1 / 1.5}};
  s.incidents["other"].follow_on.mean = {{"clash", 0.2 / 1.5}, {"other", 0.3 / 1.5}};
  const auto all = with_follow_ons(compile(s), {1, 2});
  ASSERT_TRUE(all);
  EXPECT_NEAR((*all)[0], 2.75, 1e-12);
  EXPECT_NEAR((*all)[1], 3.25, 1e-12);
}

TEST(Offspring, WithoutEndAddUpToNothing) {
  auto s = followed(0.67);
  s.allow_explosive = true;
  EXPECT_FALSE(with_follow_ons(compile(s), {1}));
}

TEST(Lookahead, IsTheLeastDelayOfWhatCrossesAWall) {
  auto s = followed(0.2);
  s.response.communication = 20min;
  s.incidents["clash"].follow_on.news = 5min;
  const auto lookahead = [&] { return compile(s).lookahead; };
  EXPECT_EQ(lookahead(), 5min);
  s.incidents["clash"].follow_on.neighbours = 0;
  EXPECT_EQ(lookahead(), 20min);
  s.escalation.tension = {.slope = 1, .cap = 1.1};
  EXPECT_EQ(lookahead(), 20min);
  s.incidents["clash"].follow_on.neighbours = 0.1;
  EXPECT_EQ(lookahead(), 5min);
  s.escalation.tension = {};
  s.incidents["clash"].follow_on.mean.clear();
  EXPECT_EQ(lookahead(), 20min);
  s.incidents["clash"].displaced = 0.5;
  EXPECT_EQ(lookahead(), 5min);
  s.response.communication = 1min;
  EXPECT_EQ(lookahead(), 1min);
}

}  // namespace
}  // namespace picket::model
