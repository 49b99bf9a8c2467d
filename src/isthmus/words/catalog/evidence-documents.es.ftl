# Leer los archivos de documentos: lo que no se puede leer y lo que conviene saber de lo leído.

# --- un archivo que no se lee ------------------------------------------------------------------------
problem-document-unreadable = { $why ->
    [permission] usted no tiene permiso para leer este archivo. Pídaselo a su dueño o cópielo a una carpeta propia.
    [missing] no existe tal archivo. Corrija la ruta.
    [folder] esto es una carpeta. Indique un archivo de ella, o la carpeta misma para leer todos sus documentos.
    [name] el sistema no admite un nombre así. Corrija la ruta.
   *[other] no se puede leer el archivo ({ $reason }). Cópielo a otra carpeta e inténtelo de nuevo.
}
problem-document-unlisted = { $why ->
    [permission] usted no tiene permiso para ver esta carpeta. Pídaselo a su dueño o cópiela a una carpeta propia.
    [missing] no existe tal carpeta. Corrija la ruta.
   *[other] no se puede ver la carpeta ({ $reason }). Corrija la ruta.
}
problem-document-no-file = esto no es un archivo, sino una tubería, un dispositivo o una carpeta. Indique un archivo, o '-' para leer lo que llega por una tubería.
problem-document-none = la carpeta no contiene ningún documento. Son documentos los archivos que terminan en .txt, .md, .html, .pdf o .docx.
problem-document-empty = el documento no contiene texto. Guárdelo de nuevo desde su fuente.
problem-document-too-large = el archivo pasa de { $value } MB, lo máximo para un documento de su formato. Divídalo o guarde solo el texto.
problem-document-too-long = el documento tiene más de { $value } millones de signos. Divídalo.
problem-document-binary = esto no es texto: contiene signos propios de programas, imágenes y archivos comprimidos. Guarde el documento como texto, PDF o DOCX.
problem-document-other-format = esto es { $value }, un formato que no se lee. Guarde el documento como texto, HTML, PDF o DOCX.
problem-document-too-slow = la lectura tardó más de { $value } segundos y se interrumpió; el archivo está dañado o se hizo para tardar. Guarde el documento como texto.
problem-document-too-heavy = la lectura ocupó más de { $value } MB de memoria o se interrumpió sola; el archivo está dañado o se hizo para ello. Guarde el documento como texto.

# --- encabezado --------------------------------------------------------------------------------------
problem-document-front-open = línea { $line }: el encabezado que comienza aquí no se cierra. Escriba debajo una línea '---'.
problem-document-front-date = línea { $line }: 'published' es '{ $value }', que no es una fecha. Escriba año-mes-día, como 2022-04-20.
problem-document-front-language = línea { $line }: 'language' es '{ $value }', idioma que no se lee. Use uno de estos: { $known }; si es otro, quite la línea.
problem-document-front-url = línea { $line }: 'url' es '{ $value }', que no es una dirección web. Comienza con http:// o https://.
problem-document-front-long = línea { $line }: este valor es demasiado largo: '{ $value }'. Acórtelo.
problem-document-front-twice = línea { $line }: '{ $value }' aparece dos veces. Conserve una.
problem-document-front-key = línea { $line }: el encabezado no conoce '{ $value }'. ¿Quiso decir { $near }?

# --- páginas web -------------------------------------------------------------------------------------
problem-document-page-without-text = la página no contiene texto: quizá la compone un programa. Ábrala en un navegador y guárdela como PDF o como texto.
problem-document-page-too-nested = la página tiene tantos niveles anidados que no se llegó a ningún texto. Ábrala en un navegador y guárdela como PDF o como texto.
problem-document-html-broken = no se puede descomponer la página ({ $value }). Ábrala en un navegador y guárdela como PDF o como texto.

# --- PDF ---------------------------------------------------------------------------------------------
problem-document-pdf-encrypted = el PDF está protegido con contraseña. Guarde una copia sin ella.
problem-document-pdf-broken = el PDF está dañado ({ $value }). Descárguelo de nuevo, o ábralo e imprímalo a un PDF nuevo.
problem-document-pdf-without-text = el PDF no tiene capa de texto: sus páginas son imágenes. Pásele un reconocimiento de texto (OCR), como ocrmypdf, y lea el resultado.
problem-document-pdf-too-many-pages = el PDF tiene más de { $value } páginas. Divídalo.

# --- DOCX --------------------------------------------------------------------------------------------
problem-document-docx-encrypted = el DOCX está protegido con contraseña. Guarde una copia sin ella.
problem-document-docx-broken = el DOCX está dañado ({ $value }). Ábralo en un procesador de textos y guárdelo de nuevo.
problem-document-docx-bomb = una parte del DOCX ocupa { $value } MB al descomprimirse, mucho más que un documento; el archivo se hizo para causar daño o está dañado. Ábralo en un procesador de textos solo si confía en quien lo envió, y guárdelo como texto.
problem-document-docx-entities = el DOCX define entidades, lo que no hace ningún procesador de textos y sí los archivos hechos para causar daño. Pida el texto a quien lo envió.

# --- lo que conviene saber de un documento leído -----------------------------------------------------
problem-document-undated = el documento no lleva fecha: lo que dice de "el miércoles" o "el pasado octubre" queda sin resolver. Indique su fecha con --published.
problem-document-encoding-guessed = el texto no está en UTF-8 y se leyó como Windows-1252; alguna letra puede ser otra que la escrita. Guárdelo como UTF-8.
problem-document-damaged = algunos bytes del texto están dañados y aparecen como '�'. Guárdelo de nuevo desde su fuente.
problem-document-mojibake = una conversión equivocada estropeó letras antes de guardarse el archivo ("Ã¡" por "á"). Guárdelo de nuevo desde su fuente como UTF-8.
problem-document-nul = se omitieron del texto bytes NUL. Las posiciones se cuentan sin ellos.
problem-document-unseen = se omitieron del texto signos que nadie ve (de ancho cero, guiones opcionales, de control). Las posiciones se cuentan sin ellos.
problem-document-turned = se omitieron del texto marcas que cambian la dirección de la escritura; lo visto en pantalla pudo tener otro orden. Compare los números con la fuente.
problem-document-wordless = una parte del documento es una sola sucesión de signos sin espacios y se pasó por alto. Si contenía palabras, guarde el documento de nuevo desde su origen.
problem-document-foreign = una parte del documento está en un idioma que no se lee y se pasó por alto. Léala a mano.
problem-document-whole-page = no se halló un artículo en la página, así que se leyó todo su texto, menús incluidos. Guarde solo el artículo como texto si salen afirmaciones de un menú.
problem-document-page-nested = la página tiene tantos niveles anidados que no se llegó a su final. Compare el texto con la página.
problem-document-pdf-pages-without-text = algunas páginas del PDF son imágenes y se pasaron por alto. Pásele un reconocimiento de texto (OCR), como ocrmypdf, y lea el resultado.
