package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A network that fills missing pixels. */
public interface InpaintingNetwork extends Network {

    /** Names of the sample's tensors: an image (1, C, H, W) and its hole (1, 1, H, W). */
    String IMAGE = "image";
    String HOLE = "hole";

    /**
     * Fills the missing pixels.
     *
     * @param image (N, C, H, W) float32 in [-1, 1]; values at missing pixels are ignored; H and W are multiples of
     *     {@link NetworkSpec#sizeMultiple()}
     * @param hole (N, 1, H, W) float32: 1 = missing, 0 = known
     * @return (N, C, H, W) float32, with the manager of {@code image}; at known pixels the values of {@code image}, at missing
     *     ones the fill, which may leave [-1, 1] by a little
     */
    NDArray complete(NDArray image, NDArray hole);

    /**
     * As {@link #complete(NDArray, NDArray)}, for networks that take long.
     *
     * @param check called now and then; may throw to end the work
     */
    default NDArray complete(NDArray image, NDArray hole, Runnable check) {
        return complete(image, hole);
    }

    /**
     * This network as one that can do more than fill: {@link SamplingNetwork}, {@link InvertingNetwork}, {@link EditingNetwork}.
     * {@link Networks#offers} tells so without its weights.
     *
     * @return empty if it cannot
     */
    default <T extends InpaintingNetwork> Optional<T> as(Class<T> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    /** On which scale images are to be shown to it. */
    default IntensityRange intensities() {
        return IntensityRange.ANY;
    }

    /** How it computes beyond its weights, by name, for the record of a run. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** A pattern of waves with a square hole. */
    @Override
    default Map<String, NDArray> sampleInput(NDManager manager) {
        int multiple = spec().sizeMultiple();
        int edge = Math.max(64 + multiple - 1, multiple) / multiple * multiple;
        int channels = spec().channels();
        float[] image = new float[channels * edge * edge];
        float[] hole = new float[edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                boolean missing = Math.abs(x - edge / 2) < edge / 6 && Math.abs(y - edge / 2) < edge / 6;
                hole[y * edge + x] = missing ? 1 : 0;
                for (int c = 0; c < channels; c++) {
                    double wave = Math.sin(0.21 * x + 0.5 * c) * Math.cos(0.13 * y - 0.3 * c)
                            + 0.3 * Math.sin(0.9 * (x + y));
                    image[(c * edge + y) * edge + x] = missing ? 0 : (float) (0.75 * wave);
                }
            }
        }
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put(IMAGE, manager.create(image, new Shape(1, channels, edge, edge)));
        tensors.put(HOLE, manager.create(hole, new Shape(1, 1, edge, edge)));
        return tensors;
    }

    @Override
    default NDArray sampleOutput(Map<String, NDArray> input) {
        return complete(input.get(IMAGE), input.get(HOLE));
    }
}
