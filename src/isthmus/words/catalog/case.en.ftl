# What can be wrong with a case, and what to do about it.

problem-row = row { $row }
problem-rows = row { $row } and { $more } more
problem-column = column { $column }
problem-line = line { $line }
problem-key = key { $key }
problem-element = element { $path }

# --- finding, making and describing a case

problem-before-case = nothing of this case was published by { $value }; it begins on { $begins }. Choose that day or a later one.
problem-day-too-late = { $value } is too far ahead: no case reaches beyond { $year }. Choose an earlier day.
problem-no-case = '{ $value }' is a folder but no case: it has no { $file }. 'isthmus new FOLDER' makes a case to start from; 'isthmus check FOLDER --describe' writes the file for tables that are already there.
problem-no-folder = there is no folder '{ $value }' that can be looked into. Make it first, or correct the path.
problem-case-is-file = '{ $value }' is a file. Give the folder that holds the case.
problem-case-missing = there is no folder '{ $value }' and no case of that name comes with Isthmus. These do: { $shipped }.
problem-case-missing-near = there is no folder '{ $value }' and no case of that name comes with Isthmus. Did you mean { $near }? These come with it: { $shipped }.
problem-nothing-to-describe = '{ $value }' holds no table of a case. 'isthmus new FOLDER' makes a case to start from.
problem-out-is-file = '{ $value }' is a file. Give a folder with --out.
problem-new-is-file = '{ $value }' is already there and is no folder. Choose another name.
problem-new-not-empty = the folder '{ $value }' is not empty, and nothing in it is touched. Choose a new folder.
problem-new-title = '{ $value }' is no title for a case. Give one line of text that holds no address and no number of a person.
problem-cannot-write = { $why ->
    [permission] this may not be written by you. Choose a folder of your own, or ask for permission to write here.
    [full] the disk is full. Free some space and try again; nothing was left half-written.
    [missing] the folder that it belongs in is not there. Make it first, or correct the path.
    [folder] a folder of that name is in the way. Choose another name.
    [name] the system takes no such name. Choose a shorter or simpler one.
   *[other] this could not be written ({ $reason }). Choose another folder, or try again.
}

# --- files

problem-unreadable = { $why ->
    [permission] this may not be read by you. Change its permissions, or copy it to a file of your own.
    [folder] this is a folder and no file. Give the file.
   *[other] this could not be read ({ $reason }). Check the file and the disk that it lies on.
}
problem-unlisted = { $why ->
    [permission] this folder may not be looked into by you. Change its permissions.
   *[other] this folder could not be looked into ({ $reason }). Check the disk that it lies on.
}
problem-not-a-file = this is called like a table and is no file: a folder, or a link that leads nowhere. Delete it, or put the file in its place.
problem-not-text = this is a spreadsheet, an archive or a PDF that is only called CSV. Open it and save it as CSV in UTF-8.
problem-utf-16 = this is UTF-16 ("Unicode text"), not UTF-8. Save it as UTF-8; in a spreadsheet choose "CSV UTF-8".
problem-not-utf8 = '{ $value }' is not UTF-8 (byte { $byte }). Save the file as UTF-8; in a spreadsheet choose "CSV UTF-8".
problem-nul = the text holds a NUL byte; the file is damaged or not text. Save it again as CSV in UTF-8.
problem-empty-file = the file is empty. Write at least its header, or delete it.
problem-missing-table = the table is missing. Every case needs it; 'isthmus new FOLDER' makes a case that has it.
problem-stray-file = this file belongs to no table of a case. Move it out of the folder; tables are called as in the case format, in lower case, and observations go into observations/.
problem-stray-file-near = this file belongs to no table of a case. Did you mean { $near }? Rename it, or move it out of the folder.

# --- rows and headers

