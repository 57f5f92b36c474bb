package peer;

/** What a unit takes on one of its days: grains `from` until before `to`. `begins` on its first day. */
public record Use(Unit unit, int day, int from, int to, boolean begins) {
    int overlap(Use other) {
        return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }

    /** How many rooms, people, parties and interpreters two uses share. */
    int shared(Use other) {
        int shared = unit.place.room() >= 0 && unit.place.room() == other.unit.place.room() ? 1 : 0;
        shared += both(unit.people(), other.unit.people());
        shared += both(new Person[] {unit.helper0, unit.helper1}, new Person[] {other.unit.helper0, other.unit.helper1});
        for (int a : unit.parties) for (int b : other.unit.parties) if (a == b) shared++;
        return shared;
    }

    /** Somebody sits at two venues on one day. */
    int torn(Use other) {
        Place a = unit.place, b = other.unit.place;
        return a.room() < 0 || b.room() < 0 || a.venue() == b.venue() ? 0 : both(unit.people(), other.unit.people());
    }

    private static int both(Person[] some, Person[] others) {
        int both = 0;
        for (Person a : some) for (Person b : others) if (a.exists() && a == b) both++;
        return both;
    }

    /** Sittings in which a room or somebody is needed and not there. */
    int away() {
        int touched = 0, away = 0;
        int[][] runs = World.world.runs;
        for (int t = 0; t < runs.length; t++) if (from < runs[t][1] && runs[t][0] < to) touched |= 1 << t;
        if (unit.place.room() >= 0) away += Integer.bitCount(touched & ~World.world.open[unit.place.room()][day]);
        for (Person p : new Person[] {unit.seat0, unit.seat1, unit.seat2, unit.helper0, unit.helper1}) {
            if (p.exists()) away += Integer.bitCount(touched & ~p.there[day]);
        }
        return away;
    }
}
