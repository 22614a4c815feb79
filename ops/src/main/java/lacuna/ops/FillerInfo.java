package lacuna.ops;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a fill is, for the record of a run.
 *
 * @param model the name under which it was chosen
 * @param digest of the weights, e.g. {@code sha256:...}; empty if it has none
 * @param device on which it computes, e.g. {@code cpu}
 * @param engine and its version; empty if it needs none
 * @param parameters whatever else changes the pixels, by name
 */
public record FillerInfo(String model, String digest, String device, String engine, Map<String, String> parameters) {

    public FillerInfo {
        parameters = Map.copyOf(parameters);
    }

    /** A fill in plain Java. */
    public static FillerInfo classical(String name) {
        return new FillerInfo(name, "", "cpu", "", Map.of());
    }

    /** The same under another name. */
    public FillerInfo withModel(String name) {
        return new FillerInfo(name, digest, device, engine, parameters);
    }

    /** The same with one more parameter. */
    public FillerInfo with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new FillerInfo(model, digest, device, engine, more);
    }
}
