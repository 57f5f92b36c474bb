package peer;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.placer.QueuedEntityPlacerConfig;
import ai.timefold.solver.core.config.heuristic.selector.entity.EntitySelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.MoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.CartesianProductMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.value.ValueSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Usage: Main WORLD ANSWER SECONDS SEED. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        World world = new World(Path.of(args[0]));
        begin(world);
        long seconds = Long.parseLong(args[2]);
        boolean cpu = Boolean.getBoolean("cpu");
        SolverConfig config = new SolverConfig()
            .withSolutionClass(Plan.class).withEntityClasses(Unit.class).withConstraintProviderClass(Rules.class)
            .withRandomSeed(Long.parseLong(args[3]))
            .withTerminationConfig(new TerminationConfig().withSpentLimit(Duration.ofSeconds(cpu ? seconds * 60 : seconds)))
            .withPhases(construction(), localSearch());
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        long[] first = {-1};
        solver.addEventListener(event -> {
            boolean listed = event.getNewBestSolution().units.stream().anyMatch(unit -> unit.slot != null);
            if (first[0] < 0 && listed && event.getNewBestScore().isFeasible()) first[0] = event.getTimeMillisSpent();
        });
        if (cpu) stopAfter(solver, seconds);
        Plan plan = solver.solve(new Plan(world));
        List<String> lines = new ArrayList<>();
        lines.add("score=" + plan.score + ";first_ms=" + first[0] + ";cpu_ms="
            + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
        for (Unit unit : plan.units) {
            Slot slot = unit.slot == null ? new Slot(-1, -1) : unit.slot;
            lines.add(String.join(" ", List.of(
                text(slot.day()), text(slot.grain()), text(unit.place == null ? -1 : unit.place.number()), text(unit.seat0.number),
                text(unit.seat1.number), text(unit.seat2.number), text(unit.helper0.number), text(unit.helper1.number))));
        }
        Files.write(Path.of(args[1]), lines);
    }

    /** Ends the solver when this thread, which will run it, has had so many CPU seconds. */
    private static void stopAfter(Solver<Plan> solver, long seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long solving = Thread.currentThread().getId();
        long until = threads.getThreadCpuTime(solving) + seconds * 1_000_000_000L;
        Thread watcher = new Thread(() -> {
            try {
                while (threads.getThreadCpuTime(solving) < until) Thread.sleep(50);
                solver.terminateEarly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    /** Before construction every unit has its cheapest place, and people in turn: construction then finds a slot. */
    private static void begin(World world) {
        int[] turn = {0};
        for (Unit unit : world.units) {
            unit.place = unit.places.stream().min(Comparator.comparingInt(p -> p.channelCost() + p.roomCost())).orElse(null);
            unit.seat0 = inTurn(unit.seats.get(0), turn);
            unit.seat1 = inTurn(unit.seats.get(1), turn);
            unit.seat2 = inTurn(unit.seats.get(2), turn);
            unit.helper0 = inTurn(unit.helpers.get(0), turn);
            unit.helper1 = inTurn(unit.helpers.get(1), turn);
        }
    }

    private static Person inTurn(List<Person> able, int[] turn) {
        return able.get(turn[0]++ % able.size());
    }

    private static ConstructionHeuristicPhaseConfig construction() {
        EntitySelectorConfig unit = new EntitySelectorConfig(Unit.class).withId("unit");
        return new ConstructionHeuristicPhaseConfig().withEntityPlacerConfig(
            new QueuedEntityPlacerConfig().withEntitySelectorConfig(unit).withMoveSelectorConfigList(List.of(
                new ChangeMoveSelectorConfig().withEntitySelectorConfig(EntitySelectorConfig.newMimicSelectorConfig("unit"))
                    .withValueSelectorConfig(new ValueSelectorConfig("slot")))));
    }

    /**
     * Single changes, swaps, and slots together with the judge, with judge and room, or with the members. Ruin and recreate of
     * slots was tried and found no better.
     */
    private static LocalSearchPhaseConfig localSearch() {
        List<MoveSelectorConfig> moves = new ArrayList<>();
        moves.add(change("slot").withFixedProbabilityWeight(6.0));
        for (String variable : List.of("place", "seat0", "seat1", "seat2", "helper0", "helper1")) {
            moves.add(change(variable).withFixedProbabilityWeight(1.0));
        }
        moves.add(new SwapMoveSelectorConfig().withVariableNameIncludes("slot").withFixedProbabilityWeight(1.0));
        moves.add(together("a", "slot", "seat0").withFixedProbabilityWeight(3.0));
        moves.add(together("b", "slot", "seat0", "place").withFixedProbabilityWeight(2.0));
        moves.add(together("c", "slot", "seat1", "seat2").withFixedProbabilityWeight(1.0));
        MoveSelectorConfig[] all = moves.toArray(new MoveSelectorConfig[0]);
        return new LocalSearchPhaseConfig().withMoveSelectorConfig(new UnionMoveSelectorConfig().withMoveSelectors(all));
    }

    private static ChangeMoveSelectorConfig change(String variable) {
        return new ChangeMoveSelectorConfig().withEntitySelectorConfig(new EntitySelectorConfig(Unit.class))
            .withValueSelectorConfig(new ValueSelectorConfig(variable));
    }

    private static CartesianProductMoveSelectorConfig together(String id, String... variables) {
        List<MoveSelectorConfig> changes = new ArrayList<>();
        for (String variable : variables) {
            EntitySelectorConfig unit = changes.isEmpty()
                ? new EntitySelectorConfig(Unit.class).withId(id) : EntitySelectorConfig.newMimicSelectorConfig(id);
            changes.add(new ChangeMoveSelectorConfig().withEntitySelectorConfig(unit)
                .withValueSelectorConfig(new ValueSelectorConfig(variable)));
        }
        return new CartesianProductMoveSelectorConfig().withMoveSelectors(changes.toArray(new MoveSelectorConfig[0]));
    }
}
