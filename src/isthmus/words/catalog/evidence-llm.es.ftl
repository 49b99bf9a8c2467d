# El lector opcional: un modelo de lenguaje que propone afirmaciones.

# --- una llamada que no puede ser --------------------------------------------------------------------
problem-llm-reader = ningún lector se llama '{ $value }'. Use llm.
problem-llm-no-url = no se ha indicado ningún modelo de lenguaje, y no se consulta ninguno que usted no indique. Ponga en { $name } la dirección base de una interfaz compatible con OpenAI, como http://localhost:11434/v1. El texto de los documentos se envía entonces a ese lugar.
problem-llm-no-model = { $name } no nombra ningún modelo. Ponga el nombre con el que el servidor conoce el modelo.
problem-llm-model = { $name } no es el nombre de un modelo: es demasiado largo o contiene signos que no se pueden mostrar. Corríjalo.
problem-llm-url = { $name } no es una dirección de la red. Empieza con https:// o http:// y nombra un servidor, como http://localhost:11434/v1.
problem-llm-url-more = { $name } contiene más que una dirección: un usuario, un signo de interrogación o un numeral. Indique solo la dirección base, y la clave en ISTHMUS_LLM_KEY.
problem-llm-key = { $name } no puede ser una clave: es demasiado larga, o contiene un espacio o un signo que ninguna solicitud lleva. Corríjala.
problem-llm-key-in-clear = con { $name } la dirección tiene que empezar con https://, salvo que el servidor funcione en esta máquina: la clave cruzaría la red a la vista de todos. Use https:// o prescinda de la clave.
problem-llm-bound = { $name } es '{ $value }'. Indique un número de { $low } a { $high }.

# --- una respuesta que no se obtuvo ------------------------------------------------------------------
problem-llm-no-answer = no se puede llegar al servidor del modelo de lenguaje ({ $attempts ->
    [one] un intento
   *[other] { $attempts } intentos
  }). Vea si está en marcha y si ISTHMUS_LLM_URL es correcta. Lo que lee la gramática está aquí.
problem-llm-slow = el modelo de lenguaje no respondió en { $seconds } segundos. Aumente ISTHMUS_LLM_SECONDS o reduzca ISTHMUS_LLM_CHARACTERS. Lo que lee la gramática está aquí.
problem-llm-deadline = el modelo de lenguaje no terminó el documento en { $seconds } segundos. Lo que propuso hasta entonces está aquí, y lo que lee la gramática también.
problem-llm-busy = el servidor del modelo de lenguaje no acepta más solicitudes por ahora (estado { $value }). Inténtelo más tarde. Lo que lee la gramática está aquí.
problem-llm-wait = el servidor del modelo de lenguaje pide esperar { $seconds } segundos, más de lo que espera una lectura. Inténtelo entonces. Lo que lee la gramática está aquí.
problem-llm-status = el servidor del modelo de lenguaje respondió con el estado { $value }. Vea si ISTHMUS_LLM_URL termina donde empieza la interfaz (a menudo en /v1) y si ISTHMUS_LLM_MODEL nombra un modelo de ella. Lo que lee la gramática está aquí.
problem-llm-key-refused = el servidor del modelo de lenguaje no le permite el acceso (estado { $value }). Vea si { $name } contiene una clave válida allí. Lo que lee la gramática está aquí.
problem-llm-key-unusable = { $name } no se puede usar en la máquina que lee. Corríjala allí. Lo que lee la gramática está aquí.
problem-llm-redirect = el servidor del modelo de lenguaje remite a otra dirección (estado { $value }). Un documento solo se envía adonde usted dice: ponga en ISTHMUS_LLM_URL la dirección misma. Lo que lee la gramática está aquí.
problem-llm-tls = el servidor del modelo de lenguaje no puede probar quién es, y no se envió nada. Vea si su certificado es válido; si es propio, nómbrelo en SSL_CERT_FILE. Lo que lee la gramática está aquí.
problem-llm-size = la respuesta del modelo de lenguaje pasa de { $most } bytes y se interrumpió. Reduzca ISTHMUS_LLM_CHARACTERS. Lo que lee la gramática está aquí.
problem-llm-not-protocol = este servidor no responde como un modelo de lenguaje. Vea si ISTHMUS_LLM_URL es la dirección base de una interfaz compatible con OpenAI. Lo que lee la gramática está aquí.
problem-llm-given-up = no se consultó el modelo de lenguaje: su servidor no respondió para otros documentos. Lo que lee la gramática está aquí.
problem-llm-unsent = { $unsent } caracteres del texto no se enviaron, pues cada documento admite como máximo { $requests ->
    [one] una solicitud
   *[other] { $requests } solicitudes
  }. Aumente ISTHMUS_LLM_REQUESTS para consultar el texto entero. Lo que lee la gramática está aquí, de todo el texto.

# --- la cuenta ---------------------------------------------------------------------------------------
llm-asked = El modelo de lenguaje se consultó { $requests ->
    [one] una vez
   *[other] { $requests } veces
  }; { $kept ->
    [one] se sostiene una afirmación que propuso
   *[other] se sostienen { $kept } afirmaciones que propuso
  }, a la espera de que una persona { $kept ->
    [one] la revise
   *[other] las revise
  }.
llm-tokens = Unidades de texto (tokens), según el propio servidor: { $tokens }.
llm-dropped = { $number ->
    [one] Se descartó una propuesta
   *[other] Se descartaron { $number } propuestas
  }: { $reasons }.
llm-emptied = Campos que no se sostenían y quedaron en blanco: { $fields }.
llm-unsent = Caracteres de texto que no se enviaron: { $unsent }.
llm-failed = { $failed ->
    [one] Para un documento el modelo no respondió, o no hasta el final.
   *[other] Para { $failed } documentos el modelo no respondió, o no hasta el final.
  }
llm-dropped-quote-not-found = la cita no está en el texto
llm-dropped-quote-ambiguous = la cita podría ser de más de un lugar
llm-dropped-value-not-derived = el valor no se sigue de la cita
llm-dropped-out-of-context = las palabras en torno a la cita dicen otra cosa
llm-dropped-bad-kind = no es una clase de afirmación
llm-dropped-bad-json = la respuesta no es JSON
llm-dropped-bad-schema = no es una propuesta
llm-dropped-already-read = ya leída por la gramática
llm-dropped-too-many = más de las que se examinan
