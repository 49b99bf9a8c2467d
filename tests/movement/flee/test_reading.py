"""A Flee folder as it stands: laws of what is read, and the forms in which real folders come."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case import CaseError
from isthmus.movement.flee.closures import ever_open
from isthmus.movement.flee.model import model_of, new_people
from isthmus.movement.flee.places import kind_of, way_out
from isthmus.movement.flee.reading import is_flee_folder, read_folder
from isthmus.movement.flee.records import Closure, Demography, Folder, Link, Place
from tests.movement.flee.folder import DAYS, SOUND, without, write
from tests.movement.flee.spoil import (
    CHANGES,
    CLOSURES,
    CONFLICTS,
    FLOODS,
    LAYOUT,
    LOCATIONS,
    PERIOD,
    ROUTES,
    SETTINGS,
    Change,
    Files,
    both,
    drop,
    give,
    line,
    option,
    replace,
)

CAMPS = ("idpcamp", "camp")


def read(folder: Path, change: Change | None = None, days: int | None = None) -> Folder:
    files: Files = dict(SOUND)
    if change is not None:
        change(files)
    return read_folder(write(folder, files), days=days)


def same(one: Folder, other: Folder, *, but: tuple[str, ...] = ()) -> bool:
    """Whether two folders say the same, apart from some fields and from the rows they stand in."""
    for field in msgspec.structs.fields(Folder):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if field.name in ("name", *but):
            continue
        if field.name == "counts" and a is not None and b is not None:
            if a.places != b.places or not (a.by_place == b.by_place).all():
                return False
        elif isinstance(a, np.ndarray):
            if not np.array_equal(a, b):
                return False
        elif isinstance(a, tuple) and a and hasattr(a[0], "row"):
            if [rowless(x) for x in a] != [rowless(x) for x in b]:
                return False
        elif a != b:
            return False
    return True


def by_place(folder: Folder) -> np.ndarray | None:
    return None if folder.counts is None else folder.counts.by_place


def rowless(record: Place | Link | Closure) -> dict[str, object]:
    return {k: v for k, v in msgspec.structs.asdict(record).items() if k != "row"}


# --- laws ----------------------------------------------------------------------------------------


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_rows_changes_nothing(data: st.DataObject, tmp_path: Path) -> None:
    """Of routes, closures and registers; the first place alone says which country is home."""
    files: Files = dict(SOUND)
    for file in (ROUTES, CLOSURES, LAYOUT):
        head, *rows = SOUND[file].splitlines()
        files[file] = "\n".join([head, *data.draw(st.permutations(rows))])
    one, other = read_folder(write(tmp_path / "a")), read_folder(write(tmp_path / "b", files))
    assert sorted(map(str, map(rowless, one.links))) == sorted(map(str, map(rowless, other.links)))
    assert sorted(map(str, map(rowless, one.closures))) == sorted(
        map(str, map(rowless, other.closures))
    )
    assert one.counts is not None
    assert other.counts is not None
    at = [other.counts.places.index(name) for name in one.counts.places]
    assert np.array_equal(one.counts.by_place, other.counts.by_place[:, at])
    assert same(one, other, but=("links", "closures", "counts"))


@pytest.mark.parametrize("summed", ["sum_from_camps: True", "sum_from_camps: False"])
@pytest.mark.parametrize(
    "day0", ["insert_day0: True", "insert_day0: False", "empty_camps_on_day0: True"]
)
@pytest.mark.parametrize("until", [None, dt.date(2031, 2, 26), dt.date(2031, 3, 1)])
@pytest.mark.parametrize("total", ["900", "901"])
def test_a_folder_whose_counts_set_nobody_out_says_so_and_no_other_does(
    summed: str, day0: str, until: dt.date | None, total: str, tmp_path: Path
) -> None:
    files: Files = dict(SOUND)
    both(option("spawn_rules", summed), option("spawn_rules", day0))(files)
    give("source_data/refugees.csv", f"2031-03-01,900\n2031-03-09,{total}\n")(files)
    folder = read_folder(write(tmp_path, files), until=until)
    said = [one.values for one in folder.notices if one.code == "flee-counts-set-nobody-out"]
    assert bool(said) == (new_people(folder).sum() == 0)
    assert not said or said[0]["why"] == ("unknown" if folder.counts is None else "level")


def comments(text: str) -> str:
    head, *rows = text.splitlines()
    return "\n".join([head, "", *(row for one in rows for row in (one, "# a remark", ""))])


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text.replace(",", " , "),
        lambda text: "\n".join(",".join(f'"{c}"' for c in r.split(",")) for r in text.splitlines()),
        lambda text: "\n".join(f"{row},,," for row in text.splitlines()),
        comments,
    ],
    ids=["windows", "mark", "last line", "blanks", "quoted", "trailing commas", "comments"],
)
def test_the_form_of_the_files_changes_nothing(form: object, tmp_path: Path) -> None:
    assert callable(form)
    files = {p: form(t) if p.endswith(".csv") else t for p, t in SOUND.items()}
    assert same(read(tmp_path / "a"), read_folder(write(tmp_path / "b", files)))


def test_a_folder_is_read_the_same_twice(tmp_path: Path) -> None:
    assert same(read(tmp_path), read(tmp_path))


@pytest.mark.parametrize("days", [1, 7, 19])
def test_a_shorter_run_is_the_beginning_of_the_longer(days: int, tmp_path: Path) -> None:
    """Notices apart: what comes after the end is then said to come never."""
    whole, part = read(tmp_path / "a"), read(tmp_path / "b", days=days)
    assert part.days == days
    for a, b in (
        (whole.conflict, part.conflict),
        (whole.flood, part.flood),
        (whole.hunger, part.hunger),
        (by_place(whole), by_place(part)),
    ):
        assert a is not None
        assert b is not None
        assert np.array_equal(a[:days], b)


@given(st.integers(1, 6), st.data())
def test_a_way_out_is_found_along_any_route(n: int, data: st.DataObject) -> None:
    """Every place joined to a camp by a chain has a way out; cut off, it has none."""
    order = data.draw(st.permutations(range(n)))

    def place(i: int, kind: str) -> Place:
        return Place(
            name=str(i),
            region="R",
            country="A",
            lat=None,
            lon=None,
            kind="camp" if kind == "camp" else "conflict",
            conflict_date=None,
            people=1,
            attributes={},
            row=i,
        )

    def link(a: int, b: int) -> Link:
        turned = data.draw(st.booleans())
        a, b = (b, a) if turned else (a, b)
        return Link(
            first=str(a),
            second=str(b),
            km=1.0,
            forced=0,
            max_move_speed=None,
            walk_probability=0.0,
            attributes={},
            row=0,
        )

    places = [place(i, "camp" if i == order[0] else "conflict") for i in range(n)]
    chain = [link(a, b) for a, b in itertools.pairwise(order)]
    starts = [True] * n
    assert way_out(places, chain, starts) == []
    cut = data.draw(st.integers(0, n - 1))
    shut = {p.name for p in way_out(places, chain[:cut] + chain[cut + 1 :], starts)}
    assert shut == {str(i) for i in order[cut + 1 :]}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    closures=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "country,Almera,Cael",
                    "country,Brisca,Almera",
                    "country,Almera,Almera",
                    "location,Meru,",
                    "link,Meru,Orvel",
                    "link,Hallo,Lys",
                    "camp,Vell,",
                ]
            ),
            st.integers(0, 3) | st.integers(0, DAYS),
            st.just(-1) | st.integers(0, DAYS + 2),
        ).filter(lambda row: row[2] == -1 or row[1] < row[2]),
        max_size=6,
    )
)
def test_a_link_is_ever_open_where_the_model_opens_it_on_any_day(
    closures: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    text = "".join(f"{what},{start},{end}\n" for what, start, end in closures)
    folder = read(tmp_path, give(CLOSURES, f"#closure_type\n{text}"))
    model = model_of(folder)
    network = model.network
    names = [
        frozenset((network.places[a], network.places[b]))
        for a, b in zip(network.start, network.end, strict=True)
    ]
    ever = {
        name for name, day in zip(names, np.any(model.open, axis=0).tolist(), strict=True) if day
    }
    found = ever_open(folder.links, folder.places, folder.closures, folder.days)
    assert {frozenset((link.first, link.second)) for link in found} == ever


# --- the straight path ---------------------------------------------------------------------------


def test_every_part_of_the_folder_is_read(tmp_path: Path) -> None:
    folder = read(tmp_path / "almera")
    assert (folder.name, folder.first_day, folder.days) == ("almera", dt.date(2031, 3, 1), DAYS)
    assert [(p.name, p.kind, p.conflict_date, p.people) for p in folder.places] == [
        ("Orvel", "conflict", 0, 40000),
        ("Tassin", "conflict", 4, 9000),
        ("Meru", "town", None, 15000),
        ("Hallo", "forward", None, 0),
        ("Noor", "idpcamp", None, 5000),
        ("Lys", "camp", None, 8000),
        ("Vell", "camp", None, 12000),
    ]
    orvel = folder.places[0]
    assert (orvel.region, orvel.country, orvel.lat, orvel.lon, orvel.row) == (
        ("North", "Almera", 12.5, 30.25, 2)
    )
    assert orvel.attributes == {"roads": "paved"}
    assert folder.links[2] == Link(
        first="Meru",
        second="Noor",
        km=52.5,
        forced=0,
        max_move_speed=120.0,
        walk_probability=0.25,
        attributes={"max_move_speed": "120", "walk_probability": "0.25"},
        row=4,
    )
    assert folder.links[4].forced == 1
    assert folder.demography == (
        Demography(
            attribute="gender",
            values=("female", "male"),
            weights={"Default": (0.5, 0.5), "Orvel": (0.6, 0.4)},
        ),
    )
    assert folder.major_routes == (("Orvel", "Meru", "Hallo", "Lys"),)
    assert [(c.place, c.kind, c.day) for c in folder.changes] == [("Meru", "idpcamp", 9)]
    assert folder.settings.flood_movechances == (0.3, 0.6, 1.0)


def test_closures_say_from_when_to_when(tmp_path: Path) -> None:
    """A closure that never ends, however Flee writes it, ends on day -1."""
    closures = read(tmp_path).closures
    assert [(c.kind, c.first, c.second, c.start, c.end) for c in closures] == [
        ("country", "Almera", "Cael", 0, 6),
        ("location", "Noor", "", 2, 5),
        ("link", "Meru", "Hallo", 3, -1),
        ("camp", "Lys", "", 8, 12),
        ("remove_forced_redirection", "Hallo", "Lys", 9, -1),
    ]


def test_conflicts_come_day_by_day(tmp_path: Path) -> None:
    conflict = read(tmp_path).conflict
    assert conflict.shape == (DAYS, 7)
    assert conflict[:, 0].tolist() == [1.0] * DAYS
    assert conflict[:, 1].tolist() == [0.0] * 4 + [0.5] * 16
    assert np.flatnonzero(conflict[:, 2]).tolist() == [7]
    assert not conflict[:, 3:].any()


def test_without_a_file_conflicts_begin_on_their_date(tmp_path: Path) -> None:
    """With intensity 1, or that of the column `conflict_intensity`; a blank date is day 0."""
    change = both(
        drop(CONFLICTS),
        replace(LOCATIONS, "population,roads", "population,conflict_intensity"),
        replace(LOCATIONS, "paved", "0.25"),
        replace(LOCATIONS, "conflict_zone,0", "conflict_zone,"),
    )
    conflict = read(tmp_path, change).conflict
    assert conflict[:, 0].tolist() == [0.25] * DAYS
    assert conflict[:, 1].tolist() == [0.0] * 4 + [1.0] * 16
    assert not conflict[:, 2:].any()


def test_a_conflict_by_type_lasts_until_the_file_speaks_of_it(tmp_path: Path) -> None:
    """As in Flee: a place of conflict from day 0 is one before its first row above 0."""
    text = "#Day,Orvel\n" + "".join(f"{d},{1 if 5 <= d < 9 else 0}\n" for d in range(DAYS))
    conflict = read(tmp_path, give(CONFLICTS, text)).conflict
    assert conflict[:, 0].tolist() == [1.0] * 9 + [0.0] * 11
    assert not conflict[:, 1:].any()


def test_a_conflict_too_weak_to_count_is_none(tmp_path: Path) -> None:
    """Flee counts from a millionth on."""
    change = replace(CONFLICTS, "\n9,1,0.5", "\n9,1,0.0000009")
    assert read(tmp_path, change).conflict[8:11, 1].tolist() == [0.5, 0.0, 0.5]


def test_what_reaches_the_last_day_is_enough(tmp_path: Path) -> None:
    """Floods listed up to it, a register counted on it alone, or on the first day alone."""
    change = both(
        replace(FLOODS, "30,2", "19,2"),
        give("source_data/noor.csv", "2031-03-20,9\n"),
        give("source_data/lys.csv", "2031-03-01,7\n"),
        give("input_csv/registration_corrections.csv", ""),
        line("source_data/vell.csv", "2031-03-20,300"),
        line("source_data/vell-more.csv", "2031-03-20,60\n2031-04-20,80"),
    )
    folder = read(tmp_path, change)
    assert folder.notices == ()
    assert folder.counts is not None
    assert folder.counts.by_place[-1].tolist() == [7, 360, 9]
    assert folder.flood is not None
    assert folder.flood[-1, 2] == 2


@pytest.mark.parametrize("day", ["2031-03-21", "2031-02-28"])
def test_a_day_outside_is_not(day: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="nothing can be compared"):
        read(tmp_path, give("source_data/noor.csv", f"{day},9\n"))


def test_floods_and_hunger_lie_on_lines_between_their_days(tmp_path: Path) -> None:
    folder = read(tmp_path)
    assert folder.flood is not None
    assert folder.hunger is not None
    assert folder.flood[:, 2].tolist() == pytest.approx(
        [d / 10 for d in range(11)] + [1 + d / 20 for d in range(1, 10)]
    )
    assert not np.delete(folder.flood, 2, axis=1).any()
    assert folder.hunger[:, 0].tolist() == pytest.approx(
        [10 + 2 * d for d in range(10)] + [30 - d for d in range(10)]
    )
    assert (folder.hunger[:, 2] == 5).all()


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    folder = read_folder(
        write(
            tmp_path,
            without(
                "simsetting.yml",
                *(
                    f"input_csv/{name}.csv"
                    for name in (
                        "closures",
                        "flood_level",
                        "region_attributes_IPC",
                        "location_changes",
                        "major_routes",
                        "demographics_gender",
                        "registration_corrections",
                    )
                ),
            ),
        )
    )
    assert (folder.flood, folder.hunger) == (None, None)
    assert (folder.closures, folder.changes, folder.major_routes, folder.demography) == ((),) * 4
    assert folder.settings.max_move_speed == 360.0


@pytest.mark.parametrize(
    "driver",
    [
        option("spawn_rules", "conflict_driven_spawning: {spawn_mode: constant}"),
        both(
            option("spawn_rules", "flood_driven_spawning: {spawn_mode: constant}"),
            option("spawn_rules", "flood_zone_spawning_only: True"),
            option("spawn_rules", "conflict_zone_spawning_only: False"),
            replace(SETTINGS, "population: False", "population: True"),
        ),
    ],
    ids=["conflict", "flood"],
)
def test_who_flees_by_a_rule_needs_no_counts(driver: Change, tmp_path: Path) -> None:
    """No `source_data` at all; the counts are then unknown and not zero."""
    no_data = drop(*(file for file in SOUND if file.startswith("source_data/")))
    change = both(driver, no_data, give("input_csv/registration_corrections.csv", ""))
    assert read(tmp_path, change).counts is None


def test_people_of_day_0_may_be_left_out(tmp_path: Path) -> None:
    """Each register without its own first day, which one that falls is then below."""
    whole = read(tmp_path / "a").counts
    empty = read(tmp_path / "b", option("spawn_rules", "empty_camps_on_day0: True")).counts
    assert whole is not None
    assert empty is not None
    assert np.array_equal(empty.by_place, whole.by_place - whole.by_place[0])
    assert np.array_equal(empty.total, whole.total - whole.total[0])


@pytest.mark.parametrize(
    "quiet",
    [
        line("source_data/refugees.csv", "2031-03-02,1"),
        line("source_data/noor.csv", "2031-03-25,1"),
        replace("source_data/lys.csv", "02-27,100", "02-26,9000\n2031-03-01,100"),
        both(
            line("source_data/noor.csv", "2031-03-18,1"),
            option("spawn_rules", "conflict_driven_spawning: {spawn_mode: constant}"),
        ),
        both(
            option("spawn_rules", "sum_from_camps: False"),
            line("source_data/noor.csv", "2031-03-18,1"),
        ),
    ],
    ids=["total that is not used", "after", "before", "nobody by counts", "camp not used"],
)
def test_a_fall_that_changes_nothing_is_not_told(quiet: Change, tmp_path: Path) -> None:
    folder = read(tmp_path, quiet)
    assert "flee-counts-fall" not in {notice.code for notice in folder.notices}


# --- forms of real folders -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("camp", "camp"),
        ("Camp_2", "camp"),
        ("idpcamp", "idpcamp"),
        ("IDP camp", "idpcamp"),
        ("conflict_zone", "conflict"),
        ("conflict_camp", "camp"),
        ("forwarding_hub", "forward"),
        ("marker", "marker"),
        ("default", "town"),
        ("Town", "town"),
        ("flood_zone", "flood_zone"),
        ("village", None),
        ("", None),
    ],
)
def test_a_type_is_matched_as_flee_matches_it(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "header",
    [
        "#name,region,country,gps_x,gps_y,location_type,conflict_date,pop/cap,roads,",
        "name,region,country,lat,lon,location_type,conflict_date,population,roads,",
        '"#name","region","country","lat","long","type","conflict_date","capacity","roads",',
        "#Name,Region,Country,Latitude,Longitude,Location_Type,Conflict_Date,Population,roads,",
        "#a,b,c,d,e,f,g,h,roads,",
    ],
)
def test_a_header_may_be_worded_in_many_ways(header: str, tmp_path: Path) -> None:
    old = SOUND[LOCATIONS].splitlines()[0]
    assert same(read(tmp_path / "a"), read(tmp_path / "b", replace(LOCATIONS, old, header)))


def test_longitude_may_stand_before_latitude_when_the_header_says_so(tmp_path: Path) -> None:
    turned = read(tmp_path, replace(LOCATIONS, "latitude,longitude", "longitude,latitude"))
    assert (turned.places[0].lon, turned.places[0].lat) == (12.5, 30.25)


@pytest.mark.parametrize("file", [LOCATIONS, ROUTES])
def test_a_header_without_its_mark_is_no_place(file: str, tmp_path: Path) -> None:
    """By any name in it that no place or road bears, whatever its first column is called."""
    header, rest = SOUND[file].split("\n", 1)
    other = ",".join(["who", *header.split(",")[1:]])
    assert same(read(tmp_path / "a"), read(tmp_path / "b", give(file, f"{other}\n{rest}")))


def test_what_is_wrong_with_a_cell_names_its_column_as_the_file_does(tmp_path: Path) -> None:
    change = both(
        replace(LOCATIONS, "latitude,longitude", "lat,Long"),
        replace(LOCATIONS, "12.5,30.25", "x,y"),
    )
    with pytest.raises(CaseError) as refused:
        read(tmp_path, change)
    assert [problem.column for problem in refused.value.problems] == ["lat", "Long"]


def test_a_position_that_is_none_is_not_used_and_one_at_an_edge_is(tmp_path: Path) -> None:
    change = both(
        replace(LOCATIONS, "12.5,30.25", "-90,180"), replace(LOCATIONS, "12.9,30.5", "90.1,0")
    )
    places = read(tmp_path, change).places
    assert [(place.lat, place.lon) for place in places[:2]] == [(-90.0, 180.0), (None, None)]


def test_a_route_may_be_as_long_as_half_the_girth_of_the_earth(tmp_path: Path) -> None:
    assert read(tmp_path, replace(ROUTES, "Meru,60", "Meru,20040")).links[0].km == 20_040


def test_what_a_place_leaves_blank_is_read_as_flee_reads_it(tmp_path: Path) -> None:
    place = read(tmp_path, line(LOCATIONS, "Ost,,,,,town,not yet,")).places[-1]
    assert (place.region, place.country) == ("unknown", "unknown")
    assert (place.lat, place.lon, place.conflict_date, place.people) == (None, None, None, 0)


def test_older_names_of_files_are_found(tmp_path: Path) -> None:
    files = {
        {
            PERIOD: "input_csv/conflict_period.csv",
            LAYOUT: "source_data/data_layout_refugee.csv",
        }.get(path, path): text
        for path, text in SOUND.items()
    }
    assert same(read(tmp_path / "a"), read_folder(write(tmp_path / "b", files)))


def test_a_road_listed_twice_is_there_twice(tmp_path: Path) -> None:
    links = read(tmp_path, line(ROUTES, "Meru,Orvel,60,,,")).links
    assert [
        (k.first, k.second, k.km) for k in links if {k.first, k.second} == {"Orvel", "Meru"}
    ] == [
        ("Orvel", "Meru", 60.0),
        ("Meru", "Orvel", 60.0),
    ]


def test_a_place_may_become_the_same_twice_and_a_camp_of_a_later_day_be_closed(
    tmp_path: Path,
) -> None:
    change = both(line(CHANGES, "Meru,idpcamp,9"), line(CLOSURES, "idpcamp,Meru,,12,14"))
    folder = read(tmp_path, change)
    assert [(c.place, c.kind, c.day) for c in folder.changes] == [("Meru", "idpcamp", 9)] * 2
    assert (folder.closures[-1].first, folder.notices) == ("Meru", ())


def test_closures_with_a_day_between_them_leave_a_way(tmp_path: Path) -> None:
    """On one day alone, the one that they do not cover; all borders closed leave the camps."""
    closed = "location,Orvel,,0,12\nlocation,Orvel,,13,-1\nlocation,Orvel,,3,9"
    borders = "country,Almera,Cael,0,-1\ncountry,Brisca,Almera,0,-1"
    assert read(tmp_path, line(CLOSURES, f"{closed}\n{borders}")).notices == ()


def test_a_closure_that_does_nothing_is_left_out(tmp_path: Path) -> None:
    change = both(
        line(CLOSURES, "location,Noor,,4,4"),
        line(CLOSURES, "remove_forced_redirection,Orvel,Lys,1,0"),
        line(CLOSURES, "country,Brisca,Cael,0,-1"),
    )
    assert len(read(tmp_path / "a", change).closures) == len(read(tmp_path / "b").closures)


def test_the_caller_may_give_the_length_that_a_folder_lacks(tmp_path: Path) -> None:
    assert read(tmp_path, give(PERIOD, "StartDate,2031-03-01\n"), days=5).days == 5


def test_a_flee_folder_is_known_by_its_places(tmp_path: Path) -> None:
    assert is_flee_folder(write(tmp_path / "a"))
    assert not is_flee_folder(tmp_path)
    assert not is_flee_folder(tmp_path / "nothing")
    assert not is_flee_folder("x" * 5000)
