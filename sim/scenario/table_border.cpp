#include "table_blocks.hpp"

#include "data_files.hpp"

// The table of keys: the line, what lies along it, and where names of places are looked up.

namespace picket::scenario {

Kind<Border> border() {
  const auto keys = block<Border>({
      row("geometry", &Border::geometry, file(), required, "a GeoJSON file, in this file's folder or below",
          "data/border.geojson"),
      row("feature", &Border::feature, text(), required, "the LineString whose property `id` this is", "east"),
      row("reference", &Border::reference, length({"0 km", "100 km", true}), otherwise("1 km"),
          "tolerance to which the line is generalised; all lengths are measured along the result", "1 km"),
  });
  return made_from<Border>(keys, [](Border made, const Node& node, Reading& reading) -> std::optional<Border> {
    const Node& geometry = *node.find("geometry");
    const std::size_t before = reading.findings().count();
    const auto source = named_file(reading.findings(), geometry);
    if (!source) return std::nullopt;
    auto line = line_of_feature(*source, made.feature, *node.find("feature"), reading);
    if (!line || reading.findings().count() != before) return std::nullopt;
    made.line = std::move(*line);
    return made;
  });
}

Kind<Scenario> places() {
  const auto keys = block<PlacesFile>({
      row("file", &PlacesFile::file, file(), required, "a CSV with a header and the columns name, lon and lat",
          "data/settlements.csv"),
      row("region", &PlacesFile::region, text(), optional, "the column that tells places of one name apart", "adm1"),
      row("size", &PlacesFile::size, text(), optional, "the column of a size, to choose labels by", "population"),
  });
  return {keys.shape, [keys](const Node& node, Scenario& to, Reading& reading) {
            PlacesFile asked;
            const bool understood = keys.read(node, asked, reading);
            const auto source = understood ? named_file(reading.findings(), *node.find("file")) : std::nullopt;
            auto found = source ? places_in(*source, asked, node, reading) : std::nullopt;
            if (found) to.places = std::move(*found);
            reading.set_places(to.places, found.has_value());
            return found.has_value();
          }};
}

Kind<Scenario> roads() {
  return block<Scenario>({
      row("detour", &Scenario::detour, number({"1", "100"}), otherwise("1"), "road distance over great-circle distance",
          "1.5"),
      row("graph", &Scenario::roads, road_graph(), optional,
          "a network that teams and convoys travel on, from the node nearest to where they are",
          "{file: data/roads.geojson, classes: {primary: {speed: 50 km/h}}}"),
  });
}

Kind<Chainage> chainage() {
  const auto along = made_from<Chainage>(length({"0 km", ""}), [](Length at, const Node&, Reading&) {
    Chainage made;
    made.along = at;
    return std::optional{made};
  });
  Shape words{.form = Shape::Form::either, .words = "a chainage like 112 km, 'start' or 'end'"};
  words.choices = {"start", "end"};
  words.element = along.shape;
  const Kind<Chainage> brief{
      std::make_shared<const Shape>(words), [along, words](const Node& node, Chainage& to, Reading& reading) {
        to = Chainage{};
        to.end = node.text == "end";
        if (to.end) return true;
        if (node.text == "start") to.along = Length{};
        if (node.text == "start") return true;
        const bool a_number = node.text.find_first_of("0123456789") != std::string::npos;
        return a_number ? along.read(node, to, reading) : refuse_form(node, reading, words.words);
      }};
  return named(
      "chainage", "a chainage like 112 km, or {near: PLACE, offset: -9 km}",
      either(brief, block<Chainage>({
                        row("near", &Chainage::near, site(), required, "the point of the border nearest to this place",
                            "Voskepar"),
                        row("offset", &Chainage::offset, length({"-40000 km", ""}), otherwise("0 km"),
                            "and from there so far along the border; towards its start when negative", "-9 km"),
                    })));
}

Kind<Sector> sector() {
  return block<Sector>({
      row("border", &Sector::border, reference(Collection::borders), required, "the border it is a part of", "east"),
      row("from", &Sector::from, chainage(), required, "where it begins", "{near: Voskepar, offset: -9 km}"),
      row("to", &Sector::to, chainage(), required, "where it ends", "130 km"),
      row("region", &Sector::region, text(), optional, "a label for reports", "Tavush"),
      row("neighbours", &Sector::neighbours, set_of(reference(Collection::sectors)), otherwise("[]"),
          "sectors that are neighbours beside those that touch", "[sotk]"),
      row("hot_spots", &Sector::hot_spots, map_of(new_id(), hot_spot()), otherwise("{}"),
          "where more begins than elsewhere; what they leave is spread evenly",
          "{bridge: {at: 118 km, share: 30 %, within: 2 km}}"),
      row("demarcated", &Sector::demarcated, share(), otherwise("0 %"),
          "the share of it that is demarcated at the start", "20 %"),
  });
}

}  // namespace picket::scenario
