#include "offspring.hpp"

#include <algorithm>
#include <limits>

#include <Eigen/Dense>

#include "ladder.hpp"

namespace picket::model {

namespace {

/// The factors on a level's clocks that take most incidents of a class up. An incident that ends when attended may wait
/// for ever.
ClockFactors most_escalating(const Model& model, const IncidentClass& of, const Level& level) {
  const Response& response = model.response;
  const double held_up = level.needs ? std::max(1.0, response.held_up) : 1;
  const double held_down = level.needs ? std::min(1.0, response.held_down) : 1;
  const double tension = model.tension.slope > 0 ? model.tension.cap : 1;
  ClockFactors politics{.up = 0, .down = std::numeric_limits<double>::infinity()};
  for (const PoliticalState& state : model.political_states)
    politics = {.up = std::max(politics.up, state.up), .down = std::min(politics.down, state.down)};
  return {.up = held_up * tension * politics.up, .down = of.ends_when_attended ? 0 : held_down * politics.down};
}

/// W: the expected weight of an incident in the end.
double weight(const Model& model, const std::vector<ClockFactors>& factors) {
  const std::vector<double> reached = shares_reaching(model.levels, factors);
  double sum = 0;
  for (std::size_t l = 0; l < reached.size(); ++l) sum += model.levels[l].weight * reached[l];
  return sum;
}

double largest_weight(const Model& model, const IncidentClass& of) {
  std::vector<ClockFactors> factors;
  for (const Level& level : model.levels) factors.push_back(most_escalating(model, of, level));
  return weight(model, factors);
}

double largest_m(const Model& model, ClassIndex c) {
  double largest = 0;
  for (std::uint32_t s = 0; s < model.sectors.size(); ++s)
    largest = std::max(largest, model.largest_m(c, SectorIndex{s}));
  return largest;
}

/// m(class) and W(class), each a function.
template <class M, class W>
Eigen::MatrixXd offspring(const Model& model, M m, W w) {
  const auto n = static_cast<Eigen::Index>(model.classes.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index to = 0; to < n; ++to) {
    const ClassIndex c{static_cast<std::uint32_t>(to)};
    for (Eigen::Index from = 0; from < n; ++from) {
      const IncidentClass& parent = model.classes[static_cast<std::size_t>(from)];
      matrix(to, from) = m(c) * parent.follow_on.mean[c] * w(parent);
    }
  }
  return matrix;
}

double spectral_radius(const Eigen::MatrixXd& matrix) {
  if (matrix.size() == 0) return 0;
  return Eigen::EigenSolver<Eigen::MatrixXd>{matrix, false}.eigenvalues().cwiseAbs().maxCoeff();
}

}  // namespace

double largest_spectral_radius(const Model& model) {
  return spectral_radius(offspring(
      model, [&](ClassIndex c) { return largest_m(model, c); },
      [&](const IncidentClass& of) { return largest_weight(model, of); }));
}

std::optional<std::vector<double>> with_follow_ons(const Model& model, const std::vector<double>& of_themselves) {
  const double w = weight(model, std::vector<ClockFactors>(model.levels.size()));
  const Eigen::MatrixXd matrix = offspring(
      model, [](ClassIndex) { return 1.0; }, [&](const IncidentClass&) { return w; });
  if (spectral_radius(matrix) >= 1) return std::nullopt;
  const auto n = matrix.rows();
  const Eigen::VectorXd all = (Eigen::MatrixXd::Identity(n, n) - matrix)
                                  .partialPivLu()
                                  .solve(Eigen::Map<const Eigen::VectorXd>(of_themselves.data(), n));
  return std::vector<double>(all.begin(), all.end());
}

}  // namespace picket::model
