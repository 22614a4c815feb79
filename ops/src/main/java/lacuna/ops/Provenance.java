package lacuna.ops;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was invented, by what and how: enough to repeat it and to report it.
 *
 * @param model the name that the user chose
 * @param modelDigest of its weights; empty for a fill without any
 * @param fills how many groups of hole pixels each fill took, by name (several only for {@code auto})
 * @param seed of everything random
 * @param device on which the model ran
 * @param engine and its version; empty for a fill in plain Java
 * @param pluginVersion of Lacuna
 * @param parameters the options of the run and of the model, by name
 * @param holeDigest of the hole as it was used
 * @param fractionSynthetic missing pixels divided by all pixels, 0 to 1
 * @param fractionChanged known pixels that were changed on purpose divided by all pixels; 0 unless an edit was to reach them
 * @param time when the run ended, ISO-8601, UTC
 */
public record Provenance(String model, String modelDigest, Map<String, Integer> fills, long seed, String device,
        String engine, String pluginVersion, Map<String, String> parameters, String holeDigest, double fractionSynthetic,
        double fractionChanged, String time) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    static Provenance of(FillerInfo info, Map<String, Integer> fills, InpaintOptions options, String holeDigest,
            double fraction) {
        Map<String, String> parameters = new TreeMap<>(info.parameters());
        parameters.put("grow", Integer.toString(options.grow()));
        parameters.put("rgb", Boolean.toString(options.rgb()));
        return new Provenance(info.model(), info.digest(), fills, options.seed(), info.device(), info.engine(), version(),
                parameters, holeDigest, fraction, 0, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The same of a run that was to change known pixels as well, and changed this fraction. */
    Provenance ofWholeImage(double changed) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("scope", "image");
        return new Provenance(model, modelDigest, fills, seed, device, engine, pluginVersion, all, holeDigest,
                fractionSynthetic, changed, time);
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** One JSON object, a line for each component. */
    public String toJson() {
        return GSON.toJson(this);
    }

    /** The reverse of {@link #toJson()}. */
    public static Provenance fromJson(String json) {
        return GSON.fromJson(json, Provenance.class);
    }
}
