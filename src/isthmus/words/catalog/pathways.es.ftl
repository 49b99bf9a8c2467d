# Vías: lo que las reglas de un caso dicen a un grupo en un día.

problem-pathways-nobody = '{ $value }' no es un país (ISO 3166 alfa-3) ni una nacionalidad de populations.csv. Escriba tres letras mayúsculas.
problem-pathways-nobody-near = '{ $value }' no es un país (ISO 3166 alfa-3) ni una nacionalidad de populations.csv. ¿Quiso decir { $near }?

# --- abierta, cerrada o no se sabe

pathways-state = { $state ->
    [open] abierta
    [closed] cerrada
   *[unknown] no se sabe
}
pathways-reason-in-force = { $turns ->
    [none] vigente
   *[other] vigente hasta el { $turns }
}
pathways-reason-renews = { $turns ->
    [none] vigente; el cupo empieza de nuevo cada mes
   *[other] vigente hasta el { $turns }; el cupo empieza de nuevo cada mes
}
pathways-reason-unsafe = país marcado como no seguro para esta nacionalidad desde el { $turns }: no se conduce a nadie allí
pathways-reason-not-begun = empieza el { $turns }
pathways-reason-ended = terminó el { $turns }
pathways-reason-elsewhere = solo para personas en { $where }
pathways-reason-no-places = el cupo es nulo
pathways-reason-used-up = el conteo publicado alcanzó el cupo
pathways-reason-some-only = solo para una parte de la nacionalidad
pathways-reason-not-said-where = solo para personas en { $where }, y no se dice dónde están estas
pathways-reason-uncounted = vigente, y ningún conteo dice si quedan plazas
pathways-kind = { $kind ->
    [asylum] asilo
    [resettlement] reasentamiento
    [humanitarian] admisión humanitaria
    [family] familia
    [labour] trabajo
    [study] estudios
   *[regularisation] regularización
}
pathways-quota = { $per ->
    [month] { $quota } al mes
    [year] { $quota } al año
   *[total] { $quota } en total
}
pathways-used = { $people } ({ $period })
