#pragma once
// log, exp and the normal quantile from additions, multiplications, divisions and square roots alone. IEEE 754 fixes
// the bits of those; it does not fix those of the C library's functions, which choose their code by processor. What
// runs inside a simulation calls these.

namespace picket::core {

/// Natural logarithm for finite x > 0. Within 1 unit in the last place.
double log(double x);

/// e^x for |x| <= 700. Within 1 unit in the last place.
double exp(double x);

/// The standard normal quantile for p in (0, 1). Within 8 units in the last place (relative error below 1e-15).
/// Wichura, algorithm AS 241, PPND16 (1988).
double normal_quantile(double p);

}  // namespace picket::core