problem-quote-open = a quotation mark is opened in this row and never closed. Close it, or write "" for a quotation mark inside a cell.
problem-quote-inside = something follows a closing quotation mark before the next comma, in this row or above it. Write "" for a quotation mark inside a cell.
problem-cell-too-long = a cell is longer than { $longest } signs; a quotation mark above it may not be closed. Close it, or shorten the text.
problem-separator = the cells are not separated by commas: '{ $value }'. Save the file as CSV with commas.
problem-column-unnamed = cell { $cell } of the header is blank. Name the column, or delete it.
problem-column-twice = the column '{ $value }' stands there twice. Keep one.
problem-person-column = the column '{ $value }' could hold a person. Isthmus works on aggregates and takes no record of a person: delete the column, and keep counts only.
problem-unknown-column = no column of this table is called '{ $value }'. Delete it, or see the case format for the columns there are.
problem-unknown-column-near = no column of this table is called '{ $value }'. Did you mean { $near }?
problem-missing-column = the column '{ $value }' is missing. Add it to the header.
problem-header-differs = the header is '{ $value }', and that of { $first } is '{ $header }'. Give all files of one table the same columns in the same order.
problem-too-many-cells = the row has { $found } cells and the header { $wanted }: { $value }. Put a cell that holds a comma between quotation marks.
problem-too-few-cells = the row has { $found } cells and the header { $wanted }: { $value }. Add the cells that are missing, blank ones too.

# --- cells

problem-blank = the cell is blank and has to be filled.
problem-sign = the text holds the sign { $sign }, which is no letter: the trace of a wrong conversion, or a control sign. Write the text again.
problem-person-contact = the text holds '{ $found }', which leads to a person. Delete it: Isthmus takes no record of a person.
problem-id = '{ $word }' is no short name. Use lower-case letters, digits and hyphens, such as panama-city.
problem-population-id = '{ $value }' is no population word. Use lower-case letters, digits and hyphens, or three capitals for a code of nationality; 'all' is taken.
problem-date = '{ $value }' is no date. Write year-month-day, such as 2022-04-20.
problem-out-of-range = '{ $value }' is outside { $minimum } to { $maximum }. Correct the value or its unit.
problem-too-low = '{ $value }' is below { $minimum }. Correct the value; leave the cell blank when the publisher gives none.
problem-period = '{ $value }' is no period. Write 2021, 2022-03, 2022-03-09 or 2022-01-01/2022-03-20.
problem-number = '{ $value }' is no number. Write digits with a point for decimals and nothing between thousands, such as 13791 or 2.5; leave the cell blank when the publisher gives none.
problem-integer = '{ $value }' is no whole number. Write digits only.
problem-enum = '{ $value }' is not one of: { $choices }. Choose one of these.
problem-url = '{ $value }' is no web address. It begins with http:// or https://; leave the cell blank when there is none.
problem-country = no country has the code '{ $word }'. Use ISO 3166 alpha-3, such as PAN, or define the code in populations.csv with the dimension nationality.
problem-location = '{ $value }' is no place of places.csv, no country (ISO 3166 alpha-3) and no border (AAA>BBB). Add the place or correct the cell.
problem-location-near = '{ $value }' is no place of places.csv, no country (ISO 3166 alpha-3) and no border (AAA>BBB). Did you mean { $near }?
problem-population = no table defines the population '{ $word }'. Use an ISO 3166 alpha-3 nationality or add the word to populations.csv.
problem-population-near = no table defines the population '{ $word }'. Did you mean { $near }?
problem-population-twice = '{ $value }' holds two words of the dimension { $dimension }. Keep one.
problem-listed-twice = '{ $word }' stands twice in the cell. Keep one.
problem-dimension = '{ $word }' is no dimension. Use all, alone, or some of: { $choices }.

# --- between rows and tables

problem-duplicate = the key ({ $key }) { $value } stands already in { $first_file }, row { $first_row }. Delete one of the two; a later edition of the same number has its own published date.
problem-reference = { $table } has no row called '{ $value }'. Add it there or correct the cell.
problem-reference-near = { $table } has no row called '{ $value }'. Did you mean { $near }?
problem-code-not-nationality = '{ $code }' has three capitals, which only a code of nationality has, and its dimension is '{ $value }'. Write nationality, or give the word lower-case letters.
problem-published-before-period = { $value } is before { $period } begins: no number is published before what it counts. Correct one of the two.
problem-ends-before = { $value } is before { $first } ({ $begin }). Correct one of the two.
problem-undated = { $filled } is filled but not the day it became known. Give that day here, so that a brief of an earlier date does not know it.
problem-known-before = the row names '{ $named }', which became known on { $published }, and was itself known earlier ({ $known ->
    [always] always
   *[other] { $known }
}). Give the row that day or a later one here, or the place an earlier one.
problem-no-place = the row says no place, and other rows of { $series } do. Give the place, or take it from every row if the series counts at large.
problem-flag-of-another = '{ $value }' is a fault of the series { $series }, not of this one. Name a fault of the row's own series.
problem-flag-outside = { $period } is outside the time of the fault '{ $value }' ({ $starts } to { $ends ->
    [open] this day
   *[other] { $ends }
}). Take the flag away, or correct the dates of the fault.
problem-route-to-itself = the route leads from '{ $value }' to itself. Give two places.
problem-distance = the row says { $value } km along a great circle, the two places are { $km } km apart. Correct the distance or a coordinate, or set distance_basis to reported.
problem-low-above-high = { $value } is less than days_low ({ $low }). Exchange the two.
problem-border-without-route = no route of routes.csv crosses from { $a } to { $b }, so '{ $value }' is no border of this network. Add a route or correct the cell.
problem-no-observations = no observation was found. A case counts something: add at least one row.
problem-tables-disagree = in { $series }, { $place }, { $period }, the table by { $table } sums to { $value } and the table by { $other } to { $total }. Correct the row that is wrong; if the publisher's own tables differ, say so in faults.csv (kind incomplete, method or reclassified).

