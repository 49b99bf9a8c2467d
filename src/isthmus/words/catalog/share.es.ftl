# Reparto: qué pide una proyección a cada país y cómo podría repartirse, en una página y en la terminal.

# --- lo que puede estar mal

problem-share-not-receiving = { $value } no está entre los países que comparten: { $countries }. Indique uno de ellos.
problem-share-nobody-receives = no queda ningún país que comparta. Excluya menos países o nómbrelos en [receiving] de sharing.toml.
problem-share-nobody-yet = nadie comparte en esta fecha: el acuerdo que nombra sharing.toml aún no obliga a ningún país, así que no hay cuotas.
problem-share-no-key = no hay clave con la que repartir. Indique una con --key.
problem-share-key-figure = la clave { $value } necesita lo que sharing.toml no nombra: { $figures }. Nombra: { $known }. Agregue la cifra en [indicators] o use otra clave.
problem-share-key-unnamed = se omite la clave { $value }: sharing.toml no nombra { $figures }.
problem-share-key-units = la clave { $value } suma cifras de una misma unidad y { $figure } está en varias: { $units }. Indíquela en una sola.
problem-share-key-missing = se omite la clave { $value }: falta { $figures } de { $countries }.
problem-share-money-currency = '{ $value }' no es una moneda de lo que se necesita. { $currencies ->
    [none] Ninguna necesidad de este caso tiene costo: nombre sus normas en [money] de sharing.toml.
   *[other] Use una de estas: { $currencies }; por ejemplo --money 1000000USD.
}
problem-share-budget-no-plan = hay un presupuesto de { $value } y ningún plan que lo gaste: sharing.toml no tiene [plan].
problem-share-budget-currency = el presupuesto está en { $value } y el plan en { $currency }. Indíquelo en { $currency }.
problem-share-no-money = no consta dinero disponible en { $value }, así que no se reparte. Indique cuánto con --money.
problem-share-not-projected = nada se dice de { $value }: su serie { $series } no se proyecta.
problem-share-no-plan = no se planifica nada: sharing.toml no tiene [plan].
problem-share-nobody-seeks = no se planifica nada: ninguna serie de [[demand]] se proyecta para los meses del plan.
problem-share-no-pathway = no se planifica nada: ninguna vía vigente tiene un número de plazas y un costo.
problem-share-before = la carpeta de --before no contiene tablas de una corrida anterior: '{ $value }'. Indique una carpeta que haya escrito isthmus share.

# --- la página

share-page-title = { $name }: qué pide a cada país
share-page-kind = Necesidades, capacidad, cuotas y un plan
share-page-skip = Ir a lo que se pide
share-page-subtitle = Según lo publicado hasta el { $day }; { $months ->
    [one] un mes hacia adelante
   *[other] { $months } meses hacia adelante
}{ $scenario ->
    [none] {""}
   *[other] ; el escenario '{ $scenario }'
}
share-caution = Planificación, no una orden. Cada número resulta de una proyección y de supuestos declarados, y lleva su intervalo. Nada de esto decide sobre una persona, y no se planifica ningún retorno.
share-band = { $middle } ({ $low }–{ $high })
share-endless = sin fin
share-under = menos de { $least }
share-suppressed = oculto
share-suppressed-note = Oculto: menos de diez personas, o un número del que podría deducirse uno así.
share-made-draws = { $draws } trayectorias igualmente probables. Las necesidades, las cargas, las cuotas de personas y el plan se calculan en cada una; un intervalo va de la décima a la nonagésima de cien (P10 a P90), y el número que lo precede es el del medio (P50).

share-most-present = { $country }: { $people } personas presentes a la vez en { $month }, cuando son más.
share-runs-out = { $place }, { $service }: { $month ->
    [none] lo más probable es que la capacidad alcance en todos los meses; la mayor probabilidad de que no alcance es { $chance }.
   *[other] lo más probable es que la capacidad no alcance desde { $month }; la mayor probabilidad de un mes es { $chance }.
}
share-most-above = Según la clave { $key }, quienes más personas acogen por encima de su cuota son { $above }; los más lejanos por debajo son { $below }.

