# Las órdenes read y reconcile.

cli-step-read-documents = Lectura de los documentos
cli-step-compare = Comparación de lo que dicen

cli-read-file = Archivo
cli-read-publisher = Quien publica
cli-read-published = Publicado
cli-read-undated = sin fecha: lo dicho en relación con ella queda abierto (indíquela con --published)
cli-read-nothing = La gramática no halla en este documento nada que cuente como afirmación.
cli-read-refused = { $refused ->
    [one] No se leyó 1 documento; se leyeron { $read }.
   *[other] No se leyeron { $refused } documentos; se leyeron { $read }.
}
cli-read-left-out = { $folder }: { $count ->
    [one] 1 archivo no es un documento por su nombre, y se dejó aparte.
   *[other] { $count } archivos no son documentos por su nombre, y se dejaron aparte.
}
cli-read-drafted = { $claims ->
    [one] Se añadió 1 afirmación
   *[other] Se añadieron { $claims } afirmaciones
} de { $documents ->
    [one] 1 documento
   *[other] { $documents } documentos
}, sin revisar. Lo que ya estaba queda como estaba.

problem-spool-unusable = { $why ->
    [permission] no tiene permiso para escribir aquí. Indique otra carpeta con --out.
    [full] el disco está lleno. Libere espacio o indique otra carpeta con --out.
   *[other] la carpeta no se puede usar ({ $reason }). Indique otra con --out.
}

cli-column-quote = Cita
cli-column-noun = De qué
cli-column-measure = Medida
cli-column-counter = Contado por
cli-column-kind = Tipo
cli-column-speaker = Quién lo dice
cli-column-verdict = Veredicto
cli-column-reason = Motivo
cli-column-quantity = Cantidad
cli-column-aside = Descartado
cli-column-witnesses = Testigos
cli-column-rule = Regla
cli-column-open = Queda abierto

claim-relation = Relación
claim-event = Acontecimiento
claim-agreement = Acuerdo
claim-commitment = Compromiso
claim-policy = Medida
claim-position = Posición
claim-forecast = Previsión
claim-office = Cargo
claim-credit = Se basa en
claim-byline = Firma

measure-stock = en un momento
measure-increment = en un periodo
measure-cumulative = acumulado
measure-rate = tasa
measure-share = proporción
measure-ratio = razón
measure-requested = solicitado
measure-pledged = prometido
measure-committed = comprometido
measure-disbursed = desembolsado

unit-person = personas
unit-crossing = cruces
unit-encounter = encuentros
unit-household = hogares
unit-country = países
unit-percent = por ciento
unit-ratio = veces
unit-other = otros

status-forecast = previsión
status-target = meta
status-superseded = ya no vale
status-disputed = en disputa

finality-preliminary = preliminar
finality-estimated = estimación
finality-revised = revisado
finality-final = definitivo

group-children = niñas y niños
group-women = mujeres
group-men = hombres
group-adults = personas adultas
group-families = familias
group-unaccompanied_children = niñez no acompañada
group-refugees = personas refugiadas
group-idps = personas desplazadas internas
group-asylum_seekers = solicitantes de asilo
group-returnees = personas retornadas
group-deportees = personas deportadas
group-host_community = comunidad de acogida
group-pregnant_women = mujeres embarazadas
group-dead = personas muertas
group-missing = personas desaparecidas
group-survivors = sobrevivientes
group-injured = personas heridas

said-at-least = ≥ { $value }
said-more-than = > { $value }
said-at-most = ≤ { $value }
said-less-than = < { $value }
said-about = ≈ { $value }
said-range = { $low }–{ $high }
said-until = hasta el { $day }
said-from = de { $who }

cli-reconcile-documents = { $count ->
    [one] 1 documento
   *[other] { $count } documentos
}
cli-reconcile-story = Un solo relato y, por tanto, un solo testigo: { $documents }.
cli-reconcile-verdicts = Lo que las afirmaciones dicen unas de otras
cli-reconcile-nothing = No hay dos afirmaciones sobre lo mismo.
cli-reconcile-left = { $count ->
    [one] Hay 1 veredicto más, de menor consecuencia, en la respuesta a --json y --csv.
   *[other] Hay { $count } veredictos más, de menor consecuencia, en la respuesta a --json y --csv.
}
cli-reconcile-readings = Lecturas
cli-reconcile-stated-once = { $count ->
    [one] Otra cantidad se menciona una sola vez; --readings también la muestra.
   *[other] Otras { $count } cantidades se mencionan una sola vez; --readings también las muestra.
}

reading-agreed = todas coinciden
reading-kept-by-text = la otra la descarta su propio texto
reading-confirmed = confirmada por una persona
reading-counter-named = se nombra a quien contó
reading-more-witnesses = más testigos independientes
reading-undecided = nada la decide

open-conflict = las afirmaciones se excluyen
open-set-aside = se descartó una afirmación
open-no-counter = no se nombra a quien contó
open-no-period = sin fecha
open-one-witness = un solo testigo
open-unreviewed = sin revisar
