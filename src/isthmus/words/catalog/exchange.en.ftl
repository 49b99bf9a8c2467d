# Promises, exchanged with others: IATI, tables, JSON, a calendar.

exchange-reporter = Isthmus register, { $case }
exchange-outside = Amount outside any commitment: { $id }
exchange-bounds = { $how ->
    [between] (As told: from { $low } to { $high } { $currency }.)
    [least] (As told: at least { $low } { $currency }.)
    [most] (As told: at most { $high } { $currency }.)
   *[about] (As told: about { $low } { $currency }.)
}
exchange-calendar = Deadlines and meetings: { $case }
exchange-deadline = Deadline: { $title }
exchange-target = Target ends: { $title }
exchange-session = { $session } ({ $meeting })
exchange-by = Promised by: { $who }.
exchange-category = { $kind ->
    [meeting] Meeting
    [target] Target
   *[deadline] Deadline
}

# --- writing and reading files

problem-exchange-foreign = the folder '{ $value }' holds { $found }, which is no part of an exchange. Give another folder with --out.
problem-exchange-into-foreign = the folder '{ $value }' holds { $found }, and nothing that stands is overwritten. Give a new folder with --into.
problem-exchange-unwritten = { $why ->
    [permission] you may not write here. Choose a folder of your own, or ask for permission.
    [full] the disk is full. Make room and try again; nothing half-written is left.
    [missing] the folder it should stand in is not there. Make it first, or correct the path.
    [folder] a folder of that name is there. Choose another name.
    [name] the system takes no such name. Choose a shorter or simpler one.
   *[other] it could not be written ({ $reason }). Choose another folder, or try again.
}
problem-exchange-no-file = there is no file or folder '{ $value }'. Correct the path.
problem-exchange-ending = '{ $value }' does not say what it holds. Give an IATI file (.xml), a register (.json), a table (.csv) or a folder of tables.
problem-exchange-empty = the folder holds no table. Give one with files such as transactions.csv.
problem-exchange-no-table = no table of the register is called so.{ $near ->
        [none] {""}
       *[other] {" "}Did you mean { $near }?
    } Name the file after its table: { $known }.
problem-exchange-no-xml = this is no XML ({ $reason }). Correct the line, or export the file again.
problem-exchange-doctype = the file declares a document type, which may hold entities, and no activity file needs one. Delete the declaration.
problem-exchange-deep = elements stand in one another too deep for a file of activities. Check what wrote it.
problem-exchange-no-json = this is no JSON ({ $reason }). Correct the line, or export the file again.
problem-exchange-no-register = this JSON is no register: its "name" is not isthmus-register. Give a file that isthmus track --out wrote.
problem-exchange-json-version = version '{ $value }' of such a file is not known. Export it again with this version of Isthmus.
problem-exchange-json-key = nothing here is called '{ $value }'.{ $near ->
        [none] {""}
       *[other] {" "}Did you mean { $near }?
    } Known: { $known }.
problem-exchange-json-row = '{ $value }' holds no single values. Give each row as an object whose values are texts, numbers, true, false or null, by these names: { $known }.
problem-exchange-more = { $count } more such.

# --- whether rows fit the case

problem-exchange-unknown-name = neither the case nor the file has '{ $value }' in { $table }.{ $near ->
        [none] {""}
       *[other] {" "}Did you mean { $near }?
    } { $blank ->
        [yes] The cell was left blank; add that row and read the file again to keep it.
       *[no] Add that row to the file or to the case first.
    }
problem-exchange-twice = '{ $value }' stands twice, and differs. Keep the row that is right.
problem-exchange-stands-otherwise = '{ $value }' stands in { $table } of the case with other values in: { $columns }. It was left out; compare the two and change the case by hand.
problem-exchange-left-out = '{ $value }' is not in the activity file: { $why ->
    [stage] IATI has no type of transaction for what was only asked for ({ $stage }).
    [total] it is a running total, and whoever sums the file would count it twice.
    [part] it is a part of an amount that stands there.
    [amount] no amount was told.
    [to-come] its day is still to come.
   *[parties] neither who gives nor who receives is told.
    } It stands in the tables and in register.json.

