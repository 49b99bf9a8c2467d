# La sección sobre lo que se dijo: documentos cotejados entre sí y con las series oficiales.

said-title = Lo que se dijo
said-lead = Se { $count ->
    [one] leyó { $n } documento
   *[other] leyeron { $n } documentos
}; { $told ->
    [one] constituye { $witnesses } testimonio independiente
   *[other] constituyen { $witnesses } testimonios independientes
}. Cada cita es exacta y conduce a su documento; lo dicho se coteja con las series oficiales que se conocían ese día.
said-documents-label = documentos leídos
said-witnesses-label = testimonios independientes entre los documentos

said-undated = sin fecha
said-cite = { $source }, { $day }
said-cite-assumed = { $source } (no lleva fecha; se leyó al { $day })
said-assumed-note = El documento no lleva fecha; sus tiempos se leyeron al { $day }, solo para comparar.
said-quoted = '{ $words }' – { $who }
said-title-note = Según lo dice el título del documento.
said-where = Caracteres { $start } a { $end } del documento.
said-figure-label = Dicho: '{ $quote }'
said-computed = Calculado por este informe a partir de los números que se comparan.
said-official = Oficial: { $n }, { $series }, { $span } ({ $publisher })
said-unstated = no consta
said-nobody = nadie

said-undated-note = { $n } { $count ->
    [one] documento no lleva fecha. Donde deja
   *[other] documentos no llevan fecha. Donde dejan
} abierto un año o un día, sus palabras se leyeron como dichas el { $day }; cada caso se señala. Esto sirve solo para comparar: las afirmaciones quedan como se leyeron.
said-undated-label = documentos sin fecha
said-later = { $n } { $count ->
    [one] documento se publicó después del día de este informe y quedó fuera: { $names }.
   *[other] documentos se publicaron después del día de este informe y quedaron fuera: { $names }.
}
said-later-label = documentos publicados después del día
said-unread = { $n } { $count ->
    [one] documento no pudo leerse: { $names }.
   *[other] documentos no pudieron leerse: { $names }.
}
said-private = { $n } { $count ->
    [one] afirmación queda fuera, porque sus palabras conducen
   *[other] afirmaciones quedan fuera, porque sus palabras conducen
} a una persona: una dirección, un teléfono, un documento.
said-private-label = afirmaciones que quedan fuera porque conducen a una persona
said-unread-label = documentos que no pudieron leerse

said-disputes-title = Números que no concuerdan
said-others-title = Otros relatos que difieren
said-no-disputes = Ninguno de estos números excluye a otro ni induce a error junto a otro, hasta donde pueden compararse.
said-verdict = { $verdict } { $reason }
said-verdict-agree = Concuerdan.
said-verdict-compatible = No hay contradicción.
said-verdict-conflict = Contradicción.
said-verdict-not_comparable = No son comparables.
said-verdict-misleading = Induce a error.
said-seeming-title = Lo que solo parece contradecirse
said-seeming-lead = Estas afirmaciones se opondrían una a otra, y ambas pueden sostenerse.

said-statements-title = Acuerdos, políticas y compromisos según se cuentan
said-signed-lead = Quiénes habrían firmado, y cuándo:
said-signed = { $what }: firmado por { $by }; { $day }. { $quote }
said-unnamed = personas que no se nombran
said-no-day = no consta el día
said-between = { $what } ({ $parties })
said-statements-caption = Otros acuerdos, políticas y compromisos según se cuentan

said-records-title = Récords cotejados con las series
said-record-fails = Se presenta como récord: '{ $quote }'. No se sostiene en todas las series oficiales que llegan tan atrás.
said-record-holds = Se presenta como récord: '{ $quote }'. Se sostiene en las series oficiales que llegan tan atrás.
said-record-series = { $series }: { $reason } Su número de { $since }: { $then } ({ $publisher }). Qué cuenta: { $row }
said-record-elsewhere = Qué podría explicarlo: el número presentado como récord es el de otra serie, { $series }, que tiene { $n } en { $span } ({ $publisher }) y cuenta de otro modo: { $row }

said-readings-title = A qué llegan los números
said-readings-lead = De cada cantidad: el intervalo que dejan las afirmaciones, las palabras que lo sustentan, qué las ordenó y qué sigue abierto, y el número oficial.
said-readings-caption = Lecturas junto a las series oficiales
said-readings-rest = Lecturas de otras cantidades
said-reading-label = Lectura: { $what }
said-reading-note = Qué ordenó las afirmaciones: { $rule }.
said-more-title = Lo demás que se dijo
said-summary = De los documentos leídos:
said-record-short = Se presenta como récord: '{ $quote }'. { $series }: { $reason }
said-more = y { $n } más
said-more-label = otras afirmaciones sobre la cantidad
said-open = abierta
said-no-series = ninguna serie la responde

said-documents-title = Los documentos
said-documents-caption = Los documentos, y a quién cita cada uno
said-documents-left = { $n } { $count ->
    [one] documento más fue leído.
   *[other] documentos más fueron leídos.
}
said-documents-left-label = documentos no enumerados
said-story = Un mismo relato, y por ello un solo testimonio: { $documents } ({ $reasons }).
said-story-copy = uno copia al otro
said-story-lead = uno repite el comienzo del otro
said-story-translation = uno traduce al otro
said-story-credit = ambos citan a una misma agencia

said-comparisons-caption = Otras comparaciones de dos afirmaciones, primero las de mayor consecuencia
said-left = { $n } { $count ->
    [one] comparación más no se muestra.
   *[other] comparaciones más no se muestran.
}
said-left-label = comparaciones que no se muestran

said-column-verdict = Dictamen
said-column-reason = Razón
said-column-sources = Documentos
said-column-kind = Clase
said-column-quote = Dicho
said-column-who = Quién
said-column-when = Cuándo
said-column-document = Documento
said-column-quantity = Cantidad
said-column-reading = Lectura
said-column-said = Dicho, y por quién
said-column-rank = Qué las ordenó; qué sigue abierto
said-column-official = Oficial
said-column-publisher = Quién publica
said-column-date = Fecha
said-column-credits = Medios que nombra

# Qué es una cifra que afirma un documento: las palabras de figures.csv.

kind-counts-said = según lo dicho
kind-unit-household = hogar
kind-unit-country = país
kind-measure-rate = tasa
kind-measure-requested = solicitado
kind-measure-pledged = prometido
kind-measure-committed = comprometido
kind-measure-disbursed = desembolsado
kind-status-reported = informada
kind-status-forecast = pronosticada
kind-status-target = meta
kind-status-superseded = reemplazada
kind-status-disputed = disputada
