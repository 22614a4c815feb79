package lacuna.ops;

/**
 * What a fill is, for the record of a run.
 *
 * @param model the name under which it was chosen
 * @param digest of the weights, e.g. {@code sha256:...}; empty if it has none
 * @param device on which it computes, e.g. {@code cpu}
 * @param engine and its version; empty if it needs none
 */
public record FillerInfo(String model, String digest, String device, String engine) {

    /** A fill in plain Java. */
    public static FillerInfo classical(String name) {
        return new FillerInfo(name, "", "cpu", "");
    }
}
