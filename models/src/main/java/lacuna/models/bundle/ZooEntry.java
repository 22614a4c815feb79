package lacuna.models.bundle;

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

    static ZooEntry of(String name, boolean shipped, ModelBundle bundle) {
        return new ZooEntry(name, shipped, bundle.spec(), bundle.card(), bundle.digest(), null);
    }

    static ZooEntry broken(String name, boolean shipped, Exception reason) {
        return new ZooEntry(name, shipped, null, null, null, reason.getMessage());
    }

    public boolean usable() {
        return fault == null;
    }
}
