/* A day of persons who are asked in the order of a list, as Flee's serial version asks them.

Owns: `day`. How full a place is is read at the moment of asking, so each person's step changes it
for the next one. Phase A: everybody at a place may set out. Phase B: everybody on a link walks, and
who arrives with part of the day left decides again at once.
*/

#include <stdint.h>

typedef struct {
    const double *chance;    /* of going on, by place */
    const int64_t *first;    /* paths that set out from place p: first[p] to first[p + 1] */
    const double *weight;    /* of each path, without room */
    const uint8_t *allowed;  /* whether each path may be chosen today */
    const int64_t *link;     /* first link of each path */
    const int64_t *goal;     /* of each path */
    const int64_t *rest;     /* of each path, -1: none */
    const double *capacity;  /* by place; below 1 there is no limit */
    const uint8_t *camp;     /* by place: whether people turn away from it when it is full */
    const double *km;        /* of each link */
    const int64_t *start;    /* of each link */
    const int64_t *end;      /* of each link */
    const uint8_t *open;     /* whether each link is open today */
    const int64_t *speed;    /* a day's way on each link */
    const uint8_t *pressed;  /* by place: whether who has walked little does not rest there */
    double *share;           /* room to work in: as many as the paths of any place */
    double buffer;           /* share of a capacity up to which nothing is felt */
    int64_t full_day, stride;
    int64_t restless, on_foot;
} Day;

/* xorshift128+ of Vigna (2014) */
static uint64_t state[2] = {1, 2};

void seed(uint64_t number)
{
    state[0] = number * UINT64_C(0x9E3779B97F4A7C15) + 1;
    state[1] = number ^ UINT64_C(0xD1B54A32D192ED03);
}

static double point(void)
{
    uint64_t a = state[0], b = state[1];
    state[0] = b;
    a ^= a << 23;
    state[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
    return ((state[1] + b) >> 11) * (1.0 / 9007199254740992.0);
}

static double room(const Day *d, const int64_t *people, int64_t place)
{
    double most = d->capacity[place], there = people[place];
    if (most < 1.0 || there <= d->buffer * most)
        return 1.0;
    return there >= most ? 0.0 : 1.0 - (there - d->buffer * most) / (most * (1.0 - d->buffer));
}

static int full(const Day *d, const int64_t *people, int64_t place)
{
    return d->camp[place] && room(d, people, place) < 0.5;
}

/* The link that a person sets out on, -1: stays. `plan` is the path under way, -1: none. */
static int64_t chosen(const Day *d, const int64_t *people, int64_t place, double chance,
                      int32_t *plan)
{
    if (point() >= chance)
        return -1;
    if (*plan < 0) {
        double whole = 0.0;
        int64_t from = d->first[place], ways = d->first[place + 1] - from, known = 0, last = -1;
        for (int64_t i = 0; i < ways; i++) {
            int64_t path = from + i;
            d->share[i] = d->allowed[path] ? d->weight[path] * room(d, people, d->goal[path]) : 0.0;
            known += d->allowed[path];
            whole += d->share[i];
        }
        if (!known)
            return -1;
        int even = whole <= 0.0; /* nothing attracts: all alike */
        double left = point() * (even ? known : whole);
        for (int64_t i = 0; i < ways; i++) {
            double share = even ? d->allowed[from + i] : d->share[i];
            if (share <= 0.0)
                continue;
            last = from + i;
            if (left < share)
                break;
            left -= share;
        }
        *plan = last;
    }
    int64_t path = *plan;
    if (full(d, people, d->goal[path]) || !d->open[d->link[path]]) {
        *plan = -1;
        return -1;
    }
    *plan = d->rest[path];
    return d->link[path];
}

/* where: a place, or -1 - link. recent: a person's way of late, in days. fresh: before the first
   link. people: by place; kept up to date. */
void day(const Day *d, int64_t persons, int32_t *where, double *done, double *recent,
         uint8_t *fresh, int32_t *plan, int64_t *people)
{
    for (int64_t i = 0; i < persons; i++) {
        if (where[i] < 0)
            continue;
        int64_t link = chosen(d, people, where[i], d->chance[where[i]], plan + i);
        if (link < 0)
            continue;
        people[where[i]]--;
        where[i] = -1 - link;
        done[i] = 0.0;
    }
    for (int64_t i = 0; i < persons; i++) {
        double moved = 0.0;
        while (where[i] < 0) {
            int64_t link = -1 - where[i];
            double way = d->on_foot && fresh[i] ? d->stride : d->speed[link];
            done[i] += way;
            moved += way;
            if (done[i] <= d->km[link])
                break;
            moved -= done[i] - d->km[link];
            fresh[i] = 0;
            if (!d->open[link]) {
                where[i] = d->start[link];
                people[where[i]]++;
                plan[i] = -1;
                break;
            }
            int64_t place = d->end[link];
            where[i] = place;
            people[place]++;
            if (moved >= way)
                break;
            double tired = (recent[i] + moved / d->full_day) / 2.0;
            int pressed = d->restless && d->pressed[place] && tired < 0.5;
            link = chosen(d, people, place, pressed ? 1.0 : d->chance[place], plan + i);
            if (link >= 0) {
                people[place]--;
                where[i] = -1 - link;
                done[i] = 0.0;
            }
        }
        recent[i] = (recent[i] + moved / d->full_day) / 2.0;
    }
}
