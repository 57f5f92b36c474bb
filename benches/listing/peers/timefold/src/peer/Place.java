package peer;

/** A channel with its room, if it takes one: number among the unit's places, room or -1, venue or -1, costs. */
public record Place(int number, int room, int venue, int channelCost, int roomCost) {}
