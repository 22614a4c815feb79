package lacuna.ops.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import lacuna.ops.mask.HoleComponent;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;

/**
 * Gathers components that are filled together: those that one window shows at a quarter less than their own windows
 * together. Ten specks of dust beside each other cost one window, and a million specks in a large image as many as the
 * image needs.
 *
 * <p>Found bottom-up over a quadtree, in time n log(edge) for n components: what lies in a square becomes one group if
 * that saves enough over the best grouping of its quarters. Groups that only the borders of squares keep apart are
 * joined after that.
 */
public final class HoleGroups {

    /** Attention costs more than its area, so a larger window must see this much less than the windows it replaces. */
    private static final double WORTHWHILE = 0.75;

    private final WindowPlanner planner;

    /** Components filled together, the rectangle around them, and what their window shows. */
    private record Group(List<HoleComponent> members, FinalInterval bounds, FinalInterval source) {

        boolean sees(Group other) {
            FinalInterval theirs = other.source;
            return source.min(0) <= theirs.max(0) && theirs.min(0) <= source.max(0)
                    && source.min(1) <= theirs.max(1) && theirs.min(1) <= source.max(1);
        }
    }

    private HoleGroups(WindowPlanner planner) {
        this.planner = planner;
    }

    /** What is filled together; a component that fits no window stands alone. */
    public static List<HoleComponent> of(List<HoleComponent> components, WindowPlanner planner) {
        HoleGroups groups = new HoleGroups(planner);
        List<HoleComponent> result = new ArrayList<>();
        List<Group> singles = new ArrayList<>();
        long edge = 1;
        for (HoleComponent component : components) {
            FinalInterval bounds = component.bounds();
            if (planner.fits(bounds)) {
                singles.add(new Group(List.of(component), bounds, planner.window(bounds).source()));
            } else {
                result.add(component);
            }
            edge = Math.max(edge, 1 + Math.max(bounds.max(0), bounds.max(1)));
        }
        List<Group> squares = groups.square(singles, 0, 0, Long.highestOneBit(2 * edge - 1));
        groups.acrossBorders(squares).forEach(group -> result.add(HoleComponent.union(group.members)));
        return result;
    }

    /** Groups what has its centre in a square, whose edge is a power of two. */
    private List<Group> square(List<Group> singles, long left, long top, long edge) {
        if (singles.size() < 2) {
            return singles;
        }
        List<Group> apart = edge > 1 ? quarters(singles, left, top, edge / 2) : singles;
        Group together = worthwhile(apart);
        return together == null ? apart : List.of(together);
    }

    private List<Group> quarters(List<Group> singles, long left, long top, long half) {
        List<List<Group>> quarters = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Group single : singles) {
            int right = center(single, 0) >= left + half ? 1 : 0;
            int below = center(single, 1) >= top + half ? 2 : 0;
            quarters.get(right + below).add(single);
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            groups.addAll(square(quarters.get(i), left + i % 2 * half, top + i / 2 * half, half));
        }
        return groups;
    }

    private static long center(Group group, int d) {
        return (group.bounds.min(d) + group.bounds.max(d)) / 2;
    }

    /** All as one group, or null if that fits no window or does not save enough. */
    private Group worthwhile(List<Group> groups) {
        FinalInterval union = groups.get(0).bounds;
        double seen = 0;
        for (Group group : groups) {
            union = Intervals.union(union, group.bounds);
            seen += area(group.source);
            if (!planner.fits(union)) {
                return null;
            }
        }
        FinalInterval source = planner.window(union).source();
        if (area(source) > WORTHWHILE * seen) {
            return null;
        }
        return new Group(groups.stream().flatMap(group -> group.members.stream()).toList(), union, source);
    }

    private static double area(FinalInterval interval) {
        return (double) interval.dimension(0) * interval.dimension(1);
    }

    /** Joins pairs, from top to bottom, where that saves enough. */
    private List<Group> acrossBorders(List<Group> groups) {
        Group[] open = groups.toArray(Group[]::new);
        Arrays.sort(open, Comparator.comparingLong(group -> group.source.min(1)));
        for (int i = 0; i < open.length; i++) {
            int partner = i + 1;
            while (partner < open.length && open[partner].source.min(1) <= open[i].source.max(1)) {
                Group together = open[i].sees(open[partner]) ? worthwhile(List.of(open[i], open[partner])) : null;
                if (together != null) {
                    open[partner] = together;
                    open[i] = null;
                    break;
                }
                partner++;
            }
        }
        return Arrays.stream(open).filter(Objects::nonNull).toList();
    }
}
