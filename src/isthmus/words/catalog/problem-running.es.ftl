# Qué puede fallar con los días de origen de un pronóstico y al calcular muchos de ellos.

problem-origins-months = '{ $value }' no es un intervalo de meses. Escriba el primero y el último como año-mes, con dos puntos entre ambos, por ejemplo 2023-01:2025-03, o un solo mes.
problem-origins-reversed = '{ $value }' termina antes de comenzar. Escriba { $first }:{ $last }.
problem-origins-many = '{ $value }' abarca más de { $most } meses. Indique un intervalo más corto.
problem-origins-day = '{ $value }' no es un día del mes. Indique un número del 1 al 31, o 'last' para el último.
problem-running-worker-lost = un proceso terminó a mitad de su trabajo, casi siempre por falta de memoria. Use menos procesos o una máquina con más memoria.
problem-running-worker-lost-kept = un proceso terminó a mitad de su trabajo, casi siempre por falta de memoria. Repita la misma orden con menos procesos: lo ya terminado se conserva y el cálculo sigue desde ahí.
problem-running-other-program = aquí se ejecuta { $here } y en un proceso { $there }: la misma semilla no daría el mismo resultado. Instale lo mismo en ambos.
problem-running-unkept = { $why ->
    [permission] usted no tiene permiso para conservar aquí lo ya terminado. Indique otro lugar con --out.
    [full] el disco está lleno. Libere espacio y repita la misma orden: lo ya terminado se conserva.
   *[other] no se pudo conservar lo ya terminado ({ $reason }). Indique otro lugar con --out.
}
