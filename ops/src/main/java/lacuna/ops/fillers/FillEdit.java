package lacuna.ops.fillers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.models.EditableFill;
import lacuna.models.EditingNetwork;
import lacuna.models.SamplingNetwork;

/**
 * What is changed in a fill. Strengths of 0 change nothing: the pixels are those of the plain fill.
 *
 * @param code which fill is edited; null for the mean one
 * @param file of directions, see {@link DirectionFile}; null for the principal directions of the network's prior, which are
 *     called {@code 1}, {@code 2} and so on, strongest first, and count in standard deviations
 * @param strengths by the names of the directions; those that are not named stay
 * @param first first of the prior's styles that is changed, from 0: coarse ones come first
 * @param last last style that is changed; those beyond the prior's are ignored
 */
public record FillEdit(FillCode code, Path file, Map<String, Double> strengths, int first, int last) {

    public FillEdit {
        strengths = Map.copyOf(strengths);
    }

    /** On all styles of the mean fill, along principal directions. */
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

    /** The filler that edits; closing it closes the other. */
    NetworkFiller on(NetworkFiller filler) throws IOException {
        EditingNetwork network = filler.network().as(EditingNetwork.class).orElseThrow(() -> new IllegalArgumentException(
                "The fills of the model " + filler.name() + " cannot be edited: choose a model whose fills can."));
        SamplingNetwork sampler = code == null ? null : filler.network().as(SamplingNetwork.class).orElseThrow(() ->
                new IllegalArgumentException("The model " + filler.name() + " makes one fill only: give no seed."));
        List<Edit> edits = edits(network);
        return filler.askedAlways((image, hole, check) -> {
            check.run();
            try (EditableFill fill = network.edit(
                    image, hole, sampler == null ? null : code.of(sampler, image.getManager()))) {
                return fill.complete(image.getManager(), edits);
            }
        }, settings());
    }

    private List<Edit> edits(EditingNetwork network) throws IOException {
        Map<String, Direction> directions = file == null ? PrincipalNames.of(network.prior()) : DirectionFile.read(file);
        List<Edit> edits = new ArrayList<>();
        for (Map.Entry<String, Double> strength : new TreeMap<>(strengths).entrySet()) {
            Direction direction = directions.get(strength.getKey());
            if (direction == null) {
                String names = directions.keySet().stream().limit(20).collect(Collectors.joining(", "));
                throw new IllegalArgumentException("There is no direction \"" + strength.getKey() + "\": choose among " + names
                        + (directions.size() > 20 ? ", ..." : "") + ".");
            }
            edits.add(Edit.of(direction, strength.getValue()).withStyles(first, last));
        }
        // Says at once whether they fit the prior.
        Edit.offset(edits, network.prior().config().styles(), network.prior().config().width());
        return edits;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(code == null ? Map.of() : code.settings());
        settings.put("edits", new TreeMap<>(strengths).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(", ")));
        settings.put("edit_directions", file == null ? "principal" : file.getFileName().toString());
        settings.put("edit_styles", first + ".." + last);
        return settings;
    }
}
