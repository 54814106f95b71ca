#pragma once
// Displacement: what presence deters in one place may appear in the next. A point that lies under m without the factor
// of presence, and not under m, reappears with the class's probability in a neighbour, each as likely, once it has
// heard, at the same height against m there. It does so once. Where there is no neighbour it is gone.

namespace picket::model {

struct Moment;
struct Point;

/// For a point that is no incident here.
void displace(Moment m, const Point& point);

}  // namespace picket::model
