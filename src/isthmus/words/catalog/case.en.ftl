# What can be wrong with a case, and what to do about it.

problem-row = row { $row }
problem-column = column { $column }

problem-before-case = nothing of this case was published by { $value }; it begins on { $begins }. Choose that day or a later one.
problem-no-case = '{ $value }' is a folder but no case: it has no { $file }. 'isthmus new FOLDER' makes a case to start from; 'isthmus check FOLDER --describe' writes the file for tables that are already there.
problem-case-is-file = '{ $value }' is a file. Give the folder that holds the case.
problem-case-missing = there is no folder '{ $value }' and no case of that name comes with Isthmus. These do: { $shipped }.
problem-case-missing-near = there is no folder '{ $value }' and no case of that name comes with Isthmus. Did you mean { $near }? These come with it: { $shipped }.
problem-nothing-to-describe = '{ $value }' holds no table of a case. 'isthmus new FOLDER' makes a case to start from.

problem-empty-file = the file is empty. Write at least its header, or delete it.
problem-csv = this is not well-formed CSV ({ $reason }). Look for a quotation mark that is opened and not closed on this line or above it.
problem-not-utf8 = '{ $value }' is not UTF-8 (byte { $byte }). Save the file as UTF-8; in a spreadsheet choose "CSV UTF-8".
problem-nul = the text holds a NUL byte; the file is damaged or not text. Save it again as CSV in UTF-8.
problem-separator = the cells are not separated by commas: '{ $value }'. Save the file as CSV with commas.
problem-column-twice = the column '{ $value }' stands there twice. Keep one.
problem-person-column = the column '{ $value }' could hold a person. Isthmus works on aggregates and takes no record of a person: delete the column, and keep counts only.
problem-unknown-column = no column of this table is called '{ $value }'. Delete it, or see the case format for the columns there are.
problem-unknown-column-near = no column of this table is called '{ $value }'. Did you mean { $near }?
problem-missing-column = the column '{ $value }' is missing. Add it to the header.
problem-ragged = the row has { $found } cells and the header { $wanted }: { $value }. Quote cells that hold a comma.
problem-missing-table = the table is missing. Every case needs it; 'isthmus new FOLDER' makes a case that has it.

problem-blank = the cell is blank and has to be filled.
problem-person-contact = the text holds '{ $found }', which leads to a person. Delete it: Isthmus takes no record of a person.
problem-id = '{ $value }' is no short name. Use lower-case letters, digits and hyphens, such as panama-city.
problem-population-id = '{ $value }' is no population word. Use lower-case letters, digits and hyphens, or three capitals for a code of nationality; 'all' is taken.
problem-date = '{ $value }' is no date. Write year-month-day, such as 2022-04-20.
problem-out-of-range = '{ $value }' is outside { $minimum } to { $maximum }. Correct the value or its unit.
problem-too-low = '{ $value }' is below { $minimum }. Correct the value; leave the cell blank when the publisher gives none.
problem-period = '{ $value }' is no period. Write 2021, 2022-03, 2022-03-09 or 2022-01-01/2022-03-20.
problem-number = '{ $value }' is no number. Write digits with a point for decimals and nothing between thousands, such as 13791 or 2.5; leave the cell blank when the publisher gives none.
problem-integer = '{ $value }' is no whole number. Write digits only.
problem-enum = '{ $value }' is not one of: { $choices }.
problem-url = '{ $value }' is no web address. It begins with http:// or https://; leave the cell blank when there is none.
problem-country = no country has the code '{ $value }'. Use ISO 3166 alpha-3, such as PAN, or define the code in populations.csv with the dimension nationality.
problem-location = '{ $value }' is no place of places.csv, no country (ISO 3166 alpha-3) and no border (AAA>BBB). Add the place or correct the cell.
problem-location-near = '{ $value }' is no place of places.csv, no country (ISO 3166 alpha-3) and no border (AAA>BBB). Did you mean { $near }?
problem-population = no table defines the population '{ $word }'. Use an ISO 3166 alpha-3 nationality or add the word to populations.csv.
problem-population-near = no table defines the population '{ $word }'. Did you mean { $near }?
problem-population-twice = '{ $value }' holds two words of the dimension { $dimension }. Keep one.
problem-dimension = '{ $word }' is no dimension. Use all or one of: { $choices }.

problem-duplicate = the key ({ $key }) { $value } stands already in { $first_file }, row { $first_row }. Delete one of the two; a later edition of the same number has its own published date.
problem-reference = { $table } has no row called '{ $value }'. Add it there or correct the cell.
problem-reference-near = { $table } has no row called '{ $value }'. Did you mean { $near }?
problem-published-before-period = { $value } is before the period { $period } begins: no count is published before what it counts. Correct one of the two.
problem-ends-before = { $value } is before { $first } ({ $begin }). Correct one of the two.
problem-undated = { $column } is filled but not the day it became known. Give that day here, so that a brief of an earlier date does not know it.
problem-route-to-itself = the route leads from '{ $value }' to itself. Give two places.
problem-distance = the row says { $value } km along a great circle, the two places are { $km } km apart. Correct the distance or a coordinate, or set distance_basis to reported.
problem-low-above-high = { $value } is less than days_low ({ $low }). Exchange the two.
problem-border-without-route = no route of routes.csv crosses from { $a } to { $b }, so '{ $value }' is no border of this network. Add a route or correct the cell.
problem-no-observations = no observation was found. A case counts something: add at least one row.
problem-tables-disagree = in { $series }, { $period }, the table by { $table } sums to { $value } and the table by { $other } to { $total }. Correct the row that is wrong; if the publisher's own tables differ, say so in faults.csv (kind incomplete, method or reclassified).

problem-package-json = the file is not JSON ({ $reason }). Correct it, or delete it and run 'isthmus check FOLDER --describe'.
problem-package-format = the case format is '{ $value }', this version reads { $wanted }. Run 'isthmus check FOLDER --describe' to write it anew.
problem-package-titles = the case has no title. Under "isthmus" give "titles": a title for each language.
problem-package-stale = the description does not fit the tables in the folder. Run 'isthmus check FOLDER --describe' to write it anew.
problem-stray-file = this file belongs to no table of a case. Move it out of the folder; observations go into observations/.
