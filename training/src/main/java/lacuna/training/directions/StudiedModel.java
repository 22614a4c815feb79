package lacuna.training.directions;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import lacuna.models.Direction;
import lacuna.models.Engines;
import lacuna.models.InvertingNetwork;
import lacuna.models.Network;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.ops.fillers.PrincipalNames;

/** A model that is open, so that directions of its prior's codes can be learned or shown. */
final class StudiedModel implements AutoCloseable {

    private final String name;
    private final Map<String, Direction> carried;
    private final Network network;
    private final StyleGan2 prior;
    private final NDManager manager;

    private StudiedModel(String name, Map<String, Direction> carried, Network network, StyleGan2 prior, NDManager manager) {
        this.name = name;
        this.carried = carried;
        this.network = network;
        this.prior = prior;
        this.manager = manager;
    }

    /**
     * Opens a model of the list.
     *
     * @param device {@code auto}, {@code cpu} or {@code gpu}
     * @throws IllegalArgumentException if there is no such model, or it has no prior
     * @throws IOException if its bundle is broken
     */
    static StudiedModel open(String name, String device) throws IOException {
        ModelDirections.checkModel(name);
        ModelBundle bundle = new ModelZoo().open(name);
        Device place = Engines.choose(device).device();
        Network network = bundle.load(place);
        StyleGan2 prior = network instanceof InvertingNetwork inverting ? inverting.prior() : (StyleGan2) network;
        return new StudiedModel(name, bundle.directions(), network, prior, Engines.start().newBaseManager(place));
    }

    String name() {
        return name;
    }

    StyleGan2 prior() {
        return prior;
    }

    NDManager manager() {
        return manager;
    }

    PriorImages images() {
        return new PriorImages(prior, manager);
    }

    /**
     * The network as one that finds the codes of images.
     *
     * @throws IllegalArgumentException if it is a prior alone
     */
    InvertingNetwork inverting() {
        if (network instanceof InvertingNetwork inverting) {
            return inverting;
        }
        throw new IllegalArgumentException("The model " + name + " is a prior alone, which cannot say what code an image has: choose"
                + " a model whose fills can be edited, or learn from a property that is measured.");
    }

    /** @throws IllegalArgumentException if there is no such direction, with some that there are */
    Direction direction(String wanted) {
        Direction found = carried.get(wanted);
        found = found == null ? PrincipalNames.of(prior).get(wanted) : found;
        if (found == null) {
            String own = carried.isEmpty() ? "" : String.join(", ", carried.keySet()) + ", or one of ";
            throw new IllegalArgumentException("The model " + name + " has no direction \"" + wanted + "\": choose " + own
                    + "the principal directions 1 to " + prior.config().width() + ".");
        }
        return found;
    }

    @Override
    public void close() {
        manager.close();
        network.close();
    }
}
