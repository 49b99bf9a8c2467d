# Promesas que se intercambian con otros: IATI, tablas, JSON, un calendario.

exchange-reporter = Registro de Isthmus, { $case }
exchange-outside = Monto fuera de todo compromiso: { $id }
exchange-bounds = { $how ->
    [between] (Según se informó: de { $low } a { $high } { $currency }.)
    [least] (Según se informó: al menos { $low } { $currency }.)
    [most] (Según se informó: a lo sumo { $high } { $currency }.)
   *[about] (Según se informó: unos { $low } { $currency }.)
}
exchange-calendar = Plazos y reuniones: { $case }
exchange-deadline = Vence el plazo: { $title }
exchange-target = Termina la meta: { $title }
exchange-session = { $session } ({ $meeting })
exchange-by = Prometido por: { $who }.
exchange-category = { $kind ->
    [meeting] Reunión
    [target] Meta
   *[deadline] Plazo
}

# --- escribir y leer archivos

problem-exchange-foreign = la carpeta '{ $value }' contiene { $found }, que no es parte de un intercambio. Indique otra carpeta con --out.
problem-exchange-into-foreign = la carpeta '{ $value }' contiene { $found }, y no se sobrescribe nada de lo que hay. Indique una carpeta nueva con --into.
problem-exchange-unwritten = { $why ->
    [permission] usted no tiene permiso para escribir aquí. Elija una carpeta propia o pida el permiso.
    [full] el disco está lleno. Libere espacio e inténtelo de nuevo; no quedó nada a medio escribir.
    [missing] no existe la carpeta en la que debe ir. Créela primero o corrija la ruta.
    [folder] ya hay una carpeta con ese nombre. Elija otro nombre.
    [name] el sistema no admite un nombre así. Elija uno más corto o más sencillo.
   *[other] no se pudo escribir ({ $reason }). Elija otra carpeta o inténtelo de nuevo.
}
problem-exchange-no-file = no existe ningún archivo ni carpeta '{ $value }'. Corrija la ruta.
problem-exchange-ending = '{ $value }' no dice qué contiene. Indique un archivo de IATI (.xml), un registro (.json), una tabla (.csv) o una carpeta de tablas.
problem-exchange-empty = la carpeta no contiene ninguna tabla. Indique una con archivos como transactions.csv.
problem-exchange-no-table = ninguna tabla del registro se llama así.{ $near ->
        [none] {""}
       *[other] {" "}¿Quiso decir { $near }?
    } Dé al archivo el nombre de su tabla: { $known }.
problem-exchange-no-xml = esto no es XML ({ $reason }). Corrija la línea o exporte el archivo de nuevo.
problem-exchange-doctype = el archivo declara un tipo de documento, que puede contener entidades, y ningún archivo de actividades lo necesita. Borre la declaración.
problem-exchange-deep = los elementos están unos dentro de otros a demasiada profundidad para un archivo de actividades. Revise con qué se escribió.
problem-exchange-no-json = esto no es JSON ({ $reason }). Corrija la línea o exporte el archivo de nuevo.
problem-exchange-no-register = este JSON no es un registro: su "name" no es isthmus-register. Indique un archivo escrito por isthmus track --out.
problem-exchange-json-version = no se conoce la versión '{ $value }' de un archivo así. Expórtelo de nuevo con esta versión de Isthmus.
problem-exchange-json-key = aquí nada se llama '{ $value }'.{ $near ->
        [none] {""}
       *[other] {" "}¿Quiso decir { $near }?
    } Se conocen: { $known }.
problem-exchange-json-row = '{ $value }' no contiene valores simples. Indique cada fila como un objeto cuyos valores sean textos, números, true, false o null, con estos nombres: { $known }.
problem-exchange-more = { $count } más de la misma clase.

# --- si las filas caben en el caso

problem-exchange-unknown-name = ni el caso ni el archivo tienen '{ $value }' en { $table }.{ $near ->
        [none] {""}
       *[other] {" "}¿Quiso decir { $near }?
    } { $blank ->
        [yes] La celda quedó en blanco; agregue esa fila y vuelva a leer el archivo para conservarla.
       *[no] Agregue primero esa fila al archivo o al caso.
    }
problem-exchange-twice = '{ $value }' aparece dos veces, con diferencias. Deje la fila correcta.
problem-exchange-stands-otherwise = '{ $value }' figura en { $table } del caso con otros valores en: { $columns }. Se dejó fuera; compare ambas filas y cambie el caso a mano.
problem-exchange-left-out = '{ $value }' no está en el archivo de actividades: { $why ->
    [stage] IATI no tiene un tipo de transacción para lo que solo se solicitó ({ $stage }).
    [total] es un total acumulado, y quien sume el archivo lo contaría dos veces.
    [part] es parte de un monto que ya figura allí.
    [amount] no se informó ningún monto.
    [to-come] su día aún no llega.
   *[parties] no se informa ni quién da ni quién recibe.
    } Figura en las tablas y en register.json.

