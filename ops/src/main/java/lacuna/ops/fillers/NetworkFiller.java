package lacuna.ops.fillers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.IntensityRange;
import lacuna.models.NetworkSpec;
import lacuna.models.Precision;
import lacuna.models.torch.Autograd;
import lacuna.ops.ContextPolicy;
import lacuna.ops.FillerInfo;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * Shows windows to a network. A grey window is shown in all of the network's channels and the answers are averaged, so that
 * it stays grey, also where it is stored in equal channels; several channels must be as many as the network has. One array
 * manager per window: nothing stays alive after it.
 */
public final class NetworkFiller implements WindowFiller {

    private final String name;
    private final String digest;
    private final InpaintingNetwork network;
    private final Precision precision;
    private final ContextPolicy policy;
    private final IntensityRange range;
    private final Answer answer;
    private final Map<String, String> settings;
    private final Runnable closing;

    /** How a network is asked for a fill: as {@link InpaintingNetwork#complete(NDArray, NDArray, Runnable)} by itself. */
    @FunctionalInterface
    interface Answer {
        NDArray complete(NDArray image, NDArray hole, Runnable check);
    }

    /**
     * @param name under which users choose it
     * @param digest of its weights, for the record of a run
     * @param network with its weights loaded; closed with this filler
     * @param precision in which it computes from now on
     */
    public NetworkFiller(String name, String digest, InpaintingNetwork network, Precision precision) {
        this.name = name;
        this.digest = digest;
        this.network = network;
        this.precision = precision;
        answer = network::complete;
        settings = Map.of();
        closing = network::close;
        range = network.intensities();
        network.freeze(precision);
        policy = policy(network.spec());
    }

    private static ContextPolicy policy(NetworkSpec spec) {
        int multiple = spec.sizeMultiple();
        int field = roundUp(spec.fieldOfView(), multiple);
        if (multiple == field) {
            // What knows one size only would be shown a larger window reduced, at a scale that it never saw.
            return new ContextPolicy(field / 8, field, field, multiple);
        }
        // Larger windows than twice what it was trained on cost quadratic attention and show it structure it never saw.
        return new ContextPolicy(field / 4, field / 2, 2 * field, multiple);
    }

    private NetworkFiller(NetworkFiller other, Answer answer, Map<String, String> settings, Runnable closing) {
        name = other.name;
        digest = other.digest;
        network = other.network;
        precision = other.precision;
        policy = other.policy;
        range = other.range;
        this.answer = answer;
        this.settings = settings;
        this.closing = closing;
    }

    /**
     * The same network, asked in another way. It stays this filler's to close.
     *
     * @param settings what distinguishes this way, by name, for the record of a run
     */
    NetworkFiller asked(Answer way, Map<String, String> settings) {
        return new NetworkFiller(this, way, settings, () -> { });
    }

    /** As {@link #asked}, but closing it ends what this filler belongs to. */
    NetworkFiller askedAlways(Answer way, Map<String, String> settings, Runnable end) {
        return new NetworkFiller(this, way, settings, end);
    }

    InpaintingNetwork network() {
        return network;
    }

    private static int roundUp(int edge, int multiple) {
        return (edge + multiple - 1) / multiple * multiple;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ContextPolicy context() {
        return policy;
    }

    @Override
    public IntensityRange range() {
        return range;
    }

    /** @throws IllegalArgumentException if the window has several channels, but not as many as the network */
    @Override
    public void fill(Window window) {
        fill(window, () -> { });
    }

    @Override
    public void fill(Window window, Runnable check) {
        float[][] filled = ask(window, answer, check);
        for (int c = 0; c < filled.length; c++) {
            for (int i = 0; i < filled[c].length; i++) {
                if (window.hole()[i]) {
                    window.channels()[c][i] = filled[c][i];
                }
            }
        }
    }

    /**
     * What the network answers to a window, which stays as it is.
     *
     * @return one plane for each of the window's channels
     * @throws IllegalArgumentException if the window has several channels, but not as many as the network
     */
    float[][] ask(Window window, Answer way, Runnable check) {
        int channels = network.spec().channels();
        int shown = window.channels().length;
        if (shown != 1 && shown != channels) {
            throw new IllegalArgumentException("The model " + name + " fills images of 1 or " + channels
                    + " channels together, not " + shown + ": fill them channel by channel.");
        }
        boolean grey = isGrey(window);
        try (NDManager manager = weight().getManager().newSubManager()) {
            Shape shape = new Shape(1, channels, window.height(), window.width());
            NDArray image = manager.create(values(window, channels, grey), shape);
            NDArray hole = manager.create(holeValues(window.hole()), new Shape(1, 1, window.height(), window.width()));
            float[] answered = Autograd.withoutGradient(() -> way.complete(image, hole, check)).toFloatArray();
            return planes(answered, window, grey ? channels : 1);
        }
    }

    /** Whether all channels agree wherever something is known. */
    private static boolean isGrey(Window window) {
        float[] first = window.channels()[0];
        for (float[] plane : window.channels()) {
            for (int i = 0; i < first.length; i++) {
                if (!window.hole()[i] && plane[i] != first[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All channels one after the other, clamped to what the network knows; a grey one is repeated. */
    private static FloatBuffer values(Window window, int channels, boolean grey) {
        int pixels = window.hole().length;
        float[] values = new float[channels * pixels];
        for (int c = 0; c < channels; c++) {
            float[] plane = window.channels()[grey ? 0 : c];
            for (int i = 0; i < pixels; i++) {
                values[c * pixels + i] = Math.max(-1, Math.min(1, plane[i]));
            }
        }
        return FloatBuffer.wrap(values);
    }

    private static FloatBuffer holeValues(boolean[] hole) {
        float[] values = new float[hole.length];
        for (int i = 0; i < hole.length; i++) {
            values[i] = hole[i] ? 1 : 0;
        }
        return FloatBuffer.wrap(values);
    }

    /**
     * The network's channels as the window's.
     *
     * @param averaged how many of them make one: all of them of a grey window, each of whose channels is their mean
     */
    private static float[][] planes(float[] answered, Window window, int averaged) {
        int pixels = window.hole().length;
        float[][] planes = new float[window.channels().length][pixels];
        for (int c = 0; c < planes.length; c++) {
            int first = averaged == 1 ? c : 0;
            for (int i = 0; i < pixels; i++) {
                float sum = 0;
                for (int channel = first; channel < first + averaged; channel++) {
                    sum += answered[channel * pixels + i];
                }
                planes[c][i] = sum / averaged;
            }
        }
        return planes;
    }

    private NDArray weight() {
        return network.parameters().arrays().values().iterator().next();
    }

    @Override
    public FillerInfo info() {
        Device device = weight().getDevice();
        String number = device.getDeviceId() < 0 ? "" : ":" + device.getDeviceId();
        Map<String, String> parameters = new TreeMap<>(network.settings());
        parameters.putAll(settings);
        parameters.put("precision", precision.name().toLowerCase(Locale.ROOT));
        return new FillerInfo(name, digest, device.getDeviceType() + number, "PyTorch " + Engines.start().getVersion(),
                parameters);
    }

    @Override
    public void close() {
        closing.run();
    }
}
