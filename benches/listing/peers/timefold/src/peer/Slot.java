package peer;

/** A day and its grain at which a hearing may begin. */
public record Slot(int day, int grain) {}
