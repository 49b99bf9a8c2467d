# Lo que dice un registro de compromisos: acuerdos, metas, evidencia, estado y por qué, dinero, días.

commitments-agreement-proposed = propuesto
commitments-agreement-signed = firmado
commitments-agreement-in-force = en vigor
commitments-agreement-lapsed = vencido
commitments-agreement-terminated = terminado
commitments-agreement-suspended = suspendido
commitments-agreement-replaced = reemplazado

commitments-act-signed = firmó
commitments-act-endorsed = respaldó
commitments-act-joined = se adhirió
commitments-act-ratified = ratificó
commitments-act-withdrew = se retiró
commitments-by-day = a más tardar el { $day }
commitments-after-by-day = entre el { $after } y el { $day }

# --- the two columns

commitments-reported-planning = planificado
commitments-reported-in-progress = en curso
commitments-reported-fulfilled = cumplido
commitments-reported-suspended = suspendido
commitments-reported-abandoned = abandonado

commitments-status-not-started = sin iniciar
commitments-status-on-track = en camino
commitments-status-late = atrasado
commitments-status-met = cumplido
commitments-status-missed = incumplido
commitments-status-not-verifiable = no verificable

commitments-reporter-actor = quien prometió
commitments-reporter-beneficiary = quien se beneficia
commitments-reporter-participant = quien participa
commitments-reporter-independent = independiente

# --- targets and evidence

commitments-nearly = casi { $value }
commitments-unit-people = { $count ->
    [one] { $amount } persona
   *[other] { $amount } personas
}
commitments-unit-places = { $count ->
    [one] { $amount } plaza
   *[other] { $amount } plazas
}
commitments-unit-visas = { $count ->
    [one] { $amount } visa
   *[other] { $amount } visas
}
commitments-unit-permits = { $count ->
    [one] { $amount } permiso
   *[other] { $amount } permisos
}
commitments-unit-applications = { $count ->
    [one] { $amount } solicitud
   *[other] { $amount } solicitudes
}
commitments-unit-decisions = { $count ->
    [one] { $amount } decisión
   *[other] { $amount } decisiones
}
commitments-unit-encounters = { $count ->
    [one] { $amount } encuentro
   *[other] { $amount } encuentros
}
commitments-unit-meetings = { $count ->
    [one] { $amount } reunión
   *[other] { $amount } reuniones
}
commitments-unit-act = { $amount }
commitments-money = { $currency } { $amount }
commitments-per-year = { $target } al año
commitments-per-month = { $target } al mes
commitments-untargeted = { $indicator } (sin meta)
commitments-amended = { $target } (desde el { $day }; antes: { $before })
commitments-coming = { $target } (a partir del { $day }: { $later })
commitments-told = { $amount } al { $day } ({ $teller })
commitments-told-gaps = { $told }, con vacíos
commitments-told-aside = { $told }, no decide

# --- why

