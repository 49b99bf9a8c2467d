# Ajustes: lo que se dice de una carpeta o un caso calibrados con sus conteos, y lo que puede estar mal.

# --- lo que no se puede ajustar -------------------------------------------------------------------

problem-fit-uncounted = no se contó nada en '{ $value }', así que no hay a qué ajustar. Ponga conteos en source_data.
problem-fit-case-uncounted = nada de lo contado se puede comparar con '{ $value }', así que no hay a qué ajustar. Ponga [[counts]] en movement.toml.
problem-fit-nothing-counted = hasta el { $until } no se contó a nadie en '{ $value }'. Indique un día posterior con --until.
problem-fit-first-day-alone = de '{ $value }' no se conocían entonces más que los conteos del primer día, { $begins }, y con esos empieza la simulación. Indique un día posterior con --until.
problem-fit-one-day = el periodo de '{ $value }' tiene un solo día, que no puede servir a la vez para ajustar y para juzgar. Indique en sim_period.csv un Length de dos días o más.
problem-fit-until = { $value } no deja ningún día para ajustar o ninguno para juzgar: el periodo va del { $begins } al { $ends }. Indique un día entre el primero y el penúltimo.
problem-fit-until-case = { $value } no deja nada que ajustar, o ningún mes entero con conteos para juzgar: el periodo va del { $begins } al { $ends }. Indique un día de ese periodo que tenga después un mes así.
problem-fit-evaluations = { $value } corridas son muy pocas para { $free } parámetros libres: la búsqueda más pequeña necesita { $least }. Indique más con --evaluations, o libere menos con --free.
problem-fit-free = '{ $value }' no es nada que pueda quedar libre aquí. Use nombres de estos{ $pulls ->
    [yes] , o pull para todos los lugares con conteos
   *[no] {""}
  }: { $known }.
problem-fit-free-near = '{ $value }' no es nada que pueda quedar libre aquí. ¿Quiso decir { $near }?

problem-fitted-no-file = no existe el archivo '{ $value }'. Indique el fitted.toml que escribió isthmus fit.
problem-fitted-no-toml = esto no es TOML. Indique el fitted.toml que escribió isthmus fit, o vuelva a escribirlo.
problem-fitted-other-case = estos valores se ajustaron a '{ $value }', y esto es '{ $case }'. Indique el fitted.toml de este; si es el mismo con otro nombre, escriba aquí ese nombre.
problem-fitted-date = '{ $value }' no es un día. Escríbalo como año-mes-día sin comillas, como 2012-06-30.
problem-fitted-days = el último día del ajuste, { $value }, es anterior al primero, { $begins }. Corrija los dos.
problem-fitted-empty = esto no contiene ningún valor. Indique el fitted.toml que escribió isthmus fit, o corra sin él.
problem-fitted-unknown = { $near ->
    [none] aquí no hay ningún parámetro '{ $value }'. Borre la línea, o ajuste de nuevo.
   *[other] en esta tabla no hay ningún parámetro '{ $value }'. ¿Quiso decir { $near }?{ $pulls ->
        [yes] {" "}Las opciones van en [settings], los lugares en [pull].
       *[no] {""}
    }
}
problem-fitted-number = '{ $value }' no es un número. Escriba uno, con punto antes de los decimales.
problem-fitted-bounds = { $value } está fuera de lo que puede valer este parámetro, de { $low } a { $high }. Corrija el valor.

# --- lo que se muestra ----------------------------------------------------------------------------

fitted-used = { $count ->
    [one] un valor
   *[other] { $count } valores
  } de { $file }
fitted-used-dated = { $count ->
    [one] un valor
   *[other] { $count } valores
  } de { $file }, ajustados a los conteos del { $begins } al { $until }

cli-step-search = Buscando los parámetros
cli-step-flatness = Preguntando qué dicen los conteos

cli-column-after = ARD después
cli-column-after-rescaled = reescalada
cli-column-after-wape = WAPE después
cli-column-before = ARD antes
cli-column-before-rescaled = reescalada
cli-column-before-wape = WAPE antes
cli-column-crps-after = CRPS después
cli-column-fitted = Ajustado
cli-column-judged = Pronóstico con
cli-column-moved = Movido
cli-column-own = Propio
cli-column-parameter = Parámetro
cli-column-unit = Unidad

fit-title = { $name }, ajustado a sus conteos hasta el { $until }
fit-period = Ajustado
fit-period-said = { $span }; conteos de { $days ->
    [one] un día
   *[other] { $days } días
  } después del primero, el último del { $last }
fit-period-said-case = { $span }; conteos de { $months ->
    [one] un mes
   *[other] { $months } meses
  }, el último conocido entonces, hasta el { $last }
