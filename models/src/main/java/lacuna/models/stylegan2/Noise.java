package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import lacuna.models.Parameters;

/** Where the synthesis takes its noise maps from (StyleGAN, section 3.2). */
@FunctionalInterface
public interface Noise {

    /** No noise: the mean of what the generator paints at random. */
    Noise NONE = layer -> null;

    /** The map of one layer, (1 or N, 1, r, r), or null for none. */
    NDArray map(int layer);

    /** The maps that are stored with the weights: the same for every image. */
    static Noise stored(Parameters parameters) {
        return layer -> parameters.get("noises.noise_" + layer);
    }

    /** Normal noise of each image's own, in the order in which it is asked for. */
    static Noise random(NDManager manager, Random random, int batch) {
        return layer -> {
            int size = StyleGan2Config.noiseSize(layer);
            float[] values = new float[batch * size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return manager.create(values, new Shape(batch, 1, size, size));
        };
    }
}
