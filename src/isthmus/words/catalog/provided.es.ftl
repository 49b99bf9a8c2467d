# Qué puede fallar en normas, capacidades, vías y países no seguros.

problem-provided-no-low = hay un extremo superior de { $high } sin el inferior. Escriba aquí el extremo inferior; si no hay rango, escriba aquí el número y borre el extremo superior.
problem-provided-low-above-high = { $value } es menor que { $column } ({ $low }). Intercambie los dos.
problem-provided-no-currency = { $sector ->
    [cost] el costo no tiene moneda. Escriba sus tres letras (ISO 4217).
   *[other] una norma de dinero no tiene moneda. Escriba sus tres letras (ISO 4217).
}
problem-provided-currency = solo una norma del sector money tiene moneda. Borre '{ $value }' o escriba money en sector.
problem-provided-no-cost = hay una moneda y ningún costo. Escriba cost_low o borre '{ $value }'.
problem-provided-no-price-year = falta el año de los precios. Escríbalo.
problem-provided-price-year = solo el dinero tiene año de precios. Borre { $value }.
problem-provided-price-year-later = los precios de { $value } no pueden haberse publicado el { $published }. Corrija uno de los dos.
problem-provided-border = '{ $value }' es una frontera, donde nadie permanece. Escriba un lugar o un país.
problem-capacity-empty = la fila no dice nada del servicio '{ $value }'. Escriba people si es una recepción, o servers y rate en los demás casos.
problem-capacity-no-people = una recepción tiene plazas. Escriba a cuántas personas aloja a la vez.
problem-capacity-queue = { $value } no puede figurar en la fila de una recepción, donde nadie hace fila. Bórrelo o escriba otro servicio.
problem-capacity-people = { $value } personas a la vez no dicen nada del servicio '{ $service }', que se expresa en personas al día. Escriba servers y rate, o llame reception al servicio.
problem-capacity-half = el servicio '{ $service }' necesita tanto servers como rate, las personas que cada puesto atiende en un día. Escriba lo que falta; si solo se conoce el total del día, escriba 1 en servers.
problem-capacity-absurd = { $servers } puestos con { $value } al día cada uno atenderían a { $together } personas en un día, y ninguna fila puede atender a más de { $most }. Corrija servers o rate.
problem-pathway-quota = un cupo y su lapso van juntos, y solo figura '{ $given }'. Escriba el otro o bórrelo.
problem-pathway-no-series = '{ $value }' dice algo de una serie y no se nombra ninguna. Nómbrela en series o borre esto.
problem-pathway-home = se llevaría a personas de { $value } a { $value }: un retorno y no una vía. Borre esa nacionalidad o corrija el país.
