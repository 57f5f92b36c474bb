package peer;

import java.io.IOException;
import java.io.Reader;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What timefold_listing.py has worked out: one run of whole numbers, lists after their lengths. */
public final class World {
    /** The order in which the weights come. */
    enum Weight {
        BROKEN_SITTING, DATE_CHANGE, GAP, NO_PREFERRED_PERSON, NO_REST, PANEL_CHANGE, PARTY_MISSING, PERSON_CHANGE, ROOM_CHANGE,
        ROOM_CHANGE_IN_FORCE, TIME_CHANGE, WEEK, WEEK_LATE
    }

    /** Two units in order, with days between them. */
    record Ordered(int before, int after, int gap) {}

    /** Units before one presiding person. */
    record Together(int number, List<Integer> units) {}

    static World world;

    final int days, grains, venues;
    final int[][] runs;
    final int[] offset, week, roomVenue;
    /** For each kind of cost, its level in the score. */
    final int[] level;
    private final int[] weights;
    final int[][] open;
    final List<Person> people = new ArrayList<>(), interpreters = new ArrayList<>();
    final List<Unit> units = new ArrayList<>();
    final List<Ordered> ordered = new ArrayList<>();
    final List<Together> same = new ArrayList<>(), preferred = new ArrayList<>();
    private final StreamTokenizer in;

    World(Path path) throws IOException {
        try (Reader reader = Files.newBufferedReader(path)) {
            in = new StreamTokenizer(reader);
            world = this;
            days = next();
            grains = next();
            runs = new int[next()][];
            for (int i = 0; i < runs.length; i++) runs[i] = new int[] {next(), next()};
            int count = next();
            offset = new int[count];
            week = new int[count];
            for (int d = 0; d < count; d++) {
                offset[d] = next();
                week[d] = next();
            }
            level = numbers();
            weights = numbers();
            venues = next();
            count = next();
            for (int p = 0; p < count; p++) people.add(person(p));
            count = next();
            roomVenue = new int[count];
            open = new int[count][];
            for (int r = 0; r < count; r++) {
                roomVenue[r] = next();
                open[r] = row(days);
            }
            count = next();
            for (int i = 0; i < count; i++) {
                Person interpreter = new Person(i);
                interpreter.there = row(days);
                interpreters.add(interpreter);
            }
            count = next();
            for (int u = 0; u < count; u++) units.add(unit(u));
            count = next();
            for (int i = 0; i < count; i++) ordered.add(new Ordered(next(), next(), next()));
            together(same);
            together(preferred);
        }
    }

    int weight(Weight weight) {
        return weights[weight.ordinal()];
    }

    private int next() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    private int[] row(int length) throws IOException {
        int[] row = new int[length];
        for (int i = 0; i < length; i++) row[i] = next();
        return row;
    }

    private int[] numbers() throws IOException {
        return row(next());
    }

    private void together(List<Together> links) throws IOException {
        int count = next();
        for (int i = 0; i < count; i++) {
            List<Integer> members = new ArrayList<>();
            for (int unit : numbers()) members.add(unit);
            links.add(new Together(i, members));
        }
    }

    private Person person(int number) throws IOException {
        Person person = new Person(number);
        person.salaried = next() == 1;
        person.fee = next();
        person.mostInAWeek = next();
        person.mostInAll = next();
        person.possible = next();
        person.ways = row(venues);
        person.there = row(days);
        return person;
    }

    private Unit unit(int number) throws IOException {
        Unit unit = new Unit(number);
        unit.length = next();
        unit.span = next();
        unit.value = next();
        unit.age = new int[days];
        unit.missing = new int[days][];
        int count = next();
        for (int i = 0; i < count; i++) {
            int day = next();
            unit.age[day] = next();
            unit.missing[day] = new int[grains];
            int starts = next();
            for (int s = 0; s < starts; s++) {
                Slot slot = new Slot(day, next());
                unit.starts.add(slot);
                unit.missing[day][slot.grain()] = next();
            }
        }
        count = next();
        for (int i = 0; i < count; i++) {
            int room = next();
            unit.places.add(new Place(i, room, room < 0 ? -1 : roomVenue[room], next(), next()));
        }
        choices(unit.seats, people, 3);
        choices(unit.helpers, interpreters, 2);
        unit.parties = numbers();
        unit.included = numbers();
        unit.prefers = rows();
        unit.was = new int[next()][];
        for (int i = 0; i < unit.was.length; i++) unit.was[i] = row(5);
        unit.forbidden = new int[next()][];
        for (int i = 0; i < unit.forbidden.length; i++) unit.forbidden[i] = row(5);
        return unit;
    }

    private int[][] rows() throws IOException {
        int[][] rows = new int[next()][];
        for (int i = 0; i < rows.length; i++) rows[i] = numbers();
        return rows;
    }

    /** Who could fill each of so many seats; nobody those that there are not. */
    private void choices(List<List<Person>> seats, List<Person> among, int most) throws IOException {
        int count = next();
        for (int s = 0; s < most; s++) {
            List<Person> able = new ArrayList<>();
            if (s < count) for (int p : numbers()) able.add(among.get(p));
            if (able.isEmpty()) able.add(Person.NOBODY);
            seats.add(able);
        }
    }
}
