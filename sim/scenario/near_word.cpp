#include "near_word.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace picket::scenario {
namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t most_candidates = 20'000;  // beyond, a thousand suggestions would take minutes

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Optimal string alignment distance. Stops looking when it exceeds limit, and then returns limit + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(a.size() + 1), above(a.size() + 1), row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) above[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[i] = std::min(row[i], before[i - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[a.size()];
}

}  // namespace

std::string near_word(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > longest_word || candidates.size() > most_candidates) return {};
  std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edits(word, candidate, limit);
    if (distance > limit || (!best.empty() && distance == limit)) continue;
    best = candidate;
    limit = distance;
    if (limit == 0) break;
  }
  return std::string{best};
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string near = near_word(word, candidates);
  return near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
}

}  // namespace picket::scenario
