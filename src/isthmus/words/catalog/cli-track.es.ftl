# Lo que dice `isthmus track`. Su ayuda está en cli-help.

cli-track-title = Lo que se prometió: { $name }
cli-track-more = { $n } más del mismo tipo; --json los enumera todos.
cli-track-no-pillar = De ninguna de sus partes en particular
cli-track-none = Ese día no se conocía nada de lo prometido, o nada corresponde a lo que se pidió.
cli-track-tally = { $count ->
    [one] Un compromiso: { $parts }.
   *[other] { $n } compromisos: { $parts }.
}
cli-track-tally-part = { $status } { $n }
cli-track-outside = Fuera de todo acuerdo
cli-track-parties = Partes
cli-track-acts = { $count ->
    [one] { $act } { $since }: { $parties }
   *[other] { $act } { $since } ({ $count }): { $parties }
}
cli-track-adopted = del { $day }
cli-track-binding-yes = vinculante
cli-track-binding-no = no vinculante
cli-track-binding-unknown = no se sabe si es vinculante
cli-track-agreement-treaty = tratado
cli-track-agreement-arrangement = arreglo
cli-track-agreement-declaration = declaración
cli-track-agreement-memorandum = memorando
cli-track-agreement-letter = carta
cli-track-agreement-communique = comunicado
cli-track-agreement-plan = plan
cli-track-agreement-compact = pacto
cli-track-by-party = Por parte. Lo que varias prometieron juntas cuenta para cada una.
cli-track-past = Pasó su día y no se sabe si se cumplió
cli-track-due = { $months ->
    [0] Vence hoy
    [one] Vence dentro de un mes
   *[other] Vence dentro de { $months } meses
}
cli-track-money = Dinero por etapa y moneda
cli-track-money-note = Las etapas son el mismo dinero en su camino: nada se suma entre ellas ni entre monedas. Un total acumulado contiene otros montos y no se suma a ninguno; una parte no se suma junto a su todo.
cli-track-accounts = Donde difieren las versiones
cli-track-accounts-note = Lo que cada fuente dice de una cosa. Nada se elige entre ellas.
cli-track-account-of = { $title }: { $aspect }
cli-track-meetings = Reuniones
cli-track-no-meetings = Ese día no se conocía ninguna reunión, o ninguna corresponde a lo que se pidió.
cli-track-hosts = Anfitriones
cli-track-office = { $party } ({ $office })
cli-track-led = { $count ->
    [one] un compromiso
   *[other] { $count } compromisos
}
cli-track-meeting-summit = cumbre
cli-track-meeting-ministerial = ministerial
cli-track-meeting-launch = lanzamiento
cli-track-meeting-bilateral = bilateral
cli-track-meeting-trilateral = trilateral
cli-track-meeting-technical = técnica
cli-track-meeting-review = revisión
cli-track-session-plenary = plenaria
cli-track-session-ministerial = ministerial
cli-track-session-technical = técnica
cli-track-session-side = evento paralelo
cli-track-session-bilateral = bilateral
cli-track-session-visit = visita
cli-track-session-press = prensa
cli-track-imported = Leído de otro registro
cli-track-standing = { $rows ->
    [one] Una fila ya está en el caso, tal cual, y se dejó fuera.
   *[other] { $n } filas ya están en el caso, tal cual, y se dejaron fuera.
}

cli-column-account = Lo que dice
cli-column-commitment = Compromiso
cli-column-computed = Según la evidencia
cli-column-conclusion = Conclusión
cli-column-count = Cuántos
cli-column-currency = Moneda
cli-column-day = Día
cli-column-deadline = Plazo
cli-column-due = Vence
cli-column-evidence = Evidencia
cli-column-for-it = A su favor
cli-column-in = Cuándo
cli-column-led-to = Condujo a
cli-column-meeting = Reunión
cli-column-of = De qué
cli-column-promised = Prometió
cli-column-reported = Informado
cli-column-running = Totales acumulados
cli-column-session = Sesión
cli-column-stage = Etapa
cli-column-sum = Suma
cli-column-target = Meta
cli-column-there = Quién estuvo
cli-column-what = Qué
cli-column-who = Quién
cli-column-why = Por qué

problem-track-agreement = el { $day } no se conocía ningún acuerdo '{ $value }'. Los que hay: { $known }.
problem-track-agreement-near = el { $day } no se conocía ningún acuerdo '{ $value }'. ¿Quiso decir { $near }? Los que hay: { $known }.
problem-track-pillar = el { $day } no se conocía ningún pilar o paquete '{ $value }'. Los que hay: { $known }.
problem-track-pillar-near = el { $day } no se conocía ningún pilar o paquete '{ $value }'. ¿Quiso decir { $near }? Los que hay: { $known }.
problem-track-party = '{ $value }' no es un país (ISO 3166 alfa-3) ni una organización del caso. Indique un código como PAN, o un id de organisations.csv.
problem-track-party-near = '{ $value }' no es un país (ISO 3166 alfa-3) ni una organización del caso. ¿Quiso decir { $near }?
