package lacuna.ops.fillers;

import ai.djl.ndarray.NDArray;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import lacuna.models.EditableFill;
import lacuna.models.EditingNetwork;
import lacuna.models.SamplingNetwork;

/** The windows that were edited last, ready for other edits: what does not depend on these is not computed again. */
final class RecentFills implements AutoCloseable {

    /** A hole of a few windows, and the whole image. */
    private static final int MOST = 10;

    private final EditingNetwork network;
    private final String name;
    private final Deque<Kept> latestFirst = new ArrayDeque<>();

    private record Kept(float[] image, float[] hole, FillCode code, EditableFill fill) {

        boolean is(float[] pixels, float[] missing, FillCode wanted) {
            return Objects.equals(code, wanted) && Arrays.equals(hole, missing) && Arrays.equals(image, pixels);
        }
    }

    RecentFills(EditingNetwork network, String name) {
        this.network = network;
        this.name = name;
    }

    /** @throws IllegalArgumentException if this fill is asked for by seed, but the network makes one fill only */
    void requireFill(FillCode code) {
        if (code != null && network.as(SamplingNetwork.class).isEmpty()) {
            throw new IllegalArgumentException("The model " + name + " makes one fill only: give no seed.");
        }
    }

    /**
     * A fill of a window, which stays this object's to close.
     *
     * @param code null for the mean fill
     */
    EditableFill of(NDArray image, NDArray hole, FillCode code) {
        float[] pixels = image.toFloatArray();
        float[] missing = hole.toFloatArray();
        for (Kept kept : latestFirst) {
            if (kept.is(pixels, missing, code)) {
                latestFirst.remove(kept);
                latestFirst.addFirst(kept);
                return kept.fill;
            }
        }
        NDArray drawn = code == null ? null : code.of(network.as(SamplingNetwork.class).orElseThrow(), image.getManager());
        EditableFill fill = network.edit(image, hole, drawn);
        latestFirst.addFirst(new Kept(pixels, missing, code, fill));
        if (latestFirst.size() > MOST) {
            latestFirst.removeLast().fill.close();
        }
        return fill;
    }

    @Override
    public void close() {
        latestFirst.forEach(kept -> kept.fill.close());
        latestFirst.clear();
    }
}
