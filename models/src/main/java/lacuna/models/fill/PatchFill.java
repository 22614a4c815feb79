package lacuna.models.fill;

import java.util.SplittableRandom;

/**
 * Completion by similar patches of the known part, from coarse to fine (Wexler, Shechtman and Irani, PAMI 29(3), 2007), found by
 * PatchMatch (Barnes et al., SIGGRAPH 2009). Texture is copied, so that it looks sharp and right more often than it is right. The
 * same planes are filled the same way every time.
 */
public final class PatchFill {

    private static final int SMALLEST_EDGE = 24;
    private static final int ROUNDS = 5;

    private PatchFill() { }

    /**
     * Overwrites the missing samples of planes that belong together, such as the colours of an image: the same patches are copied
     * in all of them.
     *
     * @param planes row by row; what they hold at missing samples is ignored
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static void apply(float[][] planes, boolean[] hole, int width, int height) {
        complete(planes, hole, width, height, new SplittableRandom(0));
    }

    /** Fills the planes and returns the matches that did it. */
    private static PatchField complete(float[][] planes, boolean[] hole, int width, int height, SplittableRandom random) {
        int across = (width + 1) / 2;
        int down = (height + 1) / 2;
        boolean[] coarseHole = Math.min(across, down) < SMALLEST_EDGE ? hole : reduce(hole, width, height);
        PatchField field;
        if (coarseHole == hole || !holdsBoth(coarseHole)) {
            EnergyFill smooth = EnergyFill.harmonic(hole, width, height);
            for (float[] plane : planes) {
                smooth.apply(plane);
            }
            field = new PatchField(planes, hole, width, height, random);
        } else {
            float[][] coarse = new float[planes.length][];
            for (int c = 0; c < planes.length; c++) {
                coarse[c] = reduce(planes[c], hole, width, height);
            }
            PatchField guide = complete(coarse, coarseHole, across, down, random);
            field = new PatchField(planes, hole, width, height, random);
            field.inherit(guide);
            field.vote();
        }
        for (int round = 0; round < ROUNDS; round++) {
            field.search();
            field.vote();
        }
        return field;
    }

    private static boolean holdsBoth(boolean[] hole) {
        int missing = 0;
        for (boolean value : hole) {
            missing += value ? 1 : 0;
        }
        return missing > 0 && missing < hole.length;
    }

    /** A coarse pixel is missing if less than half of its pixels are known. */
    private static boolean[] reduce(boolean[] hole, int width, int height) {
        int across = (width + 1) / 2;
        int[] balance = new int[across * ((height + 1) / 2)];
        for (int p = 0; p < hole.length; p++) {
            balance[p / width / 2 * across + p % width / 2] += hole[p] ? 1 : -1;
        }
        boolean[] coarse = new boolean[balance.length];
        for (int p = 0; p < coarse.length; p++) {
            coarse[p] = balance[p] > 0;
        }
        return coarse;
    }

    /** Means of the known pixels; 0 where there are none. */
    private static float[] reduce(float[] plane, boolean[] hole, int width, int height) {
        int across = (width + 1) / 2;
        float[] sums = new float[across * ((height + 1) / 2)];
        int[] counts = new int[sums.length];
        for (int p = 0; p < plane.length; p++) {
            if (!hole[p]) {
                int coarse = p / width / 2 * across + p % width / 2;
                sums[coarse] += plane[p];
                counts[coarse]++;
            }
        }
        for (int p = 0; p < sums.length; p++) {
            sums[p] /= Math.max(1, counts[p]);
        }
        return sums;
    }
}
