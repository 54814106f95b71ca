#!/usr/bin/env python3
"""Writes a scenario of any size, to see what loading costs: borders of 1,000 sectors of 1 km each, posts along them.

usage: make.py DIR [--sectors 100000] [--posts 400000]

Loads with: picket explain DIR/scenario.yaml name
"""

import argparse
import json
import math
import pathlib

METRES_PER_DEGREE = 6378137.0 * math.pi / 180  # along the equator
SECTORS_OF_A_BORDER = 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sectors", type=int, default=100_000)
    parser.add_argument("--posts", type=int, default=400_000)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    borders = -(-arguments.sectors // SECTORS_OF_A_BORDER)
    length = SECTORS_OF_A_BORDER * 1000 / METRES_PER_DEGREE
    at = [(-170 + 20 * (b % 16), -60 + b // 16) for b in range(borders)]
    features = [{"type": "Feature", "properties": {"id": f"b{b}"},
                 "geometry": {"type": "LineString", "coordinates": [[x, y], [x + length / 2, y], [x + length * 1.5, y]]}}
                for b, (x, y) in enumerate(at)]
    (arguments.folder / "borders.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with open(arguments.folder / "scenario.yaml", "w") as out:
        out.write("picket: 1\nname: A scenario of size\nclock: {start: 2021-08-05, length: 30 d}\n"
                  "sides: {one: {name: One}, other: {name: Other}}\nborders:\n")
        for b in range(borders):
            out.write(f"  b{b}: {{geometry: borders.geojson, feature: b{b}, reference: 1 m}}\n")
        out.write("unit_types:\n  guards: {side: one, team: 5 persons, road: 40 km/h, may: [watch, patrol, respond]}\n"
                  "sectors:\n")
        for s in range(arguments.sectors):
            b, k = divmod(s, SECTORS_OF_A_BORDER)
            out.write(f"  sector-{s:06}:\n    border: b{b}\n    from: {k} km\n    to: {k + 1} km\n"
                      f"    region: Region {b // 10}\n    demarcated: 20 %\n")
        out.write("posts:\n")
        for p in range(arguments.posts):
            s = p * arguments.sectors // arguments.posts
            b, k = divmod(s, SECTORS_OF_A_BORDER)
            x, y = at[b]
            along = k + (p * arguments.sectors % arguments.posts) / arguments.posts
            out.write(f"  post-{p:06}:\n    at: [{x + along * 1000 / METRES_PER_DEGREE:.6f}, {y:.6f}]\n"
                      f"    sector: sector-{s:06}\n    watch:\n      radius: 1.5 km    # a tower on a plain, seen from it by day and by night\n"
                      f"      detects: 85 %     # observers with binoculars and a log book\n    capacity: 20 persons\n"
                      f"    since: 2021-01-01\n    holds:\n      guards: 2           # two teams that relieve each other\n")
        out.write("incidents:\n  clash:\n    rate: 2.0 /month per 100 km    # assumption\n"
                  "escalation:\n  levels:\n    shots: {down: 3 h}\n")


if __name__ == "__main__":
    main()
