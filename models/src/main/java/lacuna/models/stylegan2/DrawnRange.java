package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Random;
import lacuna.models.IntensityRange;
import lacuna.models.torch.Autograd;

/** Which intensities a prior draws: what it has learned images on. */
public final class DrawnRange {

    private static final long SEED = 0;
    /** Pixels looked at, about; of small images many, of large ones few. */
    private static final int PIXELS = 1 << 18;
    private static final int MOST_IMAGES = 64;
    private static final double TAIL = 0.001;
    /** A prior that draws less contrast than this has learned nothing. */
    private static final double LEAST = 0.2;

    private DrawnRange() { }

    /** The same for the same weights. */
    public static IntensityRange of(StyleGan2 prior) {
        int size = prior.config().size();
        int count = Math.max(1, Math.min(MOST_IMAGES, PIXELS / (size * size)));
        Random random = new Random(SEED);
        try (NDManager manager = prior.meanStyle().getManager().newSubManager()) {
            float[][] images = new float[count][];
            for (int i = 0; i < count; i++) {
                try (NDManager scratch = manager.newSubManager()) {
                    NDArray image = Autograd.infer(scratch, () -> prior.synthesize(prior.repeat(
                            prior.map(StyleGan2.normal(scratch, random, 1, prior.config().width())))));
                    images[i] = image.toFloatArray();
                }
            }
            return of(images);
        }
    }

    private static IntensityRange of(float[][] images) {
        int length = images[0].length;
        float[] values = new float[images.length * length];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(images[i], 0, values, i * length, length);
        }
        Arrays.sort(values);
        int tail = (int) (TAIL * values.length);
        double low = Math.max(-1, values[tail]);
        double high = Math.min(1, values[values.length - 1 - tail]);
        return high - low < LEAST ? IntensityRange.ANY : new IntensityRange(low, high);
    }
}
