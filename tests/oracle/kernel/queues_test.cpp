// The benchmarks' models compute what theory says: a kernel that is fast and wrong is not fast.

#include <cmath>

#include <gtest/gtest.h>

#include "workloads/mmc.hpp"
#include "workloads/patrols.hpp"
#include "z_score.hpp"

namespace picket::bench {
namespace {

using testing::RatioSample;
using testing::Sample;

/// Mean time in an M/M/c system at load 0.9, mu = 1: 1 + C / (c - 0.9 c), C = Erlang's C. c = 1: 10; c = 4: 2.9694.
double erlang_time(int c) {
  const double a = 0.9 * c;
  double term = 1, sum = 1;
  for (int k = 1; k < c; ++k) sum += term *= a / k;
  const double last = term * a / c / 0.1;
  return 1 + last / (sum + last) / (c - a);
}

TEST(Queues, OfOneAndOfFourServersHoldCustomersAsLongAsErlangSays) {
  EXPECT_NEAR(erlang_time(1), 10, 1e-12);
  EXPECT_NEAR(erlang_time(4), 2.969, 5e-4);
  for (const int servers : {1, 4}) {
    RatioSample time;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      const auto end = mmc::play(servers, 1e6, seed);
      time.add(end.hours_in_system, static_cast<double>(end.left));
    }
    EXPECT_EXACT(time, erlang_time(servers));
  }
}

TEST(Patrols, OfTheFourthWorkloadWaitAndServeAsTheorySays) {
  // Each sector is M/M/2: lambda 1/12, mu 1/4 per h, a = 1/3. C = (a^2/2)/(1 - a/2) / (1 + a + (a^2/2)/(1 - a/2)) =
  // 1/21; mean wait = C / (2 mu - lambda) = (1/21) / (5/12) = 4/35 h = 0.114286. A patrol's cycle is 6 + 3 + 2 h, three
  // events.
  RatioSample wait;
  Sample events, patrols;
  for (std::uint64_t replication = 0; replication < 120; ++replication) {
    double waited = 0, served = 0, all = 0, walked = 0;
    for (const auto& sector : patrols::play(replication)) {
      waited += sector.waited_h;
      served += static_cast<double>(sector.served);
      all += static_cast<double>(sector.events);
      walked += static_cast<double>(sector.patrols);
    }
    wait.add(waited, served);
    events.add(all);
    patrols.add(walked);
  }
  EXPECT_EXACT(wait, 4.0 / 35);
  EXPECT_NEAR(events.mean(), 1.0285e6, 0.002 * 1.0285e6);
  EXPECT_NEAR(patrols.mean(), 400 * 8760.0 / 11, 0.002 * 400 * 8760 / 11);
}

}  // namespace
}  // namespace picket::bench
