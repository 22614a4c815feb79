package lacuna.training.directions;

import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponents;

/**
 * What is dark for its picture: the pixels that lie more than half a standard deviation below the picture's mean, after smoothing by
 * a Gaussian of 1 pixel. So neither a brighter picture nor one of more contrast has more of it.
 */
final class DarkStructures {

    private static final double BELOW = 0.5;
    private static final int SMALLEST = 9;
    private static final double AREA = 1000;
    /** Length of an outline per step from dark to not dark along rows and columns: Cauchy's formula for two directions. */
    private static final double CAUCHY = Math.PI / 4;

    private final boolean[] dark;
    private final int width;

    DarkStructures(float[] picture, int width) {
        this.width = width;
        float[] smooth = Statistics.smoothed(picture, width);
        double level = Statistics.mean(smooth) - BELOW * Statistics.deviation(smooth);
        dark = new boolean[smooth.length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = smooth[i] < level;
        }
    }

    /** Mean width in pixels: of a long stripe its width, if stripes lie in all directions. 0 if nothing is dark. */
    double thickness() {
        int area = 0;
        int steps = 0;
        for (int i = 0; i < dark.length; i++) {
            area += dark[i] ? 1 : 0;
            steps += (i + 1) % width != 0 && dark[i] != dark[i + 1] ? 1 : 0;
            steps += i + width < dark.length && dark[i] != dark[i + width] ? 1 : 0;
        }
        return steps == 0 ? 0 : 2 * area / (CAUCHY * steps);
    }

    /** Separate pieces (8 neighbours) of at least 9 pixels, per 1000 pixels of the picture. */
    double density() {
        long pieces = HoleComponents.of(Hole.of(dark, width, dark.length / width)).stream()
                .filter(piece -> piece.count() >= SMALLEST).count();
        return AREA * pieces / dark.length;
    }
}