# --- the rules of IATI 2.03

problem-iati-root = this is a file of '{ $value }', not of activities. Give an activity file, whose root is iati-activities.
problem-iati-version = version '{ $value }' says activities otherwise. Versions read here: { $known }. Convert the file to 2.03 first.
problem-iati-no-activity = the file holds no activity. Give one that does.
problem-iati-unknown = IATI 2.03 knows no such thing in { $inside }. It was not read; correct its name if it is meant.
problem-iati-order = it stands after { $before }, and belongs before it. Put it in the order of the schema.
problem-iati-missing = it is missing. Add it: version 2.03 asks for it.
problem-iati-too-many = it stands too often. Keep one.
problem-iati-blank = it is blank. Write its text, or leave the element out.
problem-iati-code = '{ $value }' is no code of the list { $list }. Use one of: { $choices }.
problem-iati-value = '{ $value }' is no { $wanted ->
    [boolean] yes or no. Write 1 or 0.
    [country] country of ISO 3166-1. Write its two letters, such as PA.
    [currency] currency of ISO 4217. Write its three capitals, such as USD.
    [date] date. Write year-month-day, such as 2024-03-05.
    [datetime] moment. Write it as 2024-03-05T00:00:00Z.
    [decimal] amount. Write digits with a point for decimals, without signs for thousands.
    [identifier] identifier. It holds none of / & | and ?.
    [integer] whole number. Write digits alone.
    [language] language of ISO 639-1. Write two letters, such as es.
    [percent] percentage. Write a number from 0 to 100 without a sign.
    [uri] address. Write it without blanks.
    [version] version that is read here. Use 2.03.
   *[words] text. Write some.
}
problem-iati-prefix = the identifier '{ $value }' does not begin with that of the reporting organisation, '{ $start }-'. Correct either of them.
problem-iati-nameless = it has neither an identifier nor a name. Add one of the two.
problem-iati-language = the text names no language, and the activity has none. Add xml:lang to either.
problem-iati-currency = the amount names no currency, and the activity has no default. Add currency, or default-currency to the activity.
problem-iati-no-start = no start of the activity is told. Add an activity-date of type 1 or 2.
problem-iati-date-order = the end, { $value }, comes before the start, { $start }. Correct one of the two days.
problem-iati-to-come = { $value } is later than { $day }, and what it tells has happened. Correct the day.
problem-iati-twice-said = it stands with the activity and with its transactions. Keep one of the two places.
problem-iati-recipient = each transaction names exactly one country or region once any of them does. Add it, or leave one.
problem-iati-percent = the percentages sum to { $value }. Change them until they sum to 100.
problem-iati-sector = no sector is told. Add one to the activity, or to each of its transactions.
problem-iati-same = the identifier '{ $value }' stands also in line { $first }. Keep the activity that is right.

# --- what of a foreign file was left out or assumed

problem-iati-edited = the activity came from Isthmus and was edited since. It was read as anyone's.
problem-iati-row = '{ $value }' is no table of the register, or its row has columns that the table has not. Export the file again.
problem-iati-not-held = { $count ->
    [one] One element holds what no table of the register does and was left out: { $names }.
   *[other] { $count } elements hold what no table of the register does and were left out: { $names }.
}
problem-iati-types-out = { $count ->
    [one] One transaction is of a type that is neither promised nor paid and was left out: { $names }.
   *[other] { $count } transactions are of types that are neither promised nor paid and were left out: { $names }.
}
problem-iati-negative = { $value } is below zero, a correction; no table of the register holds one, and it was left out. Correct the amount that it corrects by hand.
problem-iati-no-money = '{ $value }' has no transaction that was promised or paid. It was left out.
problem-iati-chain = '{ $value }' receives money and passes it on. It became two commitments: the money is a chain, not a sum.
problem-iati-kind = the kind of '{ $value }' is not told and was taken to be a government. Correct it in organisations.csv.
problem-iati-text-out = '{ $value }' leads to a person or holds signs that are no text. The text was left out.
