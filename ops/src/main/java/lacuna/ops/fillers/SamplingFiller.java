package lacuna.ops.fillers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.models.SamplingNetwork;
import lacuna.ops.WindowFiller;

/** A network that is ready to fill the same holes many times, each time in another way. Not thread-safe. */
public final class SamplingFiller implements AutoCloseable {

    private final NetworkFiller filler;
    private final SamplingNetwork network;

    /** @throws IllegalArgumentException if the network makes one fill only */
    SamplingFiller(NetworkFiller filler) {
        this.filler = filler;
        network = filler.network().as(SamplingNetwork.class).orElseThrow(() -> new IllegalArgumentException("The model "
                + filler.name() + " makes one fill of a hole only: choose a model that can make several."));
    }

    /** One way to fill. Every window of a run is filled with the same code. To be used while this is open. */
    public WindowFiller with(FillCode code) {
        return filler.asked((image, hole, check) -> {
            NDArray drawn = code.of(network, image.getManager());
            return network.completeAll(image, hole, List.of(drawn), check).get(0);
        }, code.settings());
    }

    @Override
    public void close() {
        filler.close();
    }
}