# --- necesidades y capacidad

share-needs-title = Qué debe haber
share-needs-lead = Personas por proporción con necesidad por norma, en cada trayectoria. Lo que se cuenta sobre personas presentes es una existencia y nunca se suma entre meses.
share-no-needs = Ninguna norma rige donde se recibe a las personas, así que no se indica ninguna necesidad.
share-not-projected-note = Nada se dice de { $place }: la serie que llega allí no se proyecta.
share-peak-caption = { $country }: cada necesidad en el mes en que es mayor
share-months-caption = { $country }: cada mes y lugar, P50 con P10 y P90
share-per = { $per ->
    [present] personas presentes
    [person-day] días de estancia
   *[arrival] llegadas
}
share-capacity-title = Dónde no alcanza la capacidad
share-capacity-lead = Una recepción está llena cuando hay más personas presentes que plazas; se espera donde más personas piden un servicio que las que atiende. Una capacidad que no se conoce no se toma por cero; la de un país es la de aquellas de sus estaciones de las que se conoce una, y puede haber más.
share-capacity-caption = Capacidad y carga por mes
share-worst-caption = Cada servicio en su mes más difícil
share-capacity-unknown = No se conoce la capacidad de { $services }: no se dice si alcanza.
share-no-capacity = No se nombra ningún lugar donde se reciba a las personas.
share-service = { $service ->
    [reception] recepción
    [registration] registro
    [asylum] procedimiento de asilo
    [health] atención de salud
    [transport] transporte
   *[protection] protección
}

# --- cuotas

share-keys-title = Cuotas según varias claves
share-keys-lead = Ninguna clave es la correcta: van lado a lado, con el rango entre ellas. Una cuota es una parte de lo que todos estos países asumen en conjunto.
share-keys-who = Comparten los países a los que esto obliga en la fecha, según su último acto: { $agreement }.
share-nobody = Nadie comparte en esta fecha: el acuerdo que nombra sharing.toml aún no obliga a ningún país.
share-keys-caption = Cuota de cada país según la clave
share-gaps-caption = Personas acogidas y cuántas están por encima (+) o por debajo (−) de la cuota de todas las acogidas
share-expected-caption = Cuota de las personas que buscarán una plaza en los meses proyectados, según la clave
share-figures-caption = Las cifras que toman las claves
share-key-pact = Pacto (población y PIB)
share-key-eu-2015 = UE 2015
share-key-grech = Grech
share-key-bovens-bartsch = Bovens y Bartsch
share-key-koenigstein = Königstein
share-figure-population = población
share-figure-gdp = PIB
share-figure-gdp_per_head = PIB por habitante
share-figure-unemployment = desempleo, por ciento
share-figure-applications_per_million = solicitudes de asilo al año por millón de habitantes
share-left-allowed = { $country } se excluye porque así se pidió. { $figures ->
    [none] No le falta ninguna cifra.
   *[other] De sus cifras falta: { $figures }.
} Las cuotas de los demás son mayores por ello.
share-left-settings = { $country } no está entre quienes comparten. { $basis ->
    [none] {""}
   *[other] { $basis }
}

# --- lo escaso

