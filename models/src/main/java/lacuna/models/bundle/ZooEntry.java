package lacuna.models.bundle;

import java.io.IOException;
import lacuna.models.NetworkSpec;

/**
 * One model in a list.
 *
 * @param name by which it is opened
 * @param shipped whether it came with the plugin rather than from the user's folder
 * @param spec null if the model is broken
 * @param card null if the model is broken
 * @param digest SHA-256 of the weights; null if the model is broken
 * @param fault why it cannot be used, in one sentence; null if it can
 */
public record ZooEntry(String name, boolean shipped, NetworkSpec spec, ModelCard card, String digest, String fault) {

    /** Opens a bundle. */
    @FunctionalInterface
    interface Opening {
        ModelBundle open() throws IOException;
    }

    static ZooEntry of(String name, boolean shipped, Opening opening) {
        try {
            ModelBundle bundle = opening.open();
            return new ZooEntry(name, shipped, bundle.spec(), bundle.card(), bundle.digest(), null);
        } catch (IOException e) {
            return broken(name, shipped, e);
        }
    }

    static ZooEntry broken(String name, boolean shipped, IOException reason) {
        return new ZooEntry(name, shipped, null, null, null, reason.getMessage());
    }

    public boolean usable() {
        return fault == null;
    }
}
