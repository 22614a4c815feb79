package lacuna.ops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;
import lacuna.ops.window.CoarseGuess;
import lacuna.ops.window.ContextWindow;
import lacuna.ops.window.HoleGroups;
import lacuna.ops.window.WindowPlanner;
import net.imglib2.FinalInterval;

/** What is filled by what, through which windows: the same for every plane of an image. */
final class FillPlan {

    /**
     * Components that are filled together.
     *
     * @param windows one, or several whose targets overlap and are blended
     * @param guessed whether the hole is so wide that its windows need a coarse guess of what lies around their targets
     */
    record Group(
            HoleComponent hole, WindowFiller filler, WindowPlanner planner, List<ContextWindow> windows, boolean guessed) {

        /** Windows to fill, the coarse one included. */
        int work() {
            return windows.size() + (guessed ? 1 : 0);
        }
    }

    private final List<Group> groups = new ArrayList<>();

    private FillPlan() { }

    static FillPlan of(Hole hole, WindowFiller filler, int channels) {
        Map<WindowFiller, List<HoleComponent>> byFiller = new LinkedHashMap<>();
        for (HoleComponent component : HoleComponents.of(hole)) {
            WindowFiller taken = filler.forHole(component.halfWidth(), channels);
            byFiller.computeIfAbsent(taken, unused -> new ArrayList<>()).add(component);
        }
        FillPlan plan = new FillPlan();
        byFiller.forEach((taken, components) -> {
            WindowPlanner planner = new WindowPlanner(taken.context(), hole.width(), hole.height());
            HoleGroups.of(components, planner).forEach(group -> plan.groups.add(group(group, taken, planner)));
        });
        plan.groups.sort(Comparator.comparingLong((Group group) -> group.hole.bounds().min(1))
                .thenComparingLong(group -> group.hole.bounds().min(0)));
        return plan;
    }

    /** Forgets the groups that have none of these pixels; null for none to forget. */
    FillPlan only(Hole wanted) {
        if (wanted != null) {
            groups.removeIf(group -> !meet(group.hole, wanted));
        }
        return this;
    }

    private static boolean meet(HoleComponent component, Hole wanted) {
        boolean[] met = new boolean[1];
        component.forEachRun(component.bounds(), (y, x0, x1) -> met[0] |= wanted.nextMissing(x0, y) < x1);
        return met[0];
    }

    private static Group group(HoleComponent hole, WindowFiller filler, WindowPlanner planner) {
        if (planner.fits(hole.bounds())) {
            return new Group(hole, filler, planner, List.of(planner.window(hole.bounds())), false);
        }
        List<ContextWindow> windows = new ArrayList<>();
        for (ContextWindow window : planner.tiles(hole.bounds())) {
            if (hole.touches(window.target())) {
                windows.add(window);
            }
        }
        // Every window of a long scratch has known pixels beside it; only a wide hole leaves windows that need to be told.
        boolean guessed = hole.halfWidth() > planner.overlap() / 4.0;
        return new Group(hole, filler, planner, windows, guessed);
    }

    List<Group> groups() {
        return groups;
    }

    int work() {
        return groups.stream().mapToInt(Group::work).sum();
    }

    /** The parts of the image that will be looked at. */
    List<FinalInterval> regions() {
        return groups.stream().flatMap(group -> group.windows.stream()).map(ContextWindow::source).toList();
    }

    /** What is looked at for coarse guesses, whose values reach {@link #regions()} only. */
    List<CoarseGuess.Seen> guesses(Hole hole) {
        return groups.stream().filter(Group::guessed)
                .map(group -> CoarseGuess.seen(hole, group.planner(), group.hole().bounds())).toList();
    }

    /** How many groups each filler fills, by its name. */
    Map<String, Integer> taken() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        groups.forEach(group -> counts.merge(group.filler.name(), 1, Integer::sum));
        return counts;
    }
}
