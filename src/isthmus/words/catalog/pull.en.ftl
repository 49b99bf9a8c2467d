# Fetching figures from publishers and reading their files.

# --- a publisher's file that is refused --------------------------------------------------------------
problem-pull-and-more = and more of the same. This is probably not the file that the reader is for.
problem-pull-empty = the file is empty. Fetch it again.
problem-pull-not-utf8 = this is not UTF-8 (byte { $value }). Take the file as the publisher serves it, not as a spreadsheet saved it.
problem-pull-not-text = the text holds a NUL byte: the file is damaged or not text. Fetch it again.
problem-pull-no-csv = this is not well-formed CSV ({ $value }). Fetch the file again.
problem-pull-long-cell = a cell is far longer than any of a table of counts. Look for a quotation mark that is never closed.
problem-pull-ragged = the row has { $value } cells and the header { $wanted }. Fetch the file again; if it is so at the publisher, report it.
problem-pull-no-json = this is not well-formed JSON ({ $value }). Fetch it again.
problem-pull-no-workbook = this is no workbook (it begins with { $value }). Take the .xlsx or .xls that the publisher serves.
problem-pull-damaged-workbook = the workbook cannot be read ({ $value }). Fetch it again; if that does not help, open it in a spreadsheet and save it as .xlsx.
problem-pull-too-large = the file unpacks to { $value } bytes and a publication has at most { $most }. This is not the file that the reader is for.
problem-pull-sheet-too-large = a sheet has more cells than any publication ({ $value }). This is not the file that the reader is for.
problem-pull-no-sheet = there is no sheet '{ $value }' with anything on it; the workbook has: { $found }. Take the workbook that has it.
problem-pull-no-table = the table was not found; it is known by: { $value }. Take the publication that has it, or see the reader for the layout it expects.
problem-pull-no-total = the table on sheet '{ $value }' has { $found } rows of totals and needs one, to be checked against.
problem-pull-no-year = '{ $value }' does not say which one year this is. Give one year between 1900 and 2100; for a table by month, in a line above its heading.
problem-pull-year-unstated = no line above the table says which year it is of. Write the year in a line above its heading.
problem-pull-no-month = '{ $value }' is no month as the publisher writes them. See whether the publication changed.
problem-pull-no-date = '{ $value }' is no date (year-month-day). See whether the publication changed.
problem-pull-fiscal-year = '{ $value }' is no fiscal year as the publisher writes them ('2024', '2025 (FYTD)'). See whether the publication changed.
problem-pull-gap-in-months = a month without a total stands before one that has a total; totals there are for: { $value }. Fill the gap or take the publisher's own file.
problem-pull-before-total = { $label } has { $value } in month { $month }, whose total is blank. See whether the publication is complete.
problem-pull-column-twice = the column '{ $value }' stands there twice. Keep one.
problem-pull-person-column = the column '{ $value }' could hold a person. Isthmus works on aggregates and takes no record of a person: take the publisher's table of counts.
problem-pull-unknown-column = no column of this publication is called '{ $value }'. A new column is news: see what it holds, then name it in source.toml of this publisher.
problem-pull-unknown-column-near = no column of this publication is called '{ $value }'. If the publisher renamed { $near }, change it in source.toml of this publisher.
problem-pull-missing-column = the column '{ $value }' is missing. Take the publication that has it; the columns of each stand in source.toml of this publisher.
problem-pull-missing-field = the record lacks this field. See whether the publication changed.
problem-pull-unknown-category = '{ $value }' is a category that is not known; known are { $known }. See what it means, then name it in source.toml of this publisher.
problem-pull-unknown-category-near = '{ $value }' is a category that is not known. If the publisher renamed { $near }, change it in source.toml of this publisher.
problem-pull-unknown-country = nothing says which country '{ $value }' is. Add the spelling to nationalities.csv, with its reason.
problem-pull-unknown-answer = this is none of the publisher's answers (it holds { $value }). Take one of the addresses in source.toml of this publisher.
problem-pull-publisher-says = the publisher answered with an error: { $value }
problem-pull-encounter-type = the type is '{ $value }', where authority and component make it { $wanted }. See whether the publication changed.
problem-pull-not-rounded = { $value } is no multiple of { $to }, to which the publisher rounds. See whether the publication changed.
problem-pull-no-record = this is no record of named fields: '{ $value }'. See whether the publication changed.
problem-pull-no-text = this should be text: '{ $value }'. See whether the publication changed.
problem-pull-no-count = '{ $value }' is no count: a whole number from zero up. Correct the cell, or name the mark in source.toml of this publisher.
problem-pull-no-number = '{ $value }' is no number. See whether the publication changed.
problem-pull-no-spot = '{ $value }' is no latitude and longitude. See whether the publication changed.
problem-pull-sum = { $label } of { $about } is stated as { $value } and its parts sum to { $summed }. Fetch the file again; if it is so at the publisher, ask which is right.
problem-pull-stray-group = '{ $value }' is a region that follows no continent. See whether the table is complete.
problem-pull-stray-country = '{ $value }' is a country that follows no continent or region. See whether the table is complete.
problem-pull-total-records = the answer holds { $value } records and says it has { $total }. Fetch it again.
problem-pull-one-page = this is page { $value } of { $pages }. Fetch all pages with 'isthmus pull', or ask for more records a page: what is on the other pages would read as absent.
problem-pull-twice = two rows give this number: { $value }. Give each document once; if it is so at the publisher, report it.
problem-pull-no-rows = the document holds no figure. See whether the publication changed.
problem-pull-no-passages = this publisher is counted by border. Name a case whose borders it is counted for.
problem-pull-row-count = the publication made { $value } rows, and { $least } to { $most } are expected ({ $why }). See whether it is complete; if it is, accept it as it is.
problem-pull-value-range = { $value } ({ $about }) is outside { $low } to { $high } ({ $why }). See whether it is right; if it is, accept it as it is.

