# Pathways: what the rules of a case say to a group on a day.

problem-pathways-nobody = '{ $value }' is no country (ISO 3166 alpha-3) and no nationality of populations.csv. Write three capital letters.
problem-pathways-nobody-near = '{ $value }' is no country (ISO 3166 alpha-3) and no nationality of populations.csv. Did you mean { $near }?

# --- open, closed or not known

pathways-state = { $state ->
    [open] open
    [closed] closed
   *[unknown] not known
}
pathways-reason-in-force = { $turns ->
    [none] in force
   *[other] in force, to { $turns }
}
pathways-reason-renews = { $turns ->
    [none] in force; the quota begins anew each month
   *[other] in force, to { $turns }; the quota begins anew each month
}
pathways-reason-unsafe = marked unsafe for this nationality since { $turns }: nobody is led there
pathways-reason-not-begun = begins on { $turns }
pathways-reason-ended = ended on { $turns }
pathways-reason-elsewhere = only for people in { $where }
pathways-reason-no-places = the quota is none
pathways-reason-used-up = the published count has reached the quota
pathways-reason-some-only = only for some of the nationality
pathways-reason-not-said-where = only for people in { $where }, and it is not said where these are
pathways-reason-uncounted = in force, and no count says whether places are left
pathways-kind = { $kind ->
    [asylum] asylum
    [resettlement] resettlement
    [humanitarian] humanitarian admission
    [family] family
    [labour] work
    [study] study
   *[regularisation] regularisation
}
pathways-quota = { $per ->
    [month] { $quota } a month
    [year] { $quota } a year
   *[total] { $quota } in all
}
pathways-used = { $people } ({ $period })
