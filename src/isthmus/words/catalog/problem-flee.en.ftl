# What can be wrong with a folder in Flee's format, what to do about it, and what may surprise.

# --- the folder and its files

problem-flee-no-folder = '{ $value }' is no folder of Flee: it holds no folder input_csv. Give the folder that holds input_csv, source_data and simsetting.yml.
problem-flee-days = { $value } is no number of days to simulate. Give a whole number from 1 to { $most }.
problem-flee-missing-file = an option of simsetting.yml asks for this file, and it is missing. Put it there, or switch the option off.
problem-flee-needed-file = this file is missing, and the folder cannot be read without it. Put it there.
problem-flee-missing-counts = there is no file { $value }. Put it there, or take it out of the layout.
problem-flee-file-outside = '{ $value }' leads out of source_data. Name a file inside that folder.
problem-flee-no-rows = the file has no row or no header. Write both, or delete the file if nothing is to be said.
problem-flee-file-unread = Isthmus does not read this file; in Flee it feeds options that are refused or off. Nothing is changed by it.

# --- the period

problem-flee-period-start = no row says StartDate. Add one: StartDate,2022-04-20.
problem-flee-period-length = no row says Length. Add one with the number of days: Length,300.
problem-flee-period-twice = { $value } stands already in row { $first }. Keep the row that is right.
problem-flee-days-many = { $value } is too late a day: { $most } days have to fit after it. Correct the date.
problem-flee-too-few-days = the file has { $value } days and the simulation lasts { $days }. Add the days that are missing, or shorten the period.
problem-flee-days-order = the days in the first column do not rise. Put the rows in the order of days, each day once.
problem-flee-days-outside = the days listed are { $value }, and the simulation goes from day 0 to day { $last }. Add rows for its first and its last day; days between are filled in.
problem-flee-day-numbers = the first column does not count 0, 1, 2…; Flee takes each row for the next day whatever its number, and so does Isthmus.

# --- places and routes

problem-flee-column-order = cell { $cell } of the header is '{ $value }', and Flee takes it for { $wanted }, by its position. Put the columns in Flee's order.
problem-flee-place-twice = the place '{ $value }' stands already in row { $first }. Keep one of the two, or give them different names.
problem-flee-place-unknown = no place is called '{ $value }'. Add it to locations.csv, or correct the name.
problem-flee-place-unknown-near = no place is called '{ $value }'. Did you mean { $near }?
problem-flee-kind-unknown = '{ $value }' is no type of place. Use conflict_zone, town, camp, idpcamp, forwarding_hub, marker or flood_zone.
problem-flee-country-blank = { $times ->
    [one] { $value } (row { $rows }) has no country. It lies
   *[other] these places have no country: { $value } (rows { $rows }). They lie
  } in a country apart, "unknown", { $home ->
    [yes] which is the one that people flee from, as the first row is: all others are abroad.
   *[no] which is abroad.
  } Fill in the country.
problem-flee-no-position = '{ $value }' has no latitude or longitude, and stay_close_to_home needs both. Fill them in.
problem-flee-position = { $value } is no position on Earth: a latitude lies between -90 and 90, a longitude between -180 and 180. { $times ->
    [one] It is not used.
   *[other] Those of { $times } places are none, and are not used.
  } { $turned ->
    [yes] Exchange the two columns if longitude stands before latitude here, or correct the degrees.
   *[no] Correct the degrees.
  }