# --- what a reading leaves out, or found uneven --------------------------------------------------------
problem-pull-left-out = left out, since one number stands for several countries: { $what }.
problem-pull-uneven = { $count ->
    [one] one record states a total that differs from the sum of its parts, at the publisher's own.
   *[other] { $count } records state totals that differ from the sum of their parts, at the publisher's own.
  }
problem-pull-elsewhere = { $count ->
    [one] one incident lies in a country where the case has no place, or in none that is named, and is not counted.
   *[other] { $count } incidents lie in countries where the case has no place, or in none that is named, and are not counted.
  }
problem-pull-longer = { $count ->
    [one] one incident stands for a longer span and is counted in the month of its last day.
   *[other] { $count } incidents stand for longer spans and are counted in the month of their last day.
  }
problem-pull-not-yet = nothing is published for { $value } yet.

# --- a call that cannot be -------------------------------------------------------------------------------
problem-pull-publisher = no publisher is called '{ $value }'. These are: { $known }.
problem-pull-publisher-near = no publisher is called '{ $value }'. Did you mean { $near }?
problem-pull-no-publisher = '{ $value }', registered as publisher { $name }, is none. Its package has to name a Publisher with that id.
problem-pull-by-hand = the figures of { $value } cannot be fetched by a program. Download the file and give it to 'isthmus pull'. Page: { $url }
problem-pull-needs-case = { $value } is counted by border. Name the case whose borders it is counted for.
problem-pull-no-file = there is no file '{ $value }'. Give the file that was downloaded.

# --- a fetch that failed ---------------------------------------------------------------------------------
problem-pull-deadline = the publisher did not finish answering in { $seconds } seconds. Try again later, or download the file and give it to 'isthmus pull'.
problem-pull-no-answer = the publisher did not answer after { $attempts } attempts ({ $value }). Try again later, or download the file and give it to 'isthmus pull'.
problem-pull-wait = the publisher asks to wait { $seconds } seconds, which is longer than a pull waits. Try again then.
problem-pull-http = the publisher answered with status { $value }. Open the address in a browser: the page may have moved, or programs may not be let in; then download the file and give it to 'isthmus pull'.
problem-pull-redirect = the publisher sends on to { $value }, which is not the address it documents. See whether it moved, and if so change source.toml of this publisher.
problem-pull-redirects = the publisher sends on from address to address without end. Try again later.
problem-pull-downgrade = the publisher sends on from https to { $value }, where anyone could change the answer. It is not followed.
problem-pull-address = { $value } is no public address of the web ({ $found }). Isthmus fetches only from public addresses.
problem-pull-host = the host { $value } is not found. Look at the connection to the network, or try again later.
problem-pull-scheme = { $value } is no address of the web. It begins with https:// or http://.
problem-pull-size = the answer is longer than { $most } bytes. This is not the publication that the reader is for.
problem-pull-unpacked = the answer unpacks to more than { $most } bytes. It is refused: no publication is that large.
problem-pull-encoding = the answer is packed as '{ $value }', which was not asked for. Try again later.
problem-pull-truncated = the answer broke off ({ $value }).
problem-pull-type = the answer is of type '{ $value }', not { $wanted }. It may be a page that says why: open the address in a browser.
problem-pull-no-link = the page of the publisher links nothing that looks like the publication ({ $value }). Open it in a browser, download the file and give it to 'isthmus pull'.
problem-pull-pages = the answer has { $value } pages, more than the { $most } that are fetched.
problem-pull-page-moved = the answer changed while it was fetched: page { $value }. Try again.
problem-pull-folder = { $value } cannot be written ({ $reason }). Choose another folder, or make room.
