// A row of posts is the same as its posts, written out one by one.

#include <gtest/gtest.h>

#include "histories.hpp"
#include "sectors_in_a_row.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Two sectors of 50 km, a base, incidents; what stands on the border the test adds.
sc::Scenario two_sectors() {
  auto s = sectors_in_a_row(2);
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.incidents["clash"].rate.per_sector = core::per_hour(0.2);
  s.incidents["clash"].prevented_by_presence.share = 0.5;
  s.escalation.held.needs = {{"low", 1}};
  return s;
}

sc::Post plain_post() { return {.watch = sc::Watch{core::kilometres(4), 0.8}, .capacity = core::Persons{30}}; }

sc::Deployment sent_to(const std::string& post) {
  sc::Deployment made;
  made.send = {{"guards", 1}};
  made.from = "base";
  made.to = post;
  return made;
}

sc::Patrol walk_from(const std::string& post) {
  return {.post = post,
          .departs = sc::AtRandom{8h},
          .along = {},
          .speed = core::kilometres_per_hour(4),
          .sees = core::kilometres(1)};
}

std::shared_ptr<const sc::PostRow> row_of_posts(double every_km, const sc::Chainage& to) {
  return std::make_shared<const sc::PostRow>(sc::PostRow{core::kilometres(every_km), "line", at_km(0), to});
}

sc::Scenario with_a_row() {
  auto s = two_sectors();
  s.posts["line"] = plain_post();
  s.posts["line"].row = row_of_posts(20, {.end = true});
  s.deployments["first"] = sent_to("line.*");
  s.deployments["first"].on = s.clock.start + 48h;
  s.deployments["more"] = sent_to("line.4");
  s.deployments["more"].on = s.clock.start + 96h;
  s.patrols["walk"] = walk_from("line.*");
  return s;
}

sc::Scenario written_out() {
  auto s = two_sectors();
  for (int i = 1; i <= 5; ++i) {
    const std::string number = "." + std::to_string(i);
    s.posts["line" + number] = plain_post();
    s.posts["line" + number].at.at = on_border(20 * i - 10);
    s.posts["line" + number].sector = i <= 3 ? "a" : "b";  // the third stands on the wall: the first of the two
    s.deployments["first" + number] = sent_to("line" + number);
    s.deployments["first" + number].on = s.clock.start + 48h;
    s.patrols["walk" + number] = walk_from("line" + number);
  }
  s.deployments["more"] = sent_to("line.4");
  s.deployments["more"].on = s.clock.start + 96h;
  return s;
}

TEST(Rows, AreTheirPostsWrittenOut) {
  const Model row = compile(with_a_row()), posts = compile(written_out());
  ASSERT_EQ(row.posts.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(row.setting.posts[i].id, posts.setting.posts[i].id);
    EXPECT_EQ(row.setting.posts[i].sector, posts.setting.posts[i].sector);
    EXPECT_NEAR(row.setting.posts[i].at.longitude, posts.setting.posts[i].at.longitude, 1e-7);
  }
  double walked[2] = {0, 0};
  for (std::uint64_t r = 0; r < 4; ++r) {
    const auto a = simulate(row, 1, r), b = simulate(posts, 1, r);
    for (const char* id : {"incidents", "patrols", "rotations", "answered", "found_at_onset"})
      EXPECT_EQ(tally(row, a, id), tally(posts, b, id)) << id;
    walked[0] += tally(row, a, "patrol_km");
    walked[1] += tally(posts, b, "patrol_km");
  }
  EXPECT_GT(walked[0], 0);
  EXPECT_NEAR(walked[0], walked[1], 1e-6 * walked[1]);
}

std::string refusal_of(const sc::Scenario& s) {
  try {
    (void)compile(s);
  } catch (const sc::Refusal& refusal) {
    return refusal.what();
  }
  return "it compiles";
}

TEST(Rows, AreRefusedWhereTheyCannotStand) {
  auto beyond = with_a_row();
  beyond.posts["line"].row = row_of_posts(20, at_km(140));
  EXPECT_NE(refusal_of(beyond).find("a row lies on its border"), std::string::npos);
  auto sparse = with_a_row();
  sparse.posts["line"].row = row_of_posts(300, {.end = true});
  EXPECT_NE(refusal_of(sparse).find("there is no post in this row"), std::string::npos);
  auto gap = with_a_row();
  gap.sectors["b"].from = at_km(75);
  EXPECT_NE(refusal_of(gap).find("post 4 of the row stands at km 70.000 of 'line', in no sector"), std::string::npos);
  auto ninth = with_a_row();
  ninth.deployments["more"].to = "line.9";
  EXPECT_NE(refusal_of(ninth).find("there is no line.9: the row has 5 posts"), std::string::npos);
}

TEST(Rows, AreSentNoMoreThanTheBaseHas) {
  auto s = with_a_row();
  s.bases["base"].holds["guards"] = 5;  // one for each, and one more
  EXPECT_NE(refusal_of(s).find("base base holds 5 teams of guards, yet 6 are sent"), std::string::npos);
}

TEST(Rows, CannotBeWaitedForAsOne) {
  auto s = with_a_row();
  s.deployments["more"].on.reset();
  s.deployments["more"].when = sc::Condition{.deployment = "first"};
  EXPECT_NE(refusal_of(s).find("deployment first goes to each post of a row"), std::string::npos);
}

}  // namespace
}  // namespace picket::model
