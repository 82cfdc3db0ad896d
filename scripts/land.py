"""Make src/lintas/drawings/land.json, the land of the learning map.

    python3 scripts/land.py PATH/land-50m.json

The source is Natural Earth's land at 1:50 million (public domain), as the npm package world-atlas 2.0.2 has it in
TopoJSON: `npm pack world-atlas@2.0.2` brings `land-50m.json`. The same source makes the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from lintas.drawings.polyline import encoded
from lintas.drawings.simplify import simplified

FILE = Path(__file__).parent.parent / "src" / "lintas" / "drawings" / "land.json"
SOURCE = "Natural Earth, land at 1:50 million, by the npm package world-atlas 2.0.2 (land-50m.json)"
LICENCE = "public domain"
GRID = 50  # steps in a degree: 0.02 degrees, about 2 km
TOLERANCE = 0.035  # degrees of latitude, about 4 km: as far as a simplified coast may lie from the true one
LEAST = 0.012  # square degrees at the equator, about 150 km²: smaller islands are left out
SOUTHMOST = -60.0  # degrees: no city lies in what is wholly below

Ring = list[tuple[float, float]]


def rings_of(topology: dict[str, Any]) -> Iterator[Ring]:
    """Every ring of a TopoJSON file's land, in degrees; holes are rings as well."""
    (step_x, step_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        arcs.append([])
        for dx, dy in arc:
            x, y = x + dx, y + dy
            arcs[-1].append((x * step_x + left, y * step_y + bottom))
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                yield _joined(arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring)


def _joined(arcs: Iterable[Ring]) -> Ring:
    """Arcs as one ring round its own middle; what crosses the antimeridian goes on past 180 degrees."""
    points: Ring = []
    for arc in arcs:
        for lon, lat in arc[1:] if points else arc:
            turns = round((points[-1][0] - lon) / 360) if points else 0
            points.append((lon + turns * 360, lat))
    lons = [lon for lon, _ in points]
    turns = round((min(lons) + max(lons)) / 2 / 360)
    return [(lon - turns * 360, lat) for lon, lat in points]


def smaller(ring: Ring) -> list[tuple[int, int]]:
    """A ring on the grid, as simple as the tolerance allows; empty for one that is left out."""
    if max(lat for _, lat in ring) < SOUTHMOST:
        return []
    width = math.cos(math.radians(sum(lat for _, lat in ring) / len(ring)))  # of a degree of longitude there
    flat = [(lon * width, lat) for lon, lat in ring]
    if _area(flat) < LEAST:
        return []
    # A ring begins where it ends; the point farthest from there parts it in two lines.
    far = max(range(len(flat)), key=lambda number: math.dist(flat[0], flat[number]))
    kept = [*simplified(flat[: far + 1], TOLERANCE)[:-1], *simplified(flat[far:], TOLERANCE)[:-1]]
    points = [(round(x / width * GRID), round(y * GRID)) for x, y in kept]
    return [point for number, point in enumerate(points) if point != points[number - 1]]


def _area(ring: Ring) -> float:
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))) / 2


def header() -> dict[str, object]:
    """What the file says of itself."""
    return {
        "source": SOURCE,
        "licence": LICENCE,
        "made by": "scripts/land.py",
        "grid": GRID,
        "tolerance": TOLERANCE,
        "least": LEAST,
    }


def digest(rings: list[str]) -> str:
    """A digest of the rings, by which a test sees that nobody changed them by hand."""
    return hashlib.sha256("\n".join(rings).encode()).hexdigest()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topology", type=Path, help="land-50m.json of world-atlas")
    given = parser.parse_args()
    found = map(smaller, rings_of(json.loads(given.topology.read_text(encoding="utf-8"))))
    rings = [encoded(ring) for ring in found if len(ring) > 2]  # noqa: PLR2004  (two points enclose nothing)
    content = {**header(), "digest": digest(rings), "rings": rings}
    FILE.write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")
    print(f"Wrote {len(rings)} rings, {FILE.stat().st_size:,} bytes")
