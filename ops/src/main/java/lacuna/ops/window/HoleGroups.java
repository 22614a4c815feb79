package lacuna.ops.window;

import java.util.ArrayList;
import java.util.List;
import lacuna.ops.mask.HoleComponent;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;

/**
 * Gathers components that are filled together: those whose context windows overlap, when one window that shows them all
 * is a quarter smaller than their own windows together. Ten specks of dust beside each other cost one window.
 */
public final class HoleGroups {

    private final WindowPlanner planner;
    private final List<Group> groups = new ArrayList<>();
    /** Groups that a component further down may still join. */
    private final List<Group> open = new ArrayList<>();

    private HoleGroups(WindowPlanner planner) {
        this.planner = planner;
    }

    /**
     * @param components in the order of their first row
     * @return what is filled together; a component that fits no window stands alone
     */
    public static List<HoleComponent> of(List<HoleComponent> components, WindowPlanner planner) {
        HoleGroups groups = new HoleGroups(planner);
        components.forEach(groups::add);
        return groups.groups.stream().map(group -> HoleComponent.union(group.members)).toList();
    }

    private void add(HoleComponent component) {
        Group single = new Group(component);
        if (planner.fits(component.bounds())) {
            single.source = planner.window(component.bounds()).source();
            long top = component.bounds().min(1) - planner.policy().maximum();
            open.removeIf(group -> group.source.max(1) < top);
            if (open.stream().anyMatch(group -> group.join(single))) {
                return;
            }
            open.add(single);
        }
        groups.add(single);
    }

    private final class Group {

        private final List<HoleComponent> members = new ArrayList<>();
        private FinalInterval bounds;
        private FinalInterval source;

        Group(HoleComponent component) {
            members.add(component);
            bounds = component.bounds();
        }

        boolean join(Group other) {
            if (!overlap(source, other.source)) {
                return false;
            }
            FinalInterval union = Intervals.union(bounds, other.bounds);
            if (!planner.fits(union)) {
                return false;
            }
            FinalInterval together = planner.window(union).source();
            // Attention costs more than its area: a larger window must save a quarter.
            if (4 * area(together) > 3 * (area(source) + area(other.source))) {
                return false;
            }
            members.addAll(other.members);
            bounds = union;
            source = together;
            return true;
        }

        private static boolean overlap(FinalInterval a, FinalInterval b) {
            return a.min(0) <= b.max(0) && b.min(0) <= a.max(0) && a.min(1) <= b.max(1) && b.min(1) <= a.max(1);
        }

        private static long area(FinalInterval interval) {
            return interval.dimension(0) * interval.dimension(1);
        }
    }
}
