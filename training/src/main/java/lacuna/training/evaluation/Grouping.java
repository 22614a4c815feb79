package lacuna.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** By what means are taken. */
public enum Grouping {

    /** All pairs. */
    ALL("all holes"),
    /** The kind of hole. */
    KIND("holes"),
    /** The share that is missing: tenths up to 60 %, and the levels 10-30, 40-60 and 70-90 %. Bins overlap. */
    RATIO("missing"),
    /** The kind of image. */
    DOMAIN("domain"),
    /** The kind of hole and that of the image. */
    KIND_AND_DOMAIN("holes, domain");

    /** Lower and upper limits in percent, as the papers have them. */
    private static final int[][] BINS = {{0, 10}, {10, 20}, {20, 30}, {30, 40}, {40, 50}, {50, 60}, {10, 30}, {40, 60}, {70, 90}};

    private final String heading;

    Grouping(String heading) {
        this.heading = heading;
    }

    /** What the groups are. */
    public String heading() {
        return heading;
    }

    /** Lower-case name for files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The groups that a pair belongs to. */
    public List<String> of(Pair pair) {
        return switch (this) {
            case ALL -> List.of("all");
            case KIND -> List.of(pair.kind());
            case RATIO -> bins(pair.ratio());
            case DOMAIN -> List.of(pair.domain());
            case KIND_AND_DOMAIN -> List.of(pair.kind() + ", " + pair.domain());
        };
    }

    /** Above the lower limit, and up to the upper one. */
    private static List<String> bins(double ratio) {
        List<String> names = new ArrayList<>();
        for (int[] bin : BINS) {
            if (100 * ratio > bin[0] && 100 * ratio <= bin[1]) {
                names.add(name(bin));
            }
        }
        return names;
    }

    private static String name(int[] bin) {
        return bin[0] + "-" + bin[1] + " %";
    }

    /** Puts groups in the order of tables. */
    public <T> void sort(Map<String, T> groups) {
        if (this == ALL || this == KIND) {
            return; // in the order of measuring
        }
        List<String> order = new ArrayList<>(groups.keySet());
        if (this == DOMAIN) {
            order.sort(null);
        } else if (this == RATIO) {
            List<String> bins = List.of(BINS).stream().map(Grouping::name).toList();
            order.sort((a, b) -> Integer.compare(bins.indexOf(a), bins.indexOf(b)));
        }
        order.forEach(group -> groups.put(group, groups.remove(group)));
    }
}
