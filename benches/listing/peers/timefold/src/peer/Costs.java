package peer;

import static peer.World.Weight.*;

import java.util.List;

/** What single units, and the sittings of one person, cost. */
final class Costs {
    private Costs() {}

    static long preference(Unit unit) {
        World world = World.world;
        long cost = unit.place.channelCost() + unit.missing[unit.slot.day()][unit.slot.grain()];
        for (int[] preferred : unit.prefers) {
            if (!anyOf(unit, preferred)) cost += world.weight(NO_PREFERRED_PERSON);
        }
        return cost;
    }

    static int notIncluded(Unit unit) {
        int missing = 0;
        for (int person : unit.included) if (!anyOf(unit, new int[] {person})) missing++;
        return missing;
    }

    private static boolean anyOf(Unit unit, int[] people) {
        for (int person : people) for (Person p : unit.people()) if (p.number == person) return true;
        return false;
    }

    /** Seats of one unit with the same person or, where there must be one, without; venues at which somebody does not sit. */
    static int wrong(Unit unit) {
        int wrong = unit.seat0.exists() ? 0 : 1;
        if (unit.seat1.exists() && unit.seat0 == unit.seat1) wrong++;
        if (unit.helper0.exists() && unit.helper0 == unit.helper1) wrong++;
        if (unit.place.room() >= 0) {
            for (Person p : unit.people()) if (p.exists() && p.ways[unit.place.venue()] < 0) wrong++;
        }
        for (int[] place : unit.forbidden) if (matches(unit, place)) wrong++;
        return wrong;
    }

    private static boolean matches(Unit unit, int[] place) {
        int day = unit.slot.day();
        return place[0] <= day && day <= place[1]
            && (place[2] < 0 || place[2] == unit.place.venue())
            && (place[3] < 0 || place[3] == unit.place.room())
            && (place[4] < 0 || anyOf(unit, new int[] {place[4]}));
    }

    static long changes(Unit unit) {
        World world = World.world;
        long cost = 0;
        for (int[] was : unit.was) {
            boolean listed = unit.slot != null;
            long moved = 0;
            if (!listed || unit.slot.day() != was[0]) moved += world.weight(DATE_CHANGE);
            if (!listed || unit.slot.grain() != was[1]) moved += world.weight(TIME_CHANGE);
            if (!listed || unit.place.room() != was[2]) moved += world.weight(ROOM_CHANGE_IN_FORCE);
            if (!listed || unit.seat0.number != was[3]) moved += world.weight(PERSON_CHANGE);
            cost += moved * was[4];
        }
        return cost;
    }

    /** One person's day. */
    static long compact(List<Sat> day) {
        World world = World.world;
        long used = 0, cost = 0;
        for (Sat sat : day) for (int g = sat.use().from(); g < sat.use().to(); g++) used |= 1L << g;
        for (int[] run : world.runs) {
            long inside = ((1L << run[1]) - 1) & -(1L << run[0]);
            long here = used & inside;
            if (here == 0) continue;
            if (here != inside) cost += world.weight(BROKEN_SITTING);
            int first = Long.numberOfTrailingZeros(here), last = 63 - Long.numberOfLeadingZeros(here);
            cost += (long) world.weight(GAP) * (last - first + 1 - Long.bitCount(here));
            for (Sat sat : day) {
                int from = sat.use().from();
                boolean inRun = sat.use().begins() && run[0] < from && from < run[1];
                if (inRun && (used >> (from - 1) & 1) == 1) cost += world.weight(NO_REST);
            }
        }
        return cost;
    }
}
