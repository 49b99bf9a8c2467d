# Incorporar afirmaciones a un caso y revisarlas: la cola, las preguntas a quien revisa, y lo que no
# puede incorporarse ni dictaminarse.

problem-register-shipped = el caso '{ $value }' viene con Isthmus y queda como está. Copie su carpeta ({ $folder }) a una propia, o cree una con 'isthmus new CARPETA'.
problem-draft-no-document = una afirmación es de un documento que no se entregó con ella y que el caso no contiene. Entregue también el documento.
problem-draft-other-text = una afirmación cita palabras que no están en ese lugar del texto que el caso conserva de este documento. Se mantiene el texto que se guardó primero; la afirmación queda fuera.
problem-draft-not-kept = una afirmación no volvería de la tabla tal como se leyó, y queda fuera. Comunique el documento a quienes mantienen Isthmus.
problem-draft-no-unicode = el texto contiene medio signo, que ningún archivo puede guardar, de modo que el documento queda fuera. Conviértalo a UTF-8 y léalo de nuevo.
problem-review-no-claim = el caso no tiene la afirmación '{ $value }'. 'isthmus review CASO --json' lista las que esperan.
problem-review-claims = más de una afirmación empieza con '{ $value }'. Escriba más signos.
problem-review-no-judgement = el caso no tiene el dictamen '{ $value }'. Vea la columna id de judgements.csv.
problem-review-undone = el dictamen '{ $value }' ya está deshecho. Dictamine de nuevo, o deshaga el dictamen que lo deshizo.
problem-review-no-reason = un dictamen necesita un motivo. Diga en una frase por qué.
problem-review-handle = '{ $value }' no es un alias. Indique una función o unas iniciales en minúsculas, cifras y guiones, como mesa-2; nunca el nombre de una persona.
problem-review-pair = '{ $value }' no es una corrección. Escriba campo=valor, como unit=person; nada después del signo donde el texto no lo diga.
problem-review-decision = '{ $value }' no es una decisión. Escriba AFIRMACIÓN=accept, AFIRMACIÓN=correct, AFIRMACIÓN=reject o AFIRMACIÓN=unsure.

cli-wrong-needs-also = { $value } necesita además { $other }.

review-title = { $count ->
    [one] { $title }: { $count } afirmación espera revisión
   *[other] { $title }: { $count } afirmaciones esperan revisión
}
review-none = Ninguna afirmación espera revisión.
review-at = Afirmación { $at } de { $of }: { $claim }
review-source = Fuente
review-source-said = { $publisher }, { $date }
review-undated = sin fecha
review-says = Dice
review-quote = Cita
review-rule = Leída por
review-rule-said = { $rule }, confianza { $confidence }
review-unsure = Dictamen previo
review-unsure-said = { $by } no tuvo certeza: { $reason }
review-changes = Lo que depende de ella:
review-changes-nothing = Nada depende de ella.
review-near = Otras afirmaciones más cercanas:
review-near-one = { $claim } '{ $quote }', { $publisher }

review-bears-accepting = Aceptarla mueve la lectura de { $quantity }: { $before }; después, { $after }.
review-bears-rejecting = Rechazarla mueve la lectura de { $quantity }: { $before }; después, { $after }.
review-bears-official = Con una serie oficial, { $verdict }: { $reason }
review-bears-claims = Con otra afirmación, { $verdict }: { $reason }
review-open = abierta

review-key-accept = a
review-key-correct = c
review-key-reject = r
review-key-unsure = n
review-key-skip = o
review-key-undo = d
review-key-quit = s
review-do-accept = aceptar
review-do-correct = corregir
review-do-reject = rechazar
review-do-unsure = no hay certeza
review-do-skip = omitir
review-do-undo = deshacer lo último
review-do-quit = salir
review-ask = ¿{ $choices }?
review-ask-fields = ¿Qué debe leerse de otro modo, como campo=valor (por ejemplo unit=person place=PAN)?
review-ask-reason = ¿Por qué?
review-ask-by = ¿Quién dictamina (una función o unas iniciales, nunca un nombre)?
review-not-understood = '{ $value }' no es ninguna de estas opciones.
review-nothing-to-undo = No se ha decidido nada desde que empezó. --undo deshace un dictamen anterior.
review-made = Escrito: { $decision }, dictamen { $judgement }.
review-ended = { $made ->
    [0] No se decidió nada.
    [one] Se escribió { $made } dictamen.
   *[other] Se escribieron { $made } dictámenes.
} { $left ->
    [0] Ya no espera ninguna afirmación.
    [one] Espera { $left } afirmación.
   *[other] Esperan { $left } afirmaciones.
}

cli-step-queue = Se ordenan las afirmaciones
cli-column-by = Por
cli-column-claim = Afirmación
cli-column-decision = Decisión
cli-column-judgement = Dictamen
cli-column-on = Cuándo