share-scarce-title = Lo que no alcanza, repartido
share-scarce-lead = Cada regla reparte lo mismo. La proporcional da a cada país la misma parte de su reclamo; premios iguales, el mismo monto hasta el reclamo; pérdidas iguales, el mismo faltante; la regla del Talmud es la una hasta la mitad de los reclamos y la otra por encima; la llegada al azar es la media de todos los órdenes de llegada.
share-estate-money = { $basis ->
    [given] Se indicaron { $amount } para repartir.
    [disbursement] Según el registro, en el último año se desembolsaron { $amount } a estos países.
    [commitment] Según el registro, en el último año se comprometieron { $amount } con estos países; no consta ningún desembolso.
   *[pledge] Según el registro, en el último año se prometieron { $amount } a estos países; no consta ningún desembolso.
} Los reclamos son lo que cuestan las necesidades en los meses proyectados. La probabilidad de que los cubra todos es { $chance }.
share-estate-places = { $basis ->
    [given] Se indicaron { $places } plazas para repartir.
   *[resettlement] El reasentamiento ofrece { $places } plazas en esa fecha, donde tiene cupo.
} Los reclamos son las personas que cada país acoge por encima de su cuota según la clave { $key }.
share-places-withheld = No se indica cuántas plazas se asignarían a cada país: depende de todos los conteos y revelaría uno que no se muestra.
share-awards-caption = { $what ->
    [money] Dinero para lo que se necesita
   *[places] Plazas de alivio
} según cada regla; la usual en este caso: { $default }
share-rule-proportional = Proporcional
share-rule-cea = Premios iguales
share-rule-cel = Pérdidas iguales
share-rule-talmud = Talmud
share-rule-random-arrival = Llegada al azar

# --- las vías y el plan

share-ways-title = Qué vías están abiertas
share-ways-lead = Lo que las reglas conocidas el { $day } dicen a una nacionalidad en un país, nunca a una persona.{ $asked ->
    [given] {""}
   *[most] {" "}Se pregunta por las nacionalidades de las que más personas buscarán una plaza, desde donde están.
}
share-ways-caption = Vías que están, o pueden estar, abiertas a algunas de ellas
share-ways-closed = Cerradas a todas ellas:
share-group = { $who }, en { $where }
share-for-whom = { $state ->
    [open] Abierta: { $who } ({ $why })
    [closed] Cerrada: { $who } ({ $why })
   *[unknown] No se sabe: { $who } ({ $why })
}
share-plan-title = Un plan de plazas
share-plan-lead = Personas hacia vías legales al menor costo, dentro de las plazas, los mínimos de protección y las cuotas, en cada trayectoria.
share-plan-caution = Planificación, no una orden. A nadie se le asigna nada; una vía hacia un país marcado como no seguro, o hacia el propio, no está en el plan a ningún precio; que lleguen menos personas no da ninguna ventaja.
share-plan-placed = De { $seek } personas que buscan una plaza en { $months ->
    [one] un mes
   *[other] { $months } meses
}, { $placed } pueden obtenerla y { $without } quedan sin plaza al final.
share-plan-cost = En total cuesta { $cost }, contando la espera y a las personas sin plaza como dicen los supuestos.
share-plan-budget = Ubicar personas y agregar plazas cuesta a lo sumo { $budget }.{ $worth ->
    [none] {""}
   *[other] {" "}En la trayectoria del medio, un { $currency } más ahorraría { $worth } { $currency }.
}
share-plan-shares = Se atiene a las cuotas de la clave { $key } a un precio; { $over } personas se ubican por encima de ellas.
share-plan-regret = Con { $places } plazas y meses agregados antes de conocerse la demanda, elegidos con { $draws } trayectorias, cuesta { $regret } más que si cada trayectoria se hubiera conocido.
share-plan-floors = En { $chance } de las trayectorias no puede cumplirse un mínimo de protección; se redujo en el menor número de personas.
share-plan-left = No están en el plan:
share-left-no-number = { $pathway }: no tiene cupo ni conteo, así que no se sabe a cuántas personas admite.
share-left-no-cost = { $pathway }: no se conoce su costo en la moneda del plan.
share-left-for-nobody = { $pathways ->
    [one] Una vía vigente no es
   *[other] { $pathways } vías vigentes no son
} para ninguna de estas personas desde donde están.
share-placed-caption = Personas ubicadas por nacionalidad y país, en todas las trayectorias
share-worth-caption = Lo que ahorraría una plaza más en la trayectoria del medio: de cada vía, el mes en que más ahorraría
share-places-caption = Plazas de cada vía en { $months ->
    [one] un mes
   *[other] { $months } meses
}, y cuántas se ocupan
share-basis = { $basis ->
    [quota-month] su cupo de cada mes
    [quota-left] lo que queda de su cupo, repartido por igual
    [quota-spread] su cupo, repartido por igual: ningún conteo dice qué queda
   *[best-year] sin cupo: un doceavo de su mejor año
}