problem-flee-negative = '{ $value }' is below 0. Correct the number; people, capacities, shares and intensities are never negative.
problem-flee-day-negative = '{ $value }' is before day 0, the first of the simulation. Write 0 for what holds from the beginning, or the day on which it comes.
problem-flee-distance = the distance is { $value } km, and a route has a length above 0. Correct the distance.
problem-flee-distance-far = the distance is { $value } km, and no two places are farther apart than { $most } km, half the Earth's girth. If it is in metres, write kilometres.
problem-flee-speed = the speed is { $value } km a day, on which nobody arrives. Give one above 0, or leave the cell blank.
problem-flee-route-to-itself = the route leads from '{ $value }' to itself. Give two places.
problem-flee-route-km = the route { $way } stands already in row { $first }, with { $before } km and not { $value }. Keep the row that is right.
problem-flee-route-forced = the route { $way } stands already in row { $first }, with another redirection than '{ $value }'. Keep the row that is right.
problem-flee-route-other = the route { $way } stands already in row { $first }, with { $before } in this column and not { $value }. Keep the row that is right.
problem-flee-route-twice = { $times ->
    [one] the route { $value } is listed twice, the same both times. It draws twice as many people, as in Flee; keep one row if that is not meant.
   *[other] { $times } routes are listed a second time, { $value } first. Each draws twice as many people, as in Flee; keep one row of each if that is not meant.
}
problem-flee-no-way-out = people flee from '{ $value }', and no route leads from there to a camp or another country. Add the route that is missing, or correct the names in routes.csv.
problem-flee-no-destination = no place is a camp and none lies abroad: everyone stays on the road between the places where people flee. Give a camp if there is one.
problem-flee-nobody-flees = no place has a conflict or a flood in the period: nobody flees. Check conflicts.csv and the types of places.
problem-flee-home = the country that people flee from is { $value }, that of the first row, as in Flee; people flee in { $others } too, and count as abroad there. Put a place of another country in the first row if that one is meant.
problem-flee-major-short = a major route joins two places or more: '{ $value }'. Add the others, or delete the row.
problem-flee-major-gap = the major route goes { $value }, and routes.csv has no such route. Add it, or correct the names.
problem-flee-major-twice = a major route comes through each place once: '{ $value }'. Correct the names, or make two routes of it.
problem-flee-major-unused = these ways act where people choose among fixed routes, as in Flee, and they do not here: nothing is changed by this file. Write fixed_routes: True if it is meant to act.

# --- what changes

problem-flee-closure-unknown = '{ $value }' is nothing that can be closed. Use one of: { $choices }.
problem-flee-country-unknown = no place lies in a country '{ $value }'. Use a country of locations.csv.
problem-flee-country-unknown-near = no place lies in a country '{ $value }'. Did you mean { $near }?
problem-flee-closure-no-route = there is no route { $value } to close. Add it to routes.csv, or correct the names.
problem-flee-closure-no-redirection = there is no route { $value }, so no redirection on it can end. Flee passes over this row, and so does Isthmus; correct the names if one is meant.
problem-flee-closure-no-camp = '{ $value }' is never a camp (its type is { $kind }), so it cannot be closed as one. Correct the name, or write location to close the routes there.
problem-flee-closure-same-country = '{ $value }' has no border with itself: all routes inside it are closed, as in Flee. Give two countries if a border is meant.
problem-flee-closure-no-border = no route crosses the border { $value }: nothing is closed. Correct the countries if another border is meant.
problem-flee-closed-in = people flee from these places, and closures that last the whole period leave them no way to a camp or to another country: { $value }. They stay on the roads between; give the closures an end if that is not meant.
problem-flee-closure-ends-before = the closure ends on day { $value }, before it begins on day { $start }. Exchange the two, or write -1 for one that never ends.
problem-flee-closure-empty = the closure ends on the day { $value } on which it begins: nothing is ever closed. Write -1 for one that never ends.
problem-flee-closure-late = the closure begins on day { $value }, and the simulation ends on day { $last }: it never comes.
problem-flee-change-late = the change comes on day { $value }, and the simulation ends on day { $last }: it never comes.
problem-flee-change-twice = { $place } becomes '{ $value }' on day { $day }, on which it becomes something else in row { $first }. Keep the row that is right.
problem-flee-column-no-place = the column '{ $value }' is of no place in locations.csv. It says nothing that is used.
problem-flee-column-lost = { $near ->
    [none] the column '{ $value }' is of no place in locations.csv, so what it says is lost, as it is in Flee. Add the place, or correct the name.
   *[other] the column '{ $value }' is of no place in locations.csv, so what it says is lost, as it is in Flee. If { $near } is meant, correct the name.
}
problem-flee-conflict-unlisted = '{ $value }' is a conflict zone from day 0 by its type (row { $place_row } of locations.csv), and this file never speaks of it: it stays one to the end, as in Flee. Give it a column, or another type.
problem-flee-conflict-and-flood = floods drive people out and this file holds conflicts too: they make places dangerous, and displace nobody.
problem-flee-nowhere-to-flee-from = on day { $day } the counts rise and nobody flees from any place{ $days ->
    [one] {""}
   *[other] , as on { $days } days in all
  }: { $people } people would come from nowhere. { $why ->
    [decay] By then conflict_spawn_decay is 0 at all places in conflict. Give it a last value above 0, or another conflict.
    [hasten] At the places in conflict live fewer people than hasten ({ $hasten }) divides by. Give a smaller one; Isthmus is as fast with all people.
    [dated] No inhabited place is a conflict zone by then. Give one an earlier conflict_date, or its population.
   *[listed] No inhabited place is in conflict. Give a conflict that begins before, or the population of its place.
  }
