package peer;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import java.util.ArrayList;
import java.util.List;

/** The whole plan: one hard level, and a soft level for each layer. */
@PlanningSolution
public class Plan {
    @PlanningEntityCollectionProperty
    public List<Unit> units;
    @ProblemFactCollectionProperty
    public List<World.Ordered> ordered;
    @ProblemFactCollectionProperty
    public List<Pair> same = new ArrayList<>();
    @ProblemFactCollectionProperty
    public List<Member> preferred = new ArrayList<>();
    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 8)
    public BendableLongScore score;

    /** Two units before one presiding person. */
    public record Pair(int a, int b) {}

    /** A unit of a link in which one presiding person is preferred. */
    public record Member(int link, int unit) {}

    public Plan() {}

    Plan(World world) {
        units = world.units;
        ordered = world.ordered;
        for (World.Together link : world.same) {
            for (int a : link.units()) for (int b : link.units()) if (a < b) same.add(new Pair(a, b));
        }
        for (World.Together link : world.preferred) {
            for (int unit : link.units()) preferred.add(new Member(link.number(), unit));
        }
    }
}
