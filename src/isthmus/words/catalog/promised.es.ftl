# Lo que se prometió, en un informe.

promised-title = Qué se prometió
promised-lead = { $count ->
    [one] Había { $n } compromiso en el registro. Cumplidos: { $met }; incumplidos: { $missed }; no verificables: { $open }.
   *[other] Había { $n } compromisos en el registro. Cumplidos: { $met }; incumplidos: { $missed }; no verificables: { $open }. { $rest ->
        [0] {""}
       *[other] Los demás están en curso o no han comenzado.
    }
}
promised-lead-none = El día de este informe había acuerdos en el registro y ningún compromiso.
promised-tally-label = Compromisos en el registro
promised-status-label = Compromisos: { $status }
promised-title-of = { $title } ({ $source })
promised-who = { $actors }, para { $others }
promised-status = { $status }. { $why }
promised-unreported = nada
promised-no-target = sin indicador
promised-no-evidence = ninguna
promised-no-deadline = no se fijó
promised-no-sum = nada que se sume
promised-not-yet = no adoptado
promised-computed-note = Calculado a partir de lo informado, para el estado.

promised-commitments-title = La meta frente a la evidencia
promised-commitments-lead = Cada compromiso, qué debe alcanzar y qué se sabe de él: filas para poner al lado de las propias. Donde un compromiso tiene varios indicadores, una letra los distingue.
promised-outside = Fuera de todo acuerdo
promised-group = { $agreement } (estado: { $status })
promised-two-columns = Dos columnas dicen cómo está: lo informado por quien prometió y el estado, que se desprende de la evidencia. Un informe de quien prometió nunca da por cumplida una meta; un conteo más amplio que la promesa se muestra y no decide; donde la evidencia no alcanza, no es verificable.

promised-due-title = Qué vence
promised-due-caption = Plazos, reuniones y fines de acuerdos en los próximos doce meses
promised-due-none = Nada vence en los próximos doce meses.
promised-past-label = Plazos vencidos sin que conste si se cumplieron
promised-past = { $count ->
    [one] Venció { $n } plazo y la evidencia no dice si se cumplió.
   *[other] Vencieron { $n } plazos y la evidencia no dice si se cumplieron.
}

promised-money-title = El dinero por etapa y moneda
promised-money-caption = Lo solicitado, prometido, comprometido, desembolsado y gastado, por moneda
promised-money-apart = Las etapas y las monedas nunca se suman. Un total acumulado contiene otros montos y no se suma a nada; una parte de un monto no se cuenta de nuevo.
promised-money-label = Dinero { $stage }, { $currency }
promised-money-note = La suma de { $rows } montos que se sostienen por sí solos.

promised-agreements-title = Quién se sumó a qué
promised-agreements-caption = Los acuerdos, cómo están y quiénes son parte
promised-parties = { $n }: { $parties }
promised-parties-label = Partes ese día
promised-left = se retiró: { $parties }
promised-no-parties = no se dice

promised-accounts-title = Lo que las fuentes cuentan de distinta manera
promised-accounts-lead = { $count ->
    [one] En { $n } punto las fuentes no coinciden. Cada una figura aquí tal como lo contó; no se elige ninguna.
   *[other] En { $n } puntos las fuentes no coinciden. Cada una figura aquí tal como lo contó; no se elige ninguna.
}
promised-accounts-label = Puntos en que las fuentes difieren
promised-accounts-caption = Las versiones lado a lado, cada una con su fuente
promised-about = { $title }: { $aspect }

promised-column-commitment = Compromiso
promised-column-who = Quién prometió
promised-column-target = Meta
promised-column-evidence = Evidencia
promised-column-reported = Informado
promised-column-status = Estado
promised-column-deadline = Plazo
promised-column-day = Día
promised-column-what = Qué
promised-column-which = Cuál
promised-column-stage = Etapa
promised-column-currency = Moneda
promised-column-sum = Suma de lo que se suma
promised-column-totals = Totales acumulados, sin sumar
promised-column-agreement = Acuerdo
promised-column-standing = Estado
promised-column-adopted = Adoptado
promised-column-parties = Partes
promised-column-about = Sobre qué
promised-column-says = Lo que se cuenta
promised-column-source = Fuente
promised-column-published = Publicado
