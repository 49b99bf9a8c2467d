# Lo que se dice a quien lee cuando una tabla deja fuera recuentos de pocas personas.

disclosure-hidden =
    { $cells ->
        [one] No se muestra { $cells } recuento de personas:
       *[other] No se muestran { $cells } recuentos de personas:
    } { $secondary ->
        [0] un grupo de menos de { $threshold } personas puede reconocerse.
       *[other] un grupo de menos de { $threshold } personas puede reconocerse, y { $secondary } de ellos permitirían calcular otro.
    }
disclosure-exposed =
    { $cells ->
        [one] Aun así, { $cells } recuento pequeño puede
       *[other] Aun así, { $cells } recuentos pequeños pueden
    } calcularse con lo que ya se había publicado.