# --- what was said

problem-words = '{ $value }' begins with a quotation mark and is no JSON string. Write the words as they stand in the text, or close the mark and write \" for one inside.
problem-json = '{ $value }' is no JSON object. Write it as it was, or leave the cell blank.
problem-instant = '{ $value }' is no moment. Write it in Coordinated Universal Time, such as 2022-04-20T15:30:00Z.
problem-not-sha256 = '{ $value }' is no SHA-256. It has 64 signs, 0 to 9 and a to f: put the row back as it was written.
problem-text-missing = the text is not there, so nothing holds what its claims say. Put the file back, or delete the rows of the document in documents.csv, claims.csv and judgements.csv.
problem-text-altered = this is not the text that was read: its hash is not that of documents.csv, and no claim can be found in it again. Put the file back as it was (a program may have changed the ends of its lines), or put the changed document into a case as one of its own.
problem-text-not-utf8 = the text is not UTF-8 (byte { $byte }). Put the file back as it was written.
problem-span-outside = the quote is to stand from { $start } to { $value }, in a text of { $length } signs. Put the row back as it was written.
problem-context-outside = the sentence from { $start } to { $value } does not hold the quote, or does not stand in the text. Put the row back as it was written.
problem-quote-differs = the claim quotes '{ $value }', and in that place the text says '{ $text }'. Put the row back as it was written; what a person reads otherwise stands in judgements.csv.
problem-content-altered = the row is not the one that was written as '{ $value }': its content has another hash. Put it back as it was; rows of this table are never changed, a newer one is added.
problem-supersedes-elsewhere = '{ $value }' is a claim of another document. A reading supersedes one of the same words: name that one, or leave the cell blank.
problem-handle-long = '{ $value }' is too long for a handle. Give a role or initials of at most 16 signs, never the name of a person.
problem-pair-lacking = '{ $decision }' is said of two claims, and only one is named. Name the other one.
problem-pair-needless = '{ $decision }' is said of one claim, and two are named. Name one.
problem-pair-of-one = both claims of the pair are '{ $value }'. Name two.
problem-correction-unfit = a correction stands with the decision 'correct' and with no other; here the decision is '{ $decision }'. Give the correction, or another decision.
problem-correction-empty = the correction changes nothing. Give each field that is to be read otherwise, with its value, or accept the claim.
problem-correction-field = '{ $field }' cannot be corrected. These can: { $choices }.
problem-undoes-unfit = the decision 'undo' names the judgement that it undoes, and no other decision does; here it is '{ $decision }'. Correct one of the two.
problem-undoes-elsewhere = '{ $value }' is a judgement of other claims, or a later one. Undo an earlier judgement of the same claim.

# --- datapackage.json

problem-package-json = the file is not JSON from line { $line }, sign { $column }. Correct it, or delete it and run 'isthmus check FOLDER --describe'.
problem-package-not-json = the file holds no JSON object in UTF-8. Delete it and run 'isthmus check FOLDER --describe'.
problem-package-format = the case format is '{ $value }', this version reads { $wanted }. Run 'isthmus check FOLDER --describe' to write it anew.
problem-package-name = '{ $value }' is no name for a case. Under "name" write lower-case letters, digits and hyphens, such as southern-border.
problem-package-titles = the case has no title in every language ({ $languages }). Under "isthmus" give "titles": one line of text for each.
problem-package-stale = the description does not fit the tables in the folder. Run 'isthmus check FOLDER --describe' to write it anew.
