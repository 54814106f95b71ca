#pragma once
// Estimates from many histories held against exact values. A test rejects at |z| > 4, and states how small a fault its
// sample would still show.

#include <cmath>
#include <cstdint>
#include <vector>

namespace picket::testing {

/// A mean with its standard error.
class Sample {
 public:
  void add(double x) {
    sum_ += x;
    sum2_ += x * x;
    ++n_;
  }
  [[nodiscard]] double n() const { return n_; }
  [[nodiscard]] double mean() const { return sum_ / n_; }
  [[nodiscard]] double variance() const { return (sum2_ - sum_ * sum_ / n_) / (n_ - 1); }
  [[nodiscard]] double standard_error() const { return std::sqrt(variance() / n_); }
  [[nodiscard]] double z(double exact) const { return (mean() - exact) / standard_error(); }
  /// A fault of 2 % of the exact value would be further off than the test allows.
  [[nodiscard]] bool shows_two_percent(double exact) const { return 0.02 * std::abs(exact) > 4 * standard_error(); }

 private:
  double n_ = 0, sum_ = 0, sum2_ = 0;
};

/// sum(y) / sum(x) over histories, with the delta method.
class RatioSample {
 public:
  void add(double y, double x) {
    y_.push_back(y);
    x_.push_back(x);
  }
  [[nodiscard]] double ratio() const {
    double y = 0, x = 0;
    for (std::size_t i = 0; i < y_.size(); ++i) y += y_[i], x += x_[i];
    return y / x;
  }
  [[nodiscard]] double standard_error() const {
    const double r = ratio();
    double residuals2 = 0, x = 0;
    for (std::size_t i = 0; i < y_.size(); ++i) {
      residuals2 += (y_[i] - r * x_[i]) * (y_[i] - r * x_[i]);
      x += x_[i];
    }
    const double n = static_cast<double>(y_.size());
    return std::sqrt(residuals2 * n / (n - 1)) / x;
  }
  [[nodiscard]] double z(double exact) const { return (ratio() - exact) / standard_error(); }
  [[nodiscard]] bool shows_two_percent(double exact) const { return 0.02 * std::abs(exact) > 4 * standard_error(); }

 private:
  std::vector<double> y_, x_;
};

/// Both: the estimate agrees, and the sample is large enough that a fault of 2 % would not.
#define EXPECT_EXACT(sample, exact)                                                       \
  do {                                                                                    \
    EXPECT_LT(std::abs((sample).z(exact)), 4) << "off the exact value " << (exact);       \
    EXPECT_TRUE((sample).shows_two_percent(exact)) << "sample too small for " << (exact); \
  } while (false)

}  // namespace picket::testing
