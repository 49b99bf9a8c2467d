# Qué puede fallar al pedir muchas corridas de un modelo y al escribir lo que resulta.

problem-ensemble-days = { $value } no es un número de días por simular. Indique un número entero a partir de 1.
problem-ensemble-members = { $value } no es un número de miembros. Indique un número entero a partir de 1; 200 bastan para los intervalos habituales.
problem-ensemble-seed = { $value } no es una semilla. Indique un número entero a partir de 0.
problem-ensemble-place = ningún lugar del modelo se llama '{ $value }'; el nombre más parecido es '{ $near }'. Corrija el nombre.
problem-ensemble-workers = { $value } no es un número de procesos. Indique un número entero a partir de 1.
problem-ensemble-worker-lost = un proceso terminó a mitad de su trabajo, casi siempre por falta de memoria. Use menos procesos o una máquina con más memoria.
problem-ensemble-drawn-by = esta máquina sortea con { $here } y un proceso lo hace con { $there }, lo que no daría el mismo resultado con la misma semilla. Instale lo mismo en ambos.
problem-ensemble-no-dask = un clúster de Dask necesita paquetes que no están instalados. Instálelos con: pip install 'isthmus[cluster]'.
problem-ensemble-no-cluster = ningún planificador de Dask responde en '{ $value }'. Corrija la dirección (tcp://equipo:8786) o inicie el planificador.
problem-ensemble-unspooled = { $why ->
    [permission] no se permite guardar tablas de la corrida en la carpeta de archivos temporales. Asigne a TMPDIR una carpeta propia.
    [full] el disco de los archivos temporales está lleno. Libere espacio o asigne a TMPDIR una carpeta en otro disco.
   *[other] no se pudieron guardar tablas de la corrida ({ $reason }). Asigne a TMPDIR otra carpeta e inténtelo de nuevo.
}

# --- escribir lo que resulta de una corrida

problem-results-foreign = la carpeta '{ $value }' contiene { $found }, que no es parte de unos resultados así. Indique otra carpeta.
problem-results-unwritten = { $why ->
    [permission] usted no tiene permiso para escribir aquí los resultados. Indique una carpeta propia.
    [full] el disco está lleno. Libere espacio o indique una carpeta de otro disco; no quedó nada a medio escribir.
    [missing] la ruta pasa por un archivo o por una carpeta que ya no existe. Indique otra.
    [name] el sistema no admite un nombre así. Indique uno más corto o más sencillo.
   *[other] no se pudieron escribir los resultados ({ $reason }). Inténtelo de nuevo o indique otra carpeta; no quedó nada a medio escribir.
}
