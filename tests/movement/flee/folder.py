"""A small Flee folder with invented names, for the tests to read and to spoil.

Owns: its files as text. Two conflicts in Almera drive people to a camp there and to two camps in
Brisca and Cael, over a town and a forwarding hub, for twenty days. Nothing of it is worth a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

DAYS = 20

#: Every file of the folder by its path.
SOUND: Mapping[str, str] = {
    "simsetting.yml": """\
log_levels:
  agent: 0
  granularity: location
spawn_rules:
  take_from_population: False
  conflict_spawn_decay: [1.0, 0.5]
move_rules:
  max_move_speed: 200.0
  camp_weight: 2
  awareness_level: 2
  flood_rules:
    flood_movechances: [0.3, 0.6, 1.0]
  fixed_routes: True
optimisations:
  hasten: 1
""",
    "input_csv/sim_period.csv": f"StartDate,2031-03-01\nLength,{DAYS}\n",
    "input_csv/locations.csv": """\
#name,region,country,latitude,longitude,location_type,conflict_date,population,roads,
Orvel,North,Almera,12.5,30.25,conflict_zone,0,40000,paved,
Tassin,North,Almera,12.9,30.5,conflict_zone,4,9000,,
Meru,South,Almera,12.1,30.0,town,,15000,,
Hallo,South,Almera,11.9,29.5,forwarding_hub,,,,
Noor,South,Almera,11.7,29.9,idpcamp,,5000,,
Lys,West,Brisca,12.0,28.5,camp,,8000,,
Vell,East,Cael,11.0,31.0,camp,,12000,,
""",
    "input_csv/routes.csv": """\
#name1,name2,distance,forced_redirection,max_move_speed,walk_probability
Orvel,Meru,60,,,
Tassin,Orvel,45,0,,
Meru,Noor,52.5,,120,0.25
Meru,Hallo,70,,,
Hallo,Lys,110,1,,
Noor,Vell,180,,,
""",
    "input_csv/closures.csv": """\
#closure_type,name1,name2,closure_start,closure_end
country,Almera,Cael,0,6
location,Noor,,2,5
link,Meru,Hallo,3,-1
camp,Lys,,8,12
remove_forced_redirection,Hallo,Lys,9,0
""",
    "input_csv/conflicts.csv": "#Day, Orvel, Tassin, Meru,\n"
    + "".join(f"{day},1,{0.5 if day >= 4 else 0},{int(day == 7)},\n" for day in range(DAYS)),
    "input_csv/flood_level.csv": "#Day,Meru\n0,0\n10,1\n30,2\n",
    "input_csv/region_attributes_IPC.csv": (
        "#Day,North,South,West,East\n0,10,5,0,0\n10,30,5,0,0\n40,0,5,0,0\n"
    ),
    "input_csv/location_changes.csv": "#name,location_type,date\nMeru,idpcamp,9\n",
    "input_csv/major_routes.csv": "Orvel,Meru,Hallo,Lys\n",
    "input_csv/demographics_gender.csv": ("gender,Default,Orvel\nfemale,0.5,0.6\nmale,0.5,0.4\n"),
    "input_csv/registration_corrections.csv": "Lys,2031-03-11,normalize\n",
    "source_data/data_layout.csv": (
        "total,refugees.csv\nLys,lys.csv\nVell,vell.csv,vell-more.csv\nNoor,noor.csv\n"
    ),
    "source_data/refugees.csv": "Date,Refugees\n2031-03-01,900\n2031-03-21,7000\n",
    "source_data/lys.csv": "Date,Count\n2031-02-27,100\n2031-03-05,600\n2031-03-11,1000\n",
    "source_data/vell.csv": "2031-03-01,200,of all\n2031-03-15,300,of all\n2031-03-21,\n",
    "source_data/vell-more.csv": "2031-03-01,20\n2031-03-08,40\n2031-03-15,60\n",
    "source_data/noor.csv": "#Date,Count\n2031-03-01,50\n2031-03-20,2000\n",
}


def write(folder: Path, files: Mapping[str, str | bytes] = SOUND) -> Path:
    """Put the files of a folder there; returns the folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def without(*paths: str) -> dict[str, str]:
    """The sound folder without some of its files."""
    return {path: text for path, text in SOUND.items() if path not in paths}