# --- en qué se apoya

share-grounds-title = En qué se apoya
share-grounds-lead = Cada supuesto, con su fundamento. Cámbielo en sharing.toml o en las tablas del caso.
share-assumptions-caption = Supuestos
share-norms-caption = Normas
share-norm-range = { $amount } por { $people ->
    [1] persona
   *[other] cada { $people } personas
}, { $per ->
    [present] presentes
    [person-day] y día
   *[arrival] que llegan
}; { $share } con necesidad
share-assumed-reception = Recepción en { $place }
share-assumed-stay = estancia mediana de { $days } días; { $share } de: { $series }
share-assumed-demand = Quiénes buscan una plaza, en { $country }
share-assumed-part = { $share } de: { $series }{ $whom ->
    [all] {""}
   *[other] ; solo { $whom }
}
share-assumed-plan = Lo que pondera el plan
share-assumed-weights = un mes de espera { $wait }; sin plaza al final { $unplaced }; por encima de la cuota de un país { $deviation }
share-assumed-surge = Plazas que pueden agregarse
share-assumed-added = { $cost } por plaza y mes; a lo sumo { $most } de las que hay
share-assumed-cost = Costo de una persona: { $kind }
share-assumed-floor = Mínimo de protección: { $who }

# --- columnas

share-column-actual = Acoge hoy
share-column-all = Total
share-column-assumed = Qué
share-column-award = Recibe
share-column-basis = Tomado de
share-column-capacity = Capacidad
share-column-claim = Reclamo
share-column-cost = Costo por persona
share-column-country = País
share-column-edition = Edición
share-column-figure = Cifra
share-column-full = Probabilidad de que no alcance
share-column-grounds = Fundamento
share-column-hosted = Acogidas
share-column-is = Se toma como
share-column-kind = Tipo
share-column-legal = Base legal
share-column-level = P{ $level }
share-column-load = Carga
share-column-month = Mes
share-column-nationality = Nacionalidad
share-column-norm = Necesidad
share-column-pathway = Vía
share-column-per = Se cuenta sobre
share-column-place = Lugar
share-column-places = Plazas
share-column-quota = Cupo
share-column-range = Rango
share-column-rule = Regla
share-column-source = Fuente
share-column-state = Para quiénes
share-column-taken = Ocupadas
share-column-used = Uso
share-column-value = Valor
share-column-wait = Días de espera
share-column-worth = Ahorraría
share-column-would-do = Alcanzaría con
share-column-year = Años

# --- archivos

expect-file-needs = cada necesidad por país, lugar, mes y norma, con su intervalo
expect-file-capacity = cada servicio junto a su carga por mes, la probabilidad de que no alcance, los días de espera
expect-file-shares = la cuota de cada país según cada clave, sus personas, su diferencia
expect-file-hosted = a quiénes acoge cada país
expect-file-figures = las cifras que toman las claves, con año y fuente
expect-file-scarce = lo escaso, cada reclamo y lo que recibe según cada regla
expect-file-pathways = cada vía para cada nacionalidad: abierta, cerrada o no se sabe, y por qué
expect-file-used = lo que se contó en cada vía y lo que queda de su cupo
expect-file-plan = personas ubicadas por nacionalidad y país
expect-file-places = plazas de cada vía por mes, cuántas se ocupan, qué ahorraría una más
expect-file-sharing = todo lo anterior, para programas