fit-judged-on = Juzgado
fit-runs = Corridas
fit-runs-said = { $runs }, de { $members ->
    [one] un miembro
   *[other] { $members } miembros
  }, semilla { $seed }; { $ended ->
    [runs] la búsqueda terminó porque no le quedaban corridas: con más en --evaluations puede hallar algo mejor
   *[settled] la búsqueda terminó donde nada cercano era mejor
  }
fit-misfit = Desajuste
fit-misfit-said = { $own } con sus propios valores, { $fitted } con los ajustados (azar: ± { $noise })
fit-grain = Longitudes
fit-grain-said = distinguidas de { $km } en { $km } km durante la búsqueda; donde se juzga, como las distingue isthmus simulate
fit-uncounted-by-then = Sin conteos hasta entonces
fit-errors = Distancia respecto de los conteos, hasta ese día y después
fit-errors-by-series = Lo mismo, serie por serie
fit-by-own = sus propios valores
fit-by-fitted = los valores ajustados
fit-by-flat = los últimos conteos, fijos
fit-by-ratio = las últimas proporciones, fijas
fit-better = Después del { $until } los valores ajustados yerran menos que los propios del modelo: { $error } de { $fitted } y no de { $own }.
fit-worse = Después del { $until } los valores ajustados no yerran menos que los propios del modelo: { $error } de { $fitted } frente a { $own }. No los use para mirar adelante.
fit-naive = Mantener los últimos conteos yerra menos que ambos ({ $error } de { $flat }): un modelo hace falta para lo que cambia, no para lo que queda igual.
fit-given = Cuántas personas huyen cada día se toma de los conteos, también después de ese día, como lo hace Flee. Por eso esto dice adónde van las personas, y no cuántas son; la ARD reescalada deja fuera su número.
fit-given-case = Cuántas personas parten se toma de la serie que las cuenta, y qué medidas rigen, de policies.csv, también después de ese día. Por eso esto dice cuándo pasan las personas, por dónde y a cuántas se cuenta, y no cuántas vienen.
fit-parameters = Parámetros
fit-explained = Movido: la distancia desde el valor propio, en desviaciones de lo que se pensaba de antemano. El { $level } de esas distancias sería menor que 2.
fit-at-low = está en su cota inferior
fit-at-high = está en su cota superior
fit-untold = los conteos no lo dicen
fit-caution = Es para planificar, no una orden. Un valor que se ajusta no es una causa: una atracción reúne todo lo que las reglas dejan fuera.
fit-files = Escrito:

fit-caution-case = Es para planificar, no una orden. Un valor que se ajusta no es una causa: reúne todo lo que movement.toml deja fuera.
fit-pull-of = atracción de { $place }
fit-parameter-conflict_weight = atracción de un lugar en conflicto
fit-parameter-camp_weight = atracción de los campamentos
fit-parameter-foreign_weight = atracción de los lugares en el extranjero
fit-parameter-default_movechance = probabilidad de dejar un pueblo
fit-parameter-camp_movechance = probabilidad de dejar un campamento
fit-parameter-idpcamp_movechance = probabilidad de dejar un campamento de desplazados internos
fit-parameter-conflict_movechance = probabilidad de dejar un lugar en conflicto
fit-parameter-softening = kilómetros que se suman a cada camino
fit-parameter-distance_power = potencia de la distancia
fit-parameter-weight_power = nitidez de la elección
fit-parameter-max_move_speed = camino más largo de un día
fit-parameter-capacity_scaling = factor de las capacidades
fit-parameter-displaced = factor de quienes huyen
fit-parameter-flood_leaving = factor de dejar una inundación
fit-parameter-flood_avoidance = cuánto repelen las inundaciones

# Números de movement.toml; $of es de lo que trata su tabla: lugares, una serie, una medida, una ruta.
fit-number-choice-distance_power = potencia de la distancia
fit-number-counts-per_person = { $of }: veces que se cuenta a cada persona
fit-number-departures-part = { $of }: parte de lo contado que entra
fit-number-departures-per_year = { $of }: personas que parten en un año
fit-number-legs-days = { $of }: cuánto tarda
fit-number-measures-chance = { $of }: probabilidad de ser devuelta
fit-number-measures-days = { $of }: cuánto duran la estadía o el viaje
fit-number-measures-factor = { $of }: lo que deja del paso
fit-number-measures-people = { $of }: personas atendidas
fit-number-measures-share = { $of }: proporción que la tomaría
fit-number-measures-times_as_fast = { $of }: veces más rápido
fit-number-speeds-km_per_day = { $of }: kilómetros por día
fit-number-splits-share = { $of }: proporción que va allí
fit-number-stays-days = { $of }: estadía
fit-number-stays-ends = { $of }: proporción cuyo viaje termina
fit-number-stays-onward_per_month = { $of }: proporción que sigue viaje dentro de un mes
fit-number-times-days = { $of }: cuánto tarda
