package lacuna.training.data;

import java.util.SplittableRandom;

/** Random tone curves: byte to [-1, 1]. */
final class Tones {
    private static final int LEVELS = 256;

    private Tones() { }

    /**
     * Gamma, then contrast about mid-grey, then inversion; clipped to [-1, 1]. Without any of them: {@code 2 byte / 255 -
     * 1}.
     */
    static float[] draw(CropOptions options, SplittableRandom random) {
        double exponent = Math.exp(options.gamma() * (2 * random.nextDouble() - 1));
        double contrast = 1 + options.contrast() * (2 * random.nextDouble() - 1);
        double sign = random.nextDouble() < options.inversion() ? -1 : 1;
        float[] tone = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double value = 2 * Math.pow(level / (LEVELS - 1.0), exponent) - 1;
            tone[level] = (float) (sign * Math.max(-1, Math.min(1, contrast * value)));
        }
        return tone;
    }
}
