#pragma once
// Exact laws of a Markov chain in continuous time, by uniformisation (Jensen 1953): with every rate of leaving at most
// q, the chain at time t is the chain of jumps P = I + Q / q after a Poisson number of jumps of mean q t.

#include <algorithm>
#include <cmath>
#include <vector>

namespace picket::testing {

class MarkovChain {
 public:
  explicit MarkovChain(std::size_t states) : rates_(states, std::vector<double>(states, 0)) {}

  /// From one state to another, per hour.
  void set(std::size_t from, std::size_t to, double rate) { rates_[from][to] = rate; }

  using Vector = std::vector<double>;

  /// Where it is after so many hours.
  [[nodiscard]] Vector after(Vector p, double hours) const {
    Vector sum(p.size(), 0);
    jump(p, hours, [&](const Vector& now, double weight, double) { add(sum, now, weight); });
    return sum;
  }

  /// The mean time in each state until then.
  [[nodiscard]] Vector mean_times(Vector p, double hours) const {
    // the time between jumps n and n + 1 within [0, t] has mean P(more than n jumps by t) / q
    Vector sum(p.size(), 0);
    jump(p, hours, [&](const Vector& now, double, double more) { add(sum, now, more / fastest()); });
    return sum;
  }

 private:
  [[nodiscard]] double leaving(std::size_t state) const {
    double sum = 0;
    for (const double rate : rates_[state]) sum += rate;
    return sum;
  }
  [[nodiscard]] double fastest() const {
    double q = 0;
    for (std::size_t s = 0; s < rates_.size(); ++s) q = std::max(q, leaving(s));
    return q;
  }
  static void add(Vector& to, const Vector& of, double weight) {
    for (std::size_t s = 0; s < to.size(); ++s) to[s] += weight * of[s];
  }

  /// use(law after n jumps, P(n jumps), P(more than n jumps)) for n = 0, 1, ...
  template <class Use>
  void jump(Vector p, double hours, Use use) const {
    const double q = fastest(), mean = q * hours;
    double more = 1, probability = 1;
    for (double n = 0; n < mean || probability > 1e-18; ++n) {
      probability = std::exp(n * std::log(mean) - mean - std::lgamma(n + 1));
      more = std::max(more - probability, 0.0);
      use(p, probability, more);
      Vector next(p.size(), 0);
      for (std::size_t s = 0; s < p.size(); ++s) {
        next[s] += p[s] * (1 - leaving(s) / q);
        for (std::size_t to = 0; to < p.size(); ++to) next[to] += p[s] * rates_[s][to] / q;
      }
      p = std::move(next);
    }
  }

  std::vector<std::vector<double>> rates_;
};

}  // namespace picket::testing
