package peer;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countDistinct;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.lessThan;
import static peer.World.Weight.PANEL_CHANGE;
import static peer.World.Weight.ROOM_CHANGE;

import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;

/** The rules of docs/listing/format.md as constraint streams. What the domains of the variables keep is not said again. */
public class Rules implements ConstraintProvider {
    private static final BendableLongScore HARD = BendableLongScore.ofHard(1, 8, 0, 1);

    /** One point of a layer, by its place in the format's table. */
    private static BendableLongScore layer(int layer) {
        return BendableLongScore.ofSoft(1, 8, World.world.level[layer], 1);
    }

    @Override
    public Constraint[] defineConstraints(ConstraintFactory f) {
        return new Constraint[] {
            taken(f), away(f), wrong(f), notIncluded(f), tooManyInAll(f), tooManyInAWeek(f), order(f), samePanel(f),
            unlisted(f), age(f), venue(f), fee(f), way(f), preference(f), roomChange(f), panelChange(f), compact(f), balance(f),
            changes(f),
        };
    }

    private static UniConstraintStream<Use> uses(ConstraintFactory f) {
        return f.forEach(Unit.class).flattenLast(Unit::uses);
    }

    private static UniConstraintStream<Sat> sat(ConstraintFactory f) {
        return f.forEach(Unit.class).flattenLast(Unit::sat);
    }

    Constraint taken(ConstraintFactory f) {
        return uses(f)
            .join(uses(f), equal(Use::day), lessThan(use -> use.unit().number))
            .penalizeLong(HARD, (a, b) -> (long) a.overlap(b) * a.shared(b) + a.torn(b)).asConstraint("taken");
    }

    Constraint away(ConstraintFactory f) {
        return uses(f).penalizeLong(HARD, Use::away).asConstraint("away");
    }

    Constraint wrong(ConstraintFactory f) {
        return f.forEach(Unit.class).penalizeLong(HARD, Costs::wrong).asConstraint("wrong");
    }

    Constraint notIncluded(ConstraintFactory f) {
        return f.forEach(Unit.class).penalizeLong(HARD, Costs::notIncluded).asConstraint("not included");
    }

    Constraint tooManyInAll(ConstraintFactory f) {
        return sat(f).groupBy(Sat::getPerson, countDistinct(Sat::getDay)).filter((p, days) -> days > p.mostInAll)
            .penalizeLong(HARD, (p, days) -> days - p.mostInAll).asConstraint("too many days");
    }

    Constraint tooManyInAWeek(ConstraintFactory f) {
        return sat(f).groupBy(Sat::getPerson, Sat::getWeek, countDistinct(Sat::getDay))
            .filter((p, week, days) -> days > p.mostInAWeek)
            .penalizeLong(HARD, (p, week, days) -> days - p.mostInAWeek).asConstraint("too many days in a week");
    }

    Constraint order(ConstraintFactory f) {
        return f.forEach(World.Ordered.class)
            .join(f.forEach(Unit.class), equal(World.Ordered::after, Unit::getNumber))
            .join(f.forEachIncludingUnassigned(Unit.class), equal((link, after) -> link.before(), Unit::getNumber))
            .filter((link, after, before) -> !inOrder(link, before, after))
            .penalizeLong(HARD, (link, after, before) -> 1).asConstraint("order");
    }

    private static boolean inOrder(World.Ordered link, Unit before, Unit after) {
        int[] offset = World.world.offset;
        return before.slot != null && offset[after.slot.day()] >= offset[before.lastDay()] + link.gap() && after.from() >= before.to();
    }

    Constraint samePanel(ConstraintFactory f) {
        return f.forEach(Plan.Pair.class)
            .join(f.forEach(Unit.class), equal(Plan.Pair::a, Unit::getNumber))
            .join(f.forEach(Unit.class), equal((pair, a) -> pair.b(), Unit::getNumber), filtering((pair, a, b) -> a.seat0 != b.seat0))
            .penalizeLong(HARD, (pair, a, b) -> 1).asConstraint("same panel");
    }

    Constraint unlisted(ConstraintFactory f) {
        return f.forEachIncludingUnassigned(Unit.class).filter(unit -> unit.slot == null)
            .penalizeLong(layer(0), unit -> unit.value).asConstraint("unlisted");
    }

    Constraint age(ConstraintFactory f) {
        return f.forEach(Unit.class).penalizeLong(layer(1), unit -> unit.age[unit.slot.day()]).asConstraint("age");
    }

    Constraint venue(ConstraintFactory f) {
        return f.forEach(Unit.class).penalizeLong(layer(2), unit -> unit.place.roomCost()).asConstraint("venue");
    }

    Constraint fee(ConstraintFactory f) {
        return sat(f).filter(sat -> sat.person().fee > 0).groupBy(Sat::getPerson, countDistinct(Sat::getDay))
            .penalizeLong(layer(2), (p, days) -> (long) p.fee * days).asConstraint("fee");
    }

    Constraint way(ConstraintFactory f) {
        return sat(f).filter(sat -> sat.getRoom() >= 0 && sat.person().ways[sat.getVenue()] > 0)
            .groupBy(Sat::getPerson, Sat::getVenue, countDistinct(Sat::getDay))
            .penalizeLong(layer(2), (p, venue, days) -> (long) p.ways[venue] * days).asConstraint("way");
    }

    Constraint preference(ConstraintFactory f) {
        return f.forEach(Unit.class).penalizeLong(layer(3), Costs::preference).asConstraint("preference");
    }

    Constraint roomChange(ConstraintFactory f) {
        return sat(f).filter(sat -> sat.getRoom() >= 0)
            .groupBy(Sat::getPerson, Sat::getDay, countDistinct(Sat::getRoom)).filter((p, day, rooms) -> rooms > 1)
            .penalizeLong(layer(4), (p, day, rooms) -> (long) World.world.weight(ROOM_CHANGE) * (rooms - 1))
            .asConstraint("room change");
    }

    Constraint panelChange(ConstraintFactory f) {
        return f.forEach(Plan.Member.class)
            .join(f.forEach(Unit.class), equal(Plan.Member::unit, Unit::getNumber))
            .groupBy((member, unit) -> member.link(), countDistinct((member, unit) -> unit.seat0))
            .filter((link, people) -> people > 1)
            .penalizeLong(layer(4), (link, people) -> (long) World.world.weight(PANEL_CHANGE) * (people - 1))
            .asConstraint("panel change");
    }

    Constraint compact(ConstraintFactory f) {
        return sat(f).groupBy(Sat::getPerson, Sat::getDay, toList())
            .penalizeLong(layer(5), (p, day, sat) -> Costs.compact(sat)).asConstraint("compact");
    }

    Constraint balance(ConstraintFactory f) {
        return sat(f).filter(sat -> sat.person().salaried).groupBy(Sat::getPerson, countDistinct(Sat::getDay))
            .penalizeLong(layer(6), (p, days) -> 1000L * days * days / p.possible).asConstraint("balance");
    }

    Constraint changes(ConstraintFactory f) {
        return f.forEachIncludingUnassigned(Unit.class).filter(unit -> unit.was.length > 0)
            .penalizeLong(layer(7), Costs::changes).asConstraint("changes");
    }
}
