package lacuna.ops.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;
import lacuna.ops.window.PlaneSet;

/**
 * Finds where a shape can be hidden: wholly on known pixels, and apart from the true hole by half of what is looked at around it,
 * so that its surroundings are known as those of the true hole are. A shape that touches the border of the image goes to the
 * border again, since a fill has less to go by there. Shifted places come first; if there are few, the shape is turned and mirrored
 * as well, and at last may leave the border.
 *
 * <p>Of the valid places the nearest few hundred are compared with the true hole by the known pixels around alone, never by
 * what they would hide, and ordered by resemblance and nearness.
 */
final class Places {

    private static final int TURNS = 8;
    /** Places tried for each turn, in all for all shapes and for each of them. */
    private static final int TRIES = 4_000_000;
    private static final int LEAST_TRIES = 2_000;
    private static final int MOST_TRIES = 40_000;
    private static final int COMPARED = 300;
    private static final double LEAST_DEVIATION = 1e-3;

    private final PlaneSet<?> planes;
    private final Hole hole;
    private final int tests;
    private final int tries;
    private final double noise;
    private final SplittableRandom random;
    private final Map<Integer, Hole> forbidden = new HashMap<>();

    /**
     * @param shapes how many will be asked about
     * @param range of the known values
     */
    Places(PlaneSet<?> planes, int tests, int shapes, double range, SplittableRandom random) {
        this.planes = planes;
        this.hole = planes.hole();
        this.tests = tests;
        this.tries = Math.max(LEAST_TRIES, Math.min(MOST_TRIES, TRIES / shapes));
        this.noise = LEAST_DEVIATION * range + Double.MIN_NORMAL;
        this.random = random;
    }

    /** The places of a shape, best first; none if there are none. */
    List<Place> of(HoleShape shape) {
        List<Place> found = new ArrayList<>();
        for (boolean border : new boolean[] {true, false}) {
            for (int turn = 0; turn < TURNS && !isPlenty(found); turn++) {
                search(shape.turned(turn), border, true, found);
                if (!isPlenty(found)) {
                    search(shape.turned(turn), border, false, found);
                }
            }
            if (!found.isEmpty()) {
                return compared(shape, found);
            }
        }
        return found;
    }

    /** Whether every test can have a place of its own. */
    private boolean isPlenty(List<Place> found) {
        List<Place> apart = new ArrayList<>();
        for (int i = 0; i < found.size() && apart.size() < tests; i++) {
            Place place = found.get(i);
            if (apart.stream().allMatch(place::isApartFrom)) {
                apart.add(place);
            }
        }
        return apart.size() == tests;
    }

    private void search(HoleShape shape, boolean border, boolean coarse, List<Place> found) {
        int[] columns = range(shape, 0, hole.width() - shape.width(), border);
        int[] rows = range(shape, 1, hole.height() - shape.height(), border);
        if (columns[0] <= columns[1] && rows[0] <= rows[1]) {
            search(shape, columns, rows, coarse, found);
        }
    }

    /** First and last place of the rectangle's edge along an axis; first after last if there is none. */
    private static int[] range(HoleShape shape, int axis, int last, boolean border) {
        boolean low = border && shape.touches(axis);
        boolean high = border && shape.touches(axis + 2);
        return last < 0 ? new int[] {0, -1} : new int[] {high ? last : 0, low ? 0 : last};
    }

    /** Tries a grid of places with a random phase: of a quarter of the shape's extent if coarse. */
    private void search(HoleShape shape, int[] columns, int[] rows, boolean coarse, List<Place> found) {
        double area = (columns[1] - columns[0] + 1.0) * (rows[1] - rows[0] + 1.0);
        int least = (int) Math.ceil(Math.sqrt(area / tries));
        int stepX = Math.max(Math.max(1, least), coarse ? shape.width() / 4 : 1);
        int stepY = Math.max(Math.max(1, least), coarse ? shape.height() / 4 : 1);
        int left = columns[0] + random.nextInt(Math.min(stepX, columns[1] - columns[0] + 1));
        int top = rows[0] + random.nextInt(Math.min(stepY, rows[1] - rows[0] + 1));
        Hole avoided = forbidden.computeIfAbsent(shape.reach() / 2, gap -> Masks.grow(hole, gap));
        for (int y = top; y <= rows[1]; y += stepY) {
            for (int x = left; x <= columns[1]; x += stepX) {
                if (isKnown(shape, x, y, avoided)) {
                    found.add(new Place(shape, x, y, 0));
                }
            }
        }
    }

    private boolean isKnown(HoleShape shape, int x, int y, Hole avoided) {
        for (int i = 0; i < shape.area(); i++) {
            if (avoided.contains(x + shape.x(i), y + shape.y(i))) {
                return false;
            }
        }
        double[] values = new double[planes.channels()];
        for (int i = 0; i < shape.area(); i++) {
            if (!planes.read(x + shape.x(i), y + shape.y(i), values)) {
                return false;
            }
        }
        return true;
    }

    private List<Place> compared(HoleShape shape, List<Place> found) {
        Surroundings own = around(shape, shape.left(), shape.top());
        double diagonal = Math.hypot(hole.width(), hole.height());
        return found.stream().sorted(Comparator.comparingDouble(place -> distance(shape, place))).limit(COMPARED)
                .map(place -> {
                    double cost = around(place.shape(), place.x(), place.y()).distance(own, noise);
                    return new Place(place.shape(), place.x(), place.y(), cost + distance(shape, place) / diagonal);
                }).sorted(Comparator.comparingDouble(Place::cost)).toList();
    }

    private Surroundings around(HoleShape shape, int x, int y) {
        return Surroundings.of(planes, shape, x, y, DoubleUnaryOperator.identity());
    }

    /** Between the middles of the rectangles, pixels. */
    private static double distance(HoleShape shape, Place place) {
        return Math.hypot(place.x() + place.shape().width() / 2.0 - shape.left() - shape.width() / 2.0,
                place.y() + place.shape().height() / 2.0 - shape.top() - shape.height() / 2.0);
    }
}
