package peer;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.ArrayList;
import java.util.List;

/** A hearing, or several that are heard in one slot. It is listed if it has a slot. */
@PlanningEntity
public class Unit {
    @PlanningId
    public int number;
    int length, span, value;
    final List<Slot> starts = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final List<List<Person>> seats = new ArrayList<>(), helpers = new ArrayList<>();
    int[] age, parties, included;
    int[][] missing, prefers, was, forbidden;

    @PlanningVariable(valueRangeProviderRefs = "starts", allowsUnassigned = true)
    public Slot slot;
    @PlanningVariable(valueRangeProviderRefs = "places")
    public Place place;
    @PlanningVariable(valueRangeProviderRefs = "seat0")
    public Person seat0;
    @PlanningVariable(valueRangeProviderRefs = "seat1")
    public Person seat1;
    @PlanningVariable(valueRangeProviderRefs = "seat2")
    public Person seat2;
    @PlanningVariable(valueRangeProviderRefs = "helper0")
    public Person helper0;
    @PlanningVariable(valueRangeProviderRefs = "helper1")
    public Person helper1;

    public Unit() {}

    Unit(int number) {
        this.number = number;
    }

    @ValueRangeProvider(id = "starts")
    public List<Slot> getStarts() { return starts; }

    @ValueRangeProvider(id = "places")
    public List<Place> getPlaces() { return places; }

    @ValueRangeProvider(id = "seat0")
    public List<Person> getSeats0() { return seats.get(0); }

    @ValueRangeProvider(id = "seat1")
    public List<Person> getSeats1() { return seats.get(1); }

    @ValueRangeProvider(id = "seat2")
    public List<Person> getSeats2() { return seats.get(2); }

    @ValueRangeProvider(id = "helper0")
    public List<Person> getHelpers0() { return helpers.get(0); }

    @ValueRangeProvider(id = "helper1")
    public List<Person> getHelpers1() { return helpers.get(1); }

    public int getNumber() { return number; }

    int lastDay() {
        return slot.day() + span - 1;
    }

    /** Its first grain and the one after its last, counted through all sitting days. */
    int from() {
        return slot.day() * World.world.grains + slot.grain();
    }

    int to() {
        return from() + length;
    }

    Person[] people() {
        return new Person[] {seat0, seat1, seat2};
    }

    /** What it takes, day by day. */
    List<Use> uses() {
        List<Use> uses = new ArrayList<>(span);
        int left = length, from = slot.grain();
        for (int k = 0; k < span; k++) {
            int to = Math.min(from + left, World.world.grains);
            uses.add(new Use(this, slot.day() + k, from, to, k == 0));
            left -= to - from;
            from = 0;
        }
        return uses;
    }

    /** What everybody who sits does, day by day. */
    List<Sat> sat() {
        List<Sat> sat = new ArrayList<>(span);
        for (Use use : uses()) {
            for (Person person : people()) if (person.exists()) sat.add(new Sat(person, use));
        }
        return sat;
    }
}
