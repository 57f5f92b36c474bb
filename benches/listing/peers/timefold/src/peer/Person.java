package peer;

/** An office-holder or an interpreter: when they are there, where they sit, and on how many days. */
public final class Person {
    /** Fills seats that a hearing does not have. */
    static final Person NOBODY = new Person(-1);

    final int number;
    boolean salaried;
    int fee, mostInAWeek, mostInAll, possible;
    /** Cost by venue; -1 where they do not sit. */
    int[] ways;
    /** Sittings by day, as bits. */
    int[] there;

    Person(int number) {
        this.number = number;
    }

    boolean exists() {
        return number >= 0;
    }
}
