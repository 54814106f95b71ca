#include "picket/core/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include "picket/core/error.hpp"

namespace picket::core {

namespace {

// ln 2 in two parts: the high one ends in 20 zero bits, so that k x ln2_high is exact for |k| < 2^20.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// c[0] + c[1] x + c[2] x^2 + ... by Estrin's scheme: half as many terms in x^2, again and again, so that a processor
/// works on several at a time.
template <std::size_t N>
constexpr double polynomial(const double (&c)[N], double x) {
  if constexpr (N == 1) {
    return c[0];
  } else {
    double pairs[(N + 1) / 2];
    for (std::size_t i = 0; i < N / 2; ++i) pairs[i] = c[2 * i] + c[2 * i + 1] * x;
    if constexpr (N % 2 == 1) pairs[N / 2] = c[N - 1];
    return polynomial(pairs, x * x);
  }
}

}  // namespace

double log(double x) {
  PICKET_INVARIANT(x > 0 && x < INFINITY, "a logarithm is taken of a positive number");
  int k = 0;
  if (x < 0x1p-1022) {  // subnormal
    x *= 0x1p54;
    k = -54;
  }
  // x = 2^k m with m in [sqrt(1/2), sqrt 2)
  const auto bits = std::bit_cast<std::uint64_t>(x) + (0x3ff0000000000000U - 0x3fe6a09e667f3bcdU);
  k += static_cast<int>(bits >> 52U) - 1023;
  const double m = std::bit_cast<double>((bits & 0x000fffffffffffffU) + 0x3fe6a09e667f3bcdU);
  // ln m = 2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1)/(m + 1), |s| < 0.1716. With f = m - 1, 2 s = f - s f,
  // and the leading term f is exact: ln m = f - (f^2/2 - s (f^2/2 + r)), r the rest of the series.
  constexpr double odd[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                            2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  const double f = m - 1, s = f / (2 + f), s2 = s * s;
  const double half = 0.5 * f * f;
  const double rest = s2 * polynomial(odd, s2);
  return k * ln2_high - ((half - (s * (half + rest) + k * ln2_low)) - f);
}

double exp(double x) {
  PICKET_INVARIANT(x >= -700 && x <= 700, "an exponential is taken of a number between -700 and 700");
  const double k = std::floor(x * 1.4426950408889634 + 0.5);
  const double high = x - k * ln2_high, low = k * ln2_low;
  const double r = high - low;  // |r| <= 0.3466
  constexpr double inverse_factorials[] = {1.0 / 2,       1.0 / 6,        1.0 / 24,        1.0 / 120,
                                           1.0 / 720,     1.0 / 5040,     1.0 / 40320,     1.0 / 362880,
                                           1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
  const double tail = r * r * polynomial(inverse_factorials, r) - (low - (high - r));
  const double e = 1 + (r + tail);
  return e * std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52U);
}

double normal_quantile(double p) {
  PICKET_INVARIANT(p > 0 && p < 1, "a quantile is asked for a probability between 0 and 1");
  constexpr double a[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                          1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                          3.3430575583588128105e4, 2.5090809287301226727e3};
  constexpr double b[] = {1.0,
                          4.2313330701600911252e1,
                          6.8718700749205790830e2,
                          5.3941960214247511077e3,
                          2.1213794301586595867e4,
                          3.9307895800092710610e4,
                          2.8729085735721942674e4,
                          5.2264952788528545610e3};
  constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                          3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr double d[] = {1.0,
                          2.05319162663775882187e0,
                          1.67638483018380384940e0,
                          6.89767334985100004550e-1,
                          1.48103976427480074590e-1,
                          1.51986665636164571966e-2,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
  constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr double f[] = {1.0,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  const double r = std::sqrt(-log(q < 0 ? p : 1 - p));
  const double x =
      r <= 5 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6) : polynomial(e, r - 5) / polynomial(f, r - 5);
  return q < 0 ? -x : x;
}

}  // namespace picket::core
