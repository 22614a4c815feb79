package lacuna.plugin;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillEdit;
import lacuna.ops.fillers.FillerOptions;
import lacuna.plugin.edit.EditState;

/**
 * What a person or a macro chose of an edit, in the words of {@link EditCommand}'s parameters.
 *
 * @param model a name of {@link lacuna.ops.fillers.Fillers#editors()}
 */
record EditChoice(String model, String device, int grow, String strengths, String directions, int first, int last, String seed,
        double truncation, String scope) {

    private static final List<String> SCOPES = List.of("hole", "image");

    /**
     * How to fill.
     *
     * @throws IllegalArgumentException if something makes no sense, with what to do
     */
    InpaintSettings settings() {
        if (!SCOPES.contains(scope)) {
            throw new IllegalArgumentException("There is no scope \"" + scope + "\": choose one of " + String.join(", ", SCOPES)
                    + ".");
        }
        FillEdit edit = edit();
        InpaintSettings settings = InpaintSettings.DEFAULTS.withModel(model).withGrow(grow).withWholeImage(scope.equals("image"))
                .withFiller(FillerOptions.DEFAULTS.withDevice(device).withEdit(edit));
        return edit.code() == null ? settings : settings.withSeed(edit.code().seed());
    }

    private FillEdit edit() {
        return new FillEdit(code(), file(), FillEdit.strengths(strengths), first, last);
    }

    /** Whether anything but the plain fill was asked for. */
    boolean changes() {
        return FillEdit.strengths(strengths).values().stream().anyMatch(strength -> strength != 0);
    }

    private FillCode code() {
        if (seed.isBlank()) {
            return null;
        }
        try {
            return FillCode.of(Long.parseLong(seed.strip()), truncation);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The seed \"" + seed + "\" is no whole number: give one that Diverse Fills shows,"
                    + " or leave it empty for the mean fill.", e);
        }
    }

    /** The file of directions, null for those of the model. */
    Path file() {
        try {
            return directions.isBlank() ? null : Path.of(directions.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The directions \"" + directions + "\" are no path of a file.", e);
        }
    }

    /** The same as a window starts with it. */
    EditState state(int styles) {
        FillCode code = code();
        return new EditState(FillEdit.strengths(strengths), Math.min(first, styles - 1), Math.min(last, styles - 1),
                code == null ? null : code.seed(), truncation, scope.equals("image"));
    }

    /** What a window made of it. */
    EditChoice with(EditState state) {
        return new EditChoice(model, device, grow, state.text(), directions, state.first(), state.last(),
                state.seed() == null ? "" : state.seed().toString(), state.truncation(), state.whole() ? "image" : "hole");
    }

    /**
     * The line of a macro that does the same.
     *
     * @param about what it says of the image and its hole
     */
    String macro(Map<String, Object> about) {
        Map<String, Object> words = new LinkedHashMap<>(about);
        words.put("model", model);
        words.put("truncation", truncation);
        words.put("device", device);
        words.put("strengths", strengths);
        words.put("directions", directions.replace('\\', '/'));
        words.put("first", first);
        words.put("last", last);
        words.put("seed", seed);
        words.put("scope", scope);
        return words.entrySet().stream().filter(word -> !word.getValue().equals(""))
                .map(word -> word.getKey() + "=" + quoted(word.getValue().toString()))
                .collect(Collectors.joining(" ", "run(\"Edit Fill...\", \"", "\");\n"));
    }

    private static String quoted(String value) {
        return value.contains(" ") ? "[" + value + "]" : value;
    }
}