commitments-reason-begins = Cuenta a partir del { $day }.
commitments-reason-no-target = No regía ninguna meta con un número.
commitments-reason-no-evidence = No se contó ni se informó nada que lo diga.
commitments-reason-only-own-word = Solo informan quienes prometieron o quienes participan.
commitments-reason-only-wider = Solo lo muestra un conteo más amplio u otro conteo.
commitments-reason-reached = { $amount } al { $until } alcanzan la meta.
commitments-reason-level-reached = En { $amount } al { $until }; cuenta el nivel al final.
commitments-reason-level-short = En { $amount } al { $until }; un nivel no tiene ritmo con que juzgarlo.
commitments-reason-short = { $amount } al { $until } no alcanzan la meta.
commitments-reason-nothing = Nada al { $until }: { $amount }.
commitments-reason-no-end = { $amount } al { $until }, y no hay día para el que deba cumplirse.
commitments-reason-ahead = Contado hasta el { $until }, { $share } de su tiempo; eso pide { $due }, y hay más.
commitments-reason-behind = Contado hasta el { $until }, { $share } de su tiempo; eso pide { $due }, y hay menos.
commitments-reason-pace-open = Contado hasta el { $until }, { $share } de su tiempo; no puede decirse si llega a { $due }.
commitments-reason-over = { $amount } al { $until } superan el límite.
commitments-reason-kept = { $amount } al { $until } respetan el límite.
commitments-reason-under = { $amount } al { $until }, dentro del límite.
commitments-reason-counted-until = Contado solo hasta el { $until }, no hasta el { $day }.
commitments-reason-gaps = Lo contado hasta el { $until } tiene vacíos.
commitments-reason-open = Se conocen { $amount } al { $until }, y puede haber más.
commitments-reason-straddles = { $amount } al { $until }: la meta queda en medio.
commitments-reason-contradicted = Quienes pueden decidir se contradicen.
commitments-reason-met-so-far = Cumplido cada vez del { $starts } al { $until }; faltan más.
commitments-reason-abandoned = Se dijo que estaba abandonado al { $day }.
commitments-reason-fulfilled = Se dijo que estaba cumplido al { $day }, y no lo dice quien prometió.
commitments-reason-fulfilled-after = Se dijo que se cumplió solo a partir del { $day }, después del { $end }.
commitments-reason-fulfilled-when = Se dijo que se cumplió, quizá después del { $end }.
commitments-reason-not-done = Se dijo que no estaba cumplido al { $day }; vencía el { $end }.
commitments-reason-told-until = Lo último que se informó es del { $until }; vencía el { $day }.
commitments-reason-planned = Se dijo que estaba planificado al { $day }, nada más.
commitments-reason-begun-no-end = Se dijo que estaba en marcha al { $day }, y no hay día para el que deba cumplirse.
commitments-reason-suspended = Se dijo que estaba suspendido al { $day }.
commitments-reason-in-progress = Se dijo que estaba en curso al { $day }.
commitments-reason-partly = Una parte está cumplida, otra no ha empezado.

# --- money

commitments-stage-requirement = solicitado
commitments-stage-pledge = prometido
commitments-stage-commitment = comprometido
commitments-stage-disbursement = desembolsado
commitments-stage-expenditure = gastado
commitments-untold = monto no informado
commitments-total = { $amount } del { $since } al { $day }
commitments-total-to = { $amount } al { $day }

# --- days

commitments-due-deadline = plazo
commitments-due-target = fin del tiempo de una meta
commitments-due-meeting = reunión
commitments-due-agreement-ends = termina un acuerdo
commitments-due-of = { $commitment }: { $indicator }
commitments-in-days = { $days ->
    [0] hoy
    [one] en { $n } día
   *[other] en { $n } días
}
commitments-days-ago = { $days ->
    [one] hace { $n } día
   *[other] hace { $n } días
}

# --- who is what to an agreement

commitments-party-as = { $party } ({ $role ->
    [guarantor] en calidad de garante
   *[observer] en calidad de observador
})

# --- accounts of one thing

commitments-aspect-title = título
commitments-aspect-kind = clase de texto
commitments-aspect-participants = quiénes participaron
commitments-aspect-signatory = quién firmó
commitments-aspect-date = fecha
commitments-aspect-venue = sede
commitments-aspect-amount = monto
commitments-aspect-quota = cupo
commitments-aspect-binding = si es vinculante
commitments-aspect-composition = quiénes eran
commitments-aspect-condition = condición
commitments-aspect-content = de qué trata
commitments-aspect-endorsers = cuántos la respaldaron
commitments-aspect-fare = tarifa
commitments-aspect-format = modalidad
commitments-aspect-hosts = quién la convocó
commitments-aspect-novelty = si es nuevo
commitments-aspect-ordinal = qué reunión fue
commitments-aspect-pillars = cuántos pilares
commitments-aspect-where = dónde
