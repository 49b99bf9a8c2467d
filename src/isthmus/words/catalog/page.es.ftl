# Las palabras de la página en torno al informe.

page-skip = Ir al informe
page-kind = Informe sobre la migración en un corredor
page-contents = Contenido
page-summary = En breve
page-figures = Cifras y fuentes
page-figures-of = Cifras de la sección: { $section }
page-figures-lead = Cada número de este informe con su fuente, como en figures.csv. Los números del texto conducen aquí.
page-sources = Fuentes
page-sources-lead = Cada número de este archivo lleva aquí a su fuente con un clic; bajo cada cuadro están los números de sus fuentes. Los archivos brief.html y figures.csv, que acompañan a este, tienen una fila por cada número: qué cuenta, su periodo, su condición, el día en que se publicó, su publicador y su dirección.
page-sources-of = Fuentes:
page-foot = Hecho con Isthmus a partir de agregados publicados. No contiene registro de ninguna persona.
page-row = Su fila entre todas las cifras
page-close = Cerrar
page-table = Tabla: { $caption }
page-number = { $n } de { $all }
page-note-fault = Falla conocida.
page-note-limit = Límite.
page-note-assumption = Supuesto.
page-figure-label = Cifra
page-figure-value = Valor
page-figure-counts = Cuenta
page-figure-place = Lugar
page-figure-status = Condición
page-figure-published = Publicada
page-figure-publisher = Publicador
page-figure-note = Nota
