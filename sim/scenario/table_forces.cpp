#include "table_blocks.hpp"
#include "units.hpp"

// The table of keys: who there is, where they stand and where they are sent.

namespace picket::scenario {
namespace {

Kind<Watch> watch() {
  return block<Watch>({
      row("radius", &Watch::radius, length({"0 km", "500 km", true}), required, "how far it sees", "4 km"),
      row("detects", &Watch::detects, share(), required, "of the incidents within its radius", "85 %"),
  });
}

Kind<Building> building() {
  return block<Building>({
      row("takes", &Building::takes, distribution(), required, "from the first team's arrival until it is operational",
          "{lognormal: {mean: 40 d, cv: 0.4}}"),
      row("costs", &Building::costs, money({"0 EUR", ""}), otherwise("0 EUR"), "once", "250000 EUR"),
      row("billet", &Building::billet, share(), optional,
          "how well a garrison works meanwhile; without it nothing happens until the post is operational", "60 %"),
  });
}

/// The keys of a post and of a row of posts, before it is known which it is.
struct PostForm : Post {
  std::optional<Site> at;
  std::optional<Id> sector;
  std::optional<Length> every;
  std::optional<Id> along;
  std::optional<Chainage> from, to;
};

template <class Derived, class Base>
Row<Derived> inherited(Row<Base> row) {
  return {{row.told,
           [read = std::move(row.read)](const Node& node, void* to, Reading& reading) {
             return read(node, static_cast<Base*>(static_cast<Derived*>(to)), reading);
           },
           std::move(row.default_value)}};
}

std::optional<Post> one_post_or_a_row(PostForm given, const Node& node, Reading& reading) {
  bool well = true;
  const auto keep_away = [&](std::string_view key, std::string_view from) {
    if (const Node* value = node.find(key))
      well = reading.refuse(value->at, fmt::format("'{}' beside '{}': a post has a place of its own, or it is a row "
                                                   "at equal distances along a border",
                                                   key, from));
  };
  const auto need = [&](std::string_view key, std::string_view example) {
    if (node.find(key) == nullptr)
      well =
          reading.refuse(node.at, fmt::format("'{}' is missing{}; write {}: {}", key, reading.in_path(), key, example));
  };
  Post made = std::move(static_cast<Post&>(given));
  if (node.find("every") == nullptr && node.find("along") == nullptr) {
    need("at", "[45.066, 41.077]");
    need("sector", "voskepar");
    keep_away("from", "at");
    keep_away("to", "at");
    if (given.at) made.at = *given.at;
    if (given.sector) made.sector = *given.sector;
  } else {
    need("every", "12 km");
    need("along", "east");
    keep_away("at", "every");
    keep_away("sector", "every");
    Chainage start, end;
    start.along = Length{};
    end.end = true;
    made.row = std::make_shared<const PostRow>(PostRow{given.every.value_or(Length{}), given.along.value_or(""),
                                                       given.from.value_or(start), given.to.value_or(end)});
  }
  return well ? std::optional{std::move(made)} : std::nullopt;
}

}  // namespace

Kind<Id> post_or_row() {
  const Kind<Id> whole = reference(Collection::posts);
  Shape shape = *whole.shape;
  shape.words = "the id of a post, or of a row's posts like line-east.3 or line-east.*";
  shape.of_rows = true;
  return {std::make_shared<const Shape>(std::move(shape)), [whole](const Node& node, Id& to, Reading& reading) {
            const std::size_t dot = node.is_scalar() ? node.text.find('.') : std::string::npos;
            Node plain = node;
            plain.text = node.text.substr(0, dot);
            if (!whole.read(plain, to, reading)) return false;
            const bool row = reading.is_row(to);
            if (row && dot == std::string::npos)
              return reading.refuse(node.at, fmt::format("{0} is a row of posts; write {0}.* for each of them, or "
                                                         "{0}.1 for the first",
                                                         to));
            if (!row && dot != std::string::npos)
              return reading.refuse(node.at, fmt::format("{0} is one post and no row; write {0}", to));
            const std::string_view which = dot == std::string::npos ? "*" : std::string_view{node.text}.substr(dot + 1);
            const auto number = bare_number(which);
            const bool digits = which.find_first_not_of("0123456789") == std::string_view::npos;
            if (which != "*" && (!digits || !number || *number < 1 || which.starts_with('0')))
              return reading.refuse(node.at, fmt::format("the posts of row {0} are {0}.1, {0}.2 and so on, and all of "
                                                         "them {0}.*; not '{1}'",
                                                         to, node.text));
            to = node.text;
            return true;
          }};
}

Kind<Side> side() {
  return block<Side>({row("name", &Side::name, text(), optional, "for reports; the id when not given", "Armenia")});
}

Kind<UnitType> unit_type() {
  return block<UnitType>({
      row("side", &UnitType::side, reference(Collection::sides), required, "whose it is", "russia"),
      row("team", &UnitType::team, persons({"0 persons", "", true}), required, "the size of a team", "25 persons"),
      row("road", &UnitType::road, speed({"0.01 km/h", ""}), required, "speed by road", "45 km/h"),
      row("costs", &UnitType::costs, cost({"0 EUR/day", ""}), otherwise("0 EUR/day"), "of a team", "4000 EUR/day"),
      row("may", &UnitType::may,
          set_of(choice<Task>(
              {{"watch", Task::watch}, {"patrol", Task::patrol}, {"respond", Task::respond}, {"build", Task::build}})),
          required, "what it may do", "[watch, patrol, respond, build]"),
      row("deters", &UnitType::deters, map_of(reference(Collection::incidents), number({"-1000000", "1000000"})),
          otherwise("{}"), "weight of its presence, by incident class; 0 when not named, negative provokes",
          "{shooting: 1.0}"),
  });
}

Kind<Base> base() {
  return block<Base>({
      row("at", &Base::at, site(), required, "where it is", "Gyumri"),
      row("holds", &Base::holds, map_of(reference(Collection::unit_types), whole_number(any_teams)), required,
          "its teams by unit type", "{border-guards: 24}"),
  });
}

Kind<Post> post() {
  const auto keys = block<PostForm>({
      row("at", &PostForm::at, site(), optional, "where it is; not of a row", "[45.066, 41.077]"),
      row("sector", &PostForm::sector, reference(Collection::sectors), optional,
          "the sector it belongs to; the posts of a row each to the one they stand in", "voskepar"),
      row("every", &PostForm::every, length({"10 m", ""}), optional,
          "a row of posts ID.1, ID.2, ... at this distance, each in the middle of its stretch", "12 km"),
      row("along", &PostForm::along, reference(Collection::borders), optional, "the border of the row", "east"),
      row("from", &PostForm::from, chainage(), optional, "where the row begins; where the border does when not given",
          "100 km"),
      row("to", &PostForm::to, chainage(), optional, "where the row ends; where the border does when not given", "end"),
      inherited<PostForm>(
          row("watch", &Post::watch, watch(), optional, "what it sees", "{radius: 4 km, detects: 85 %}")),
      inherited<PostForm>(row("capacity", &Post::capacity, persons({"0 persons", ""}), optional,
                              "most persons it takes", "75 persons")),
      inherited<PostForm>(row("build", &Post::build, building(), optional, "what building it takes",
                              "{takes: 40 d, costs: 250000 EUR}")),
      inherited<PostForm>(
          row("since", &Post::since, date(), optional, "it stood before the start, and is operational", "2020-12-01")),
      inherited<PostForm>(row(
          "holds", &Post::holds, map_of(reference(Collection::unit_types), whole_number(any_teams)), otherwise("{}"),
          "teams that stand here at the start and come from no base; needs `since`", "{border-guards: 1}")),
      inherited<PostForm>(row("supply", &Post::supply, supply(), optional,
                              "what it lives on; always enough when not given", "{holds: 14 d, without: 50 %}")),
  });
  return made_from<Post>(keys, one_post_or_a_row);
}

Kind<Deployment> deployment() {
  return block<Deployment>({
      row("send", &Deployment::send,
          map_of(reference(Collection::unit_types), whole_number(some_teams), Empty::refused), required,
          "teams by unit type", "{border-guards: 2}"),
      row("from", &Deployment::from, reference(Collection::bases), required, "the base they leave", "gyumri"),
      row("to", &Deployment::to, post_or_row(), required,
          "the post they go to; `ROW.3` is the third of a row, and `ROW.*` sends as many to each of its posts",
          "voskepar"),
      row("on", &Deployment::on, moment(), optional, "when it is ordered; not with `since`", "2021-08-05"),
      row("since", &Deployment::since, date(), optional, "it was complete before the start", "2020-12-01"),
      row("mobilise", &Deployment::mobilise, distribution(), otherwise("0 h"), "from order to departure",
          "{triangular: {low: 6 h, mode: 12 h, high: 2 d}}"),
      row("when", &Deployment::when, condition(), optional,
          "ordered once, as soon as the capital knows that this holds; with `on`, not before that date",
          "{state: cease-fire}"),
      row("rotate", &Deployment::rotate, rotation(), optional, "its teams are relieved",
          "{every: 90 d, handover: 2 d}"),
      row("withdraw", &Deployment::withdraw, withdrawal(), optional, "its teams go back, for good", "{on: 2022-02-01}"),
  });
}

}  // namespace picket::scenario
