package lacuna.training.evaluation.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.ops.FillerInfo;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.HeldBack;
import lacuna.training.masks.MaskSampler;

/** What a reader needs to measure again, in words. */
public final class Settings {

    private Settings() { }

    /** What was measured, by name, in the order of reading. */
    public static Map<String, String> of(EvaluationOptions options) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("images", options.images().toAbsolutePath().getFileName() + ", " + heldBack(options.heldBack()));
        settings.put("holes", options.masks() == null
                ? options.kinds().stream().map(MaskSampler::name).collect(Collectors.joining(", "))
                : "mask images of " + options.masks().toAbsolutePath().getFileName());
        settings.put("crops", options.crops() + " of " + options.size() + " x " + options.size()
                + " pixels or the whole image if it is smaller, the domains in turn");
        settings.put("seed", options.seed() + ": the same images, seed and settings give the same pairs");
        if (options.features() != null) {
            settings.put("feature network", options.features().getFileName().toString());
        }
        String version = Settings.class.getPackage().getImplementationVersion();
        settings.put("measured", LocalDate.now() + ", with Lacuna " + (version == null ? "(development)" : version) + ", Java "
                + Runtime.version().feature() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return settings;
    }

    private static String heldBack(HeldBack held) {
        return held == null ? "all of them: a model that was trained on some has an advantage"
                : "those that a training with --validation " + held.share() + " and --seed " + held.seed() + " held back";
    }

    /** A fill but for its name. */
    public static String describe(FillerInfo fill) {
        List<String> parts = new ArrayList<>();
        if (!fill.digest().isEmpty()) {
            parts.add(fill.digest());
        }
        parts.add("on " + fill.device());
        if (!fill.engine().isEmpty()) {
            parts.add(fill.engine());
        }
        fill.parameters().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> parts.add(parameter.getKey() + " " + parameter.getValue()));
        return String.join(", ", parts);
    }
}
