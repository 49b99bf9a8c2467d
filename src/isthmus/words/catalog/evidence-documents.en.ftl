# Reading the files of documents: what cannot be read, and what to know of what was read.

# --- a file that is not read -------------------------------------------------------------------------
problem-document-unreadable = { $why ->
    [permission] you may not read this file. Ask its owner, or copy it to a folder of yours.
    [missing] there is no such file. Correct the path.
    [folder] this is a folder. Give a file of it, or the folder itself to read all its documents.
    [name] the system knows no such name. Correct the path.
   *[other] the file cannot be read ({ $reason }). Copy it to another folder and try again.
}
problem-document-unlisted = { $why ->
    [permission] you may not look into this folder. Ask its owner, or copy it to a folder of yours.
    [missing] there is no such folder. Correct the path.
   *[other] the folder cannot be looked into ({ $reason }). Correct the path.
}
problem-document-no-file = this is no file but a pipe, a device or a folder. Give a file, or '-' to read what comes through a pipe.
problem-document-none = the folder holds no document. Documents are files that end in .txt, .md, .html, .pdf or .docx.
problem-document-empty = the document holds no text. Save it again from its source.
problem-document-too-large = the file is larger than { $value } MB, the most for a document of its format. Split it, or save only the text.
problem-document-too-long = the document holds more than { $value } million signs. Split it.
problem-document-binary = this is no text: it holds signs that only programs, pictures and archives have. Save the document as text, PDF or DOCX.
problem-document-other-format = this is { $value }, which is not read. Save the document as text, HTML, PDF or DOCX.
problem-document-too-slow = reading took more than { $value } seconds and was ended; the file is damaged or made to be slow. Save the document as text.
problem-document-too-heavy = reading took more than { $value } MB of memory, or broke off; the file is damaged or made to do so. Save the document as text.

# --- front matter ------------------------------------------------------------------------------------
problem-document-front-open = line { $line }: the front matter that begins here is never closed. Write a line '---' below it.
problem-document-front-date = line { $line }: 'published' is '{ $value }', which is no date. Write year-month-day, such as 2022-04-20.
problem-document-front-language = line { $line }: 'language' is '{ $value }', which is not read. Use one of: { $known }; leave the line out if it is another.
problem-document-front-url = line { $line }: 'url' is '{ $value }', which is no web address. It begins with http:// or https://.
problem-document-front-long = line { $line }: this value is too long: '{ $value }'. Shorten it.
problem-document-front-twice = line { $line }: '{ $value }' stands there twice. Keep one.
problem-document-front-key = line { $line }: front matter has no '{ $value }'. Did you mean { $near }?

# --- web pages ---------------------------------------------------------------------------------------
problem-document-page-without-text = the page holds no text: it may be put together by a script. Open it in a browser and save it as PDF or text.
problem-document-page-too-nested = the page is nested so deeply that no text was reached. Open it in a browser and save it as PDF or text.
problem-document-html-broken = the page cannot be taken apart ({ $value }). Open it in a browser and save it as PDF or text.

# --- PDF ---------------------------------------------------------------------------------------------
problem-document-pdf-encrypted = the PDF is protected by a password. Save a copy without one.
problem-document-pdf-broken = the PDF is damaged ({ $value }). Fetch it again, or open it and print it to a new PDF.
problem-document-pdf-without-text = the PDF has no text layer: its pages are pictures. Run text recognition (OCR) over it, such as ocrmypdf, and read the result.
problem-document-pdf-too-many-pages = the PDF has more than { $value } pages. Split it.

# --- DOCX --------------------------------------------------------------------------------------------
problem-document-docx-encrypted = the DOCX is protected by a password. Save a copy without one.
problem-document-docx-broken = the DOCX is damaged ({ $value }). Open it in a word processor and save it again.
problem-document-docx-bomb = a part of the DOCX unpacks to { $value } MB, far more than a document holds; the file was made to do harm, or is damaged. Open it in a word processor only if you trust its sender, and save it as text.
problem-document-docx-entities = the DOCX defines entities, as no word processor does and as files made to do harm do. Ask its sender for the text.

# --- what to know of a document that was read --------------------------------------------------------
problem-document-undated = the document carries no date: what it says of "Wednesday" or "last October" stays open. Give its date with --published.
problem-document-encoding-guessed = the text is not UTF-8 and was read as Windows-1252; a letter may be another than its writer meant. Save it as UTF-8.
problem-document-damaged = a few bytes of the text are damaged and stand as '�'. Save it again from its source.
problem-document-mojibake = letters were spoilt by a wrong conversion before the file was saved ("Ã¡" for "á"). Save it again from its source as UTF-8.
problem-document-nul = NUL bytes were left out of the text. Offsets count without them.
problem-document-unseen = signs that nobody sees (zero-width, soft hyphens, controls) were left out of the text. Offsets count without them.
problem-document-turned = marks that turn the direction of writing were left out of the text; what was seen on a screen may have stood in another order. Compare the numbers with the source.
problem-document-wordless = a part of the document is one run of signs without a space, and was passed over. If it held words, save the document again from its source.
problem-document-foreign = a part of the document is in a language that is not read, and was passed over. Read it by hand.
problem-document-whole-page = no article was found in the page, so all its text was read, menus too. Save the article alone as text if claims come from a menu.
problem-document-page-nested = the page is nested so deeply that its end was not reached. Compare the text with the page.
problem-document-pdf-pages-without-text = some pages of the PDF are pictures and were passed over. Run text recognition (OCR) over it, such as ocrmypdf, and read the result.
