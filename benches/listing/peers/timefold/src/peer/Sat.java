package peer;

/** Somebody's part in a use. */
public record Sat(Person person, Use use) {
    public Person getPerson() { return person; }

    public int getDay() { return use.day(); }

    public int getWeek() { return World.world.week[use.day()]; }

    public int getRoom() { return use.unit().place.room(); }

    public int getVenue() { return use.unit().place.venue(); }
}