# --- las reglas de IATI 2.03

problem-iati-root = este es un archivo de '{ $value }', no de actividades. Indique un archivo de actividades, cuya raíz es iati-activities.
problem-iati-version = la versión '{ $value }' describe las actividades de otra manera. Aquí se leen las versiones: { $known }. Convierta antes el archivo a la 2.03.
problem-iati-no-activity = el archivo no contiene ninguna actividad. Indique uno que sí.
problem-iati-unknown = IATI 2.03 no conoce nada así en { $inside }. No se leyó; corrija su nombre si hace falta.
problem-iati-order = está después de { $before } y va antes. Póngalo en el orden del esquema.
problem-iati-missing = falta. Agréguelo: la versión 2.03 lo pide.
problem-iati-too-many = aparece demasiadas veces. Deje uno.
problem-iati-blank = está en blanco. Escriba su texto u omita el elemento.
problem-iati-code = '{ $value }' no es un código de la lista { $list }. Use uno de estos: { $choices }.
problem-iati-value = '{ $value }' no es { $wanted ->
    [boolean] un sí o un no. Escriba 1 o 0.
    [country] un país de ISO 3166-1. Escriba sus dos letras, como PA.
    [currency] una moneda de ISO 4217. Escriba sus tres mayúsculas, como USD.
    [date] una fecha. Escriba año-mes-día, como 2024-03-05.
    [datetime] un momento. Escríbalo como 2024-03-05T00:00:00Z.
    [decimal] un monto. Escriba cifras con punto decimal y sin separadores de miles.
    [identifier] un identificador. No lleva / & | ni ?.
    [integer] un número entero. Escriba solo cifras.
    [language] un idioma de ISO 639-1. Escriba dos letras, como es.
    [percent] un porcentaje. Escriba un número de 0 a 100 sin signo.
    [uri] una dirección. Escríbala sin espacios.
    [version] una versión que aquí se lea. Use 2.03.
   *[words] un texto. Escriba alguno.
}
problem-iati-prefix = el identificador '{ $value }' no comienza con el de la organización que informa, '{ $start }-'. Corrija uno de los dos.
problem-iati-nameless = no tiene ni identificador ni nombre. Agregue uno de los dos.
problem-iati-language = el texto no indica su idioma, y la actividad tampoco. Agregue xml:lang a uno de los dos.
problem-iati-currency = el monto no indica su moneda, y la actividad no tiene una por defecto. Agregue currency, o default-currency a la actividad.
problem-iati-no-start = no se informa el inicio de la actividad. Agregue una activity-date de tipo 1 o 2.
problem-iati-date-order = el fin, { $value }, es anterior al inicio, { $start }. Corrija una de las dos fechas.
problem-iati-to-come = { $value } es posterior al { $day }, y lo que describe ya ocurrió. Corrija la fecha.
problem-iati-twice-said = figura en la actividad y en sus transacciones. Deje uno de los dos lugares.
problem-iati-recipient = cada transacción indica exactamente un país o una región si alguna lo hace. Agréguelo o deje uno solo.
problem-iati-percent = los porcentajes suman { $value }. Cámbielos hasta que sumen 100.
problem-iati-sector = no se informa ningún sector. Agregue uno a la actividad o a cada una de sus transacciones.
problem-iati-same = el identificador '{ $value }' figura también en la línea { $first }. Deje la actividad correcta.

# --- lo que se dejó fuera o se supuso de un archivo ajeno

problem-iati-edited = la actividad salió de Isthmus y se editó después. Se leyó como la de cualquiera.
problem-iati-row = '{ $value }' no es una tabla del registro, o su fila tiene columnas que la tabla no tiene. Exporte el archivo de nuevo.
problem-iati-not-held = { $count ->
    [one] Un elemento contiene lo que ninguna tabla del registro guarda y se dejó fuera: { $names }.
   *[other] { $count } elementos contienen lo que ninguna tabla del registro guarda y se dejaron fuera: { $names }.
}
problem-iati-types-out = { $count ->
    [one] Una transacción es de un tipo que no es ni promesa ni pago y se dejó fuera: { $names }.
   *[other] { $count } transacciones son de tipos que no son ni promesa ni pago y se dejaron fuera: { $names }.
}
problem-iati-negative = { $value } es menor que cero, una corrección; ninguna tabla del registro la guarda, y se dejó fuera. Corrija a mano el monto que corrige.
problem-iati-no-money = '{ $value }' no tiene ninguna transacción prometida o pagada. Se dejó fuera.
problem-iati-chain = '{ $value }' recibe dinero y lo transfiere. Se convirtió en dos compromisos: el dinero es una cadena, no una suma.
problem-iati-kind = no se informa qué clase de organización es '{ $value }' y se la tomó por un gobierno. Corríjalo en organisations.csv.
problem-iati-text-out = '{ $value }' conduce a una persona o tiene signos que no son texto. El texto se dejó fuera.
