package lacuna.training.data;

import java.util.SplittableRandom;

/** Random tone curves, byte to [-1, 1], and random tints. */
final class Tones {
    private static final int LEVELS = 256;

    /** The most that a tint dims a channel to. */
    private static final double DARKEST = 0.55;

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

    /** What each of three channels is multiplied by, black being 0; null: the colours stay. */
    static double[] tint(CropOptions options, SplittableRandom random) {
        if (options.tint() == 0 || random.nextDouble() >= options.tint()) {
            return null;
        }
        return random.doubles(3, DARKEST, 1).toArray();
    }

    /** Copies of planes in [-1, 1] whose distance from black is multiplied. */
    static float[][] tinted(float[][] planes, double[] tint) {
        float[][] result = new float[planes.length][];
        for (int c = 0; c < planes.length; c++) {
            result[c] = new float[planes[c].length];
            for (int i = 0; i < result[c].length; i++) {
                result[c][i] = (float) ((planes[c][i] + 1) * tint[c] - 1);
            }
        }
        return result;
    }
}
