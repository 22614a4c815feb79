package lacuna.ops.fillers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lacuna.models.Direction;
import lacuna.models.Edit;

/**
 * What is changed in a fill. Strengths of 0 change nothing: the pixels are those of the plain fill.
 *
 * @param code which fill is edited; null for the mean one
 * @param file of directions, see {@link DirectionFile}; null for those of the model, see {@link EditingFiller#directions()}
 * @param strengths by the names of the directions; those that are not named stay
 * @param first first of the prior's styles that is changed, from 0: coarse ones come first
 * @param last last style that is changed; those beyond the prior's are ignored
 */
public record FillEdit(FillCode code, Path file, Map<String, Double> strengths, int first, int last) {

    public FillEdit {
        strengths = Map.copyOf(strengths);
    }

    /** On all styles of the mean fill, along directions of the model. */
    public static FillEdit of(Map<String, Double> strengths) {
        return new FillEdit(null, null, strengths, 0, Integer.MAX_VALUE);
    }

    public FillEdit withCode(FillCode value) {
        return new FillEdit(value, file, strengths, first, last);
    }

    public FillEdit withFile(Path value) {
        return new FillEdit(code, value, strengths, first, last);
    }

    public FillEdit withStyles(int from, int to) {
        return new FillEdit(code, file, strengths, from, to);
    }

    /**
     * Strengths as people write them.
     *
     * @param text for instance {@code 1: 2.5, density: -1}
     * @throws IllegalArgumentException if it is anything else
     */
    public static Map<String, Double> strengths(String text) {
        Map<String, Double> strengths = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int colon = part.lastIndexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip();
            try {
                double strength = Double.parseDouble(part.substring(colon + 1).strip());
                if (name.isEmpty() || !Double.isFinite(strength) || strengths.put(name, strength) != null) {
                    throw unreadable(text, null);
                }
            } catch (NumberFormatException e) {
                throw unreadable(text, e);
            }
        }
        return strengths;
    }

    private static IllegalArgumentException unreadable(String text, Exception cause) {
        return new IllegalArgumentException("The strengths \"" + text + "\" cannot be read: give the name of each direction once,"
                + " a colon and a number, as in 1: 2.5, 3: -1.", cause);
    }

    /**
     * The strengths with their directions.
     *
     * @param directions those that there are, by name
     * @throws IllegalArgumentException if one is named that is not among them
     */
    List<Edit> edits(Map<String, Direction> directions) {
        List<Edit> edits = new ArrayList<>();
        for (Map.Entry<String, Double> strength : new TreeMap<>(strengths).entrySet()) {
            Direction direction = directions.get(strength.getKey());
            if (direction == null && strength.getValue() == 0) {
                continue; // changes nothing, whatever it is: "1: 0" goes with files whose directions have other names
            }
            if (direction == null) {
                String names = directions.keySet().stream().limit(20).collect(Collectors.joining(", "));
                throw new IllegalArgumentException("There is no direction \"" + strength.getKey() + "\": choose among " + names
                        + (directions.size() > 20 ? ", ..." : "") + ".");
            }
            edits.add(Edit.of(direction, strength.getValue()).withStyles(first, last));
        }
        return edits;
    }

    /** For the record of a run. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(code == null ? Map.of() : code.settings());
        settings.put("edits", new TreeMap<>(strengths).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(", ")));
        settings.put("edit_directions", file == null ? "of the model" : file.getFileName().toString());
        settings.put("edit_styles", first + ".." + last);
        return settings;
    }
}