problem-flee-flood-level = the highest flood level is { $value }, and { $option } has values up to level { $highest }. Add the values that are missing to the list in simsetting.yml.
problem-flee-region-missing = { $near ->
    [none] no column is of the region '{ $value }', in which there are places. Add it, with 0 where nobody is in a food crisis.
   *[other] no column is of the region '{ $value }', in which there are places. Is it '{ $near }'? Add it, with 0 where nobody is in a food crisis.
}
problem-flee-region-unknown = no place lies in the region '{ $value }'. The column says nothing that is used.
problem-flee-no-default = the classes of '{ $value }' have no column Default, and not every place has a column of its own. Add Default.
problem-flee-no-weight = in the column '{ $value }' all weights are 0: nobody would have any class. Correct them.
problem-flee-class-all = no class of people can be called '{ $value }': that is what all of them together are called in the results. Give it another name.
problem-flee-class-twice = the class '{ $value }' stands already in row { $first }. Keep one of the two, or give them different names.
problem-flee-no-demography = the folder tells no classes of people by '{ $value }'{ $known ->
    [none] , or by anything else. Leave --by out, or write the file.
   *[other] . It tells them by: { $known }. Name one of these, or write the file.
  }
problem-flee-needs-demography = the rules on children need the shares of '{ $value }', and this file is missing. Put it there, or switch the rules off in simsetting.yml.

# --- what was counted

problem-flee-layout-row = a row of the layout is a place and its files: '{ $value }'. Write both.
problem-flee-layout-twice = '{ $value }' stands already in row { $first }. Put all files of one place into one row.
problem-flee-layout-total = no row is called total. Add one with the file of all counts together: total,refugees.csv.
problem-flee-no-counts = the file holds no count. Add a row with a date and a count, or take the file out of the layout.
problem-flee-counts-outside = '{ $value }' is counted from { $first } to { $last }, and the simulation goes from { $begins } to { $ends }: nothing can be compared. Correct the dates, or the period.
problem-flee-counts-order = { $value } comes after a later date. Isthmus sorts the rows; Flee does not, and its numbers between two counts are then not to be trusted. Sort them.
problem-flee-counts-cut = the files of '{ $value }' end on different days. Their sum ends with the first of them, on { $ends }, as in Flee, and stays as it is from then on. Give all of them counts up to the same day.
problem-flee-counts-fall = { $times ->
    [one] on { $date } the count falls to { $count }: { $people } people leave the register. Nobody is sent back in the simulation; those who come next are taken to replace them.
   *[other] on { $date } the count falls to { $count }, the first of { $times } falls: { $people } people leave the register in all. Nobody is sent back in the simulation; those who come next are taken to replace them.
}
problem-flee-counts-no-camp = these places are counted and are no camps: { $value }. Flee compares camps only; their counts are added to the others.
problem-flee-counts-set-nobody-out = { $why ->
    [no-camp] nobody flees: as many flee as the counts of the camps rise by (sum_from_camps), and no camp is listed. Add the files of the camps, or write sum_from_camps: False to go by the total.
    [hasten] nobody flees: as many flee as the counts rise by, and divided by hasten ({ $hasten }) they never rise in the period. Give a smaller hasten; Isthmus is as fast with all people.
    [unknown] nobody flees: as many flee as the counts rise by, and nothing had been counted by then. Choose a later day.
   *[level] nobody flees: as many flee as the counts rise by, and they never rise in the period. Give counts that do, a longer period, or say in simsetting.yml how many flee (conflict_driven_spawning).
}
problem-flee-camp-uncounted = nothing was counted at these camps: { $value }. They are simulated and compared with nothing.
problem-flee-correction-unknown = { $near ->
    [none] nothing was counted of '{ $value }'. Use a name of data_layout.csv.
   *[other] nothing was counted of '{ $value }'. Did you mean { $near }?
}
problem-flee-correction-day = { $place } has no count of { $value } with one above 0 before it, so nothing can be scaled. Give the day of the first verified count.
problem-flee-correction-kind = '{ $value }' is no correction that is known. Write normalize, or leave the cell blank.

# --- simsetting.yml

problem-flee-two-settings = { $value } was read, and this file was not. Keep one of the two.
problem-flee-yaml = from here on the file is no YAML of options. Write "option: value", with blanks and no tabs before it.
problem-flee-settings-older = the settings are in the older form without sections. They are read by their names; what is not given has the value of Flee 3.
problem-flee-option-unknown = '{ $value }' is no option of Flee. Delete the line, or correct the name.
problem-flee-option-unknown-near = '{ $value }' is no option of Flee. Did you mean { $near }?
problem-flee-option-place = { $section ->
    [none] '{ $value }' stands in no section: Flee would pass over it here. Move it to the left margin.
   *[other] '{ $value }' belongs in { $section }: Flee would pass over it here. Move it there.
}
problem-flee-option-older = '{ $value }' is an older name of { $now }. It is read as that; Flee 3 would pass over it.
problem-flee-option-section = '{ $value }' is a section, with options below it. Indent them below it, or delete the line.
problem-flee-option-twice = '{ $value }' was given in row { $first } already. This one counts, as in Flee; delete the other.
problem-flee-option-switch = { $option } is '{ $value }'. Write True or False.
problem-flee-option-number = { $option } is '{ $value }', which is no number. Write digits with a point for decimals.
problem-flee-option-whole = { $option } is '{ $value }', which is no whole number. Write digits only.
problem-flee-option-range = { $option } is { $value }, outside { $minimum } to { $maximum }. Correct the value.
problem-flee-option-share = { $option } is { $value }, and with spawn_mode: pop_ratio it is a share of those who live at a place, from 0 to 1. Correct it, or write spawn_mode: constant for people a day.
problem-flee-option-list = { $option } is '{ $value }', which is no list of numbers. Write it between brackets: [1.0, 0.5, 0.1].
problem-flee-option-word = { $option } is '{ $value }'. Use one of: { $choices }.
problem-flee-zones-both = people cannot flee from conflicts only and from floods only. With flood_zone_spawning_only set conflict_zone_spawning_only to False.
problem-flee-flood-takes = floods displace people day after day, and take_from_population is off: the same residents would flee again each day. Set it to True.
problem-flee-conflict-not-driving = conflict_driven_spawning does nothing with flood_zone_spawning_only, as in Flee. Delete one of the two.
problem-flee-flood-not-driving = flood_driven_spawning does nothing without flood_zone_spawning_only, as in Flee. Set that to True, or delete this.
problem-flee-sinks = camps_are_sinks is on, and Isthmus does what it says: every day people leave the register of a camp with the chance in { $value }. Flee looks for the option under a misspelt name and does nothing.
problem-flee-sinks-none = camps_are_sinks is on, and no place has a chance in a column { $value }: nobody leaves the register. Add the column, with the chance of leaving on a day (0 to 1) for each camp, or switch the option off.
problem-flee-refused-persons = '{ $value }' asks for a file of persons. Isthmus takes no record of a person: switch it off and give counts by place and day in source_data.
problem-flee-refused-two-system = '{ $value }' gives each person friends and a way of thinking, which counts do not hold. Switch it off.
problem-flee-refused-harvest = '{ $value }' sends each person home for the harvest, which Isthmus does not model. Leave the list empty.
problem-flee-refused-economy = '{ $value }' weighs countries by income and trade, which Isthmus does not model. Switch it off and use foreign_weight.
problem-flee-refused-matching = '{ $value }' sends people to places by their ethnicity or religion. Isthmus lets no such attribute decide: switch it off.
problem-flee-refused-forecast = '{ $value }' lets people foresee floods, which Isthmus does not model. Switch it off.
problem-flee-refused-older = '{ $value }' is of Flee 1 and has no equal since. Switch it off, or delete the line.
problem-flee-refused-intensity = a default intensity of { $value } is not known to Flee's rules as they are described. Delete the line and give intensities in conflicts.csv.
