package lacuna.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The distance of two sets of images that needs no network: sliced Wasserstein distance between patches of 7 x 7 pixels from each
 * level of their Laplacian pyramids (Karras et al., Progressive Growing of GANs, section 5). Fine levels tell of texture, coarse ones
 * of structure. In units of a thousandth of the patches' standard deviation, mean over the levels.
 */
public final class SlicedWasserstein {

    private static final int PATCH = 7;
    private static final int PER_IMAGE = 64;
    private static final int DIRECTIONS = 128;
    private static final int COARSEST = 16;
    private static final int PLANES = 3;
    private static final double[] FILTER = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

    private SlicedWasserstein() { }

    /**
     * @param a (N, 3, size, size)
     * @param b of the same shape
     * @param size edge in pixels, a power of two from 16 up
     * @param seed of the patches' places and the directions
     */
    public static double between(float[] a, float[] b, int size, long seed) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("Sets of different sizes cannot be compared: give as many images on both sides.");
        }
        List<float[]> levelsOfA = pyramid(a, size);
        List<float[]> levelsOfB = pyramid(b, size);
        double sum = 0;
        for (int level = 0; level < levelsOfA.size(); level++) {
            SplittableRandom random = new SplittableRandom(seed + level);
            float[][] ofA = patches(levelsOfA.get(level), size >> level, random);
            float[][] ofB = patches(levelsOfB.get(level), size >> level, random);
            sum += sliced(ofA, ofB, random);
        }
        return 1000 * sum / levelsOfA.size();
    }

    /** Band-pass levels, finest first; the last one is what remains. */
    private static List<float[]> pyramid(float[] images, int size) {
        List<float[]> levels = new ArrayList<>();
        float[] current = images;
        int edge = size;
        while (edge > COARSEST) {
            float[] half = halve(current, edge);
            float[] coarse = twice(half, edge / 2);
            float[] band = new float[current.length];
            for (int i = 0; i < band.length; i++) {
                band[i] = current[i] - coarse[i];
            }
            levels.add(band);
            current = half;
            edge /= 2;
        }
        levels.add(current);
        return levels;
    }

    private static float[] halve(float[] images, int edge) {
        float[] smooth = filter(images, edge, 1);
        int half = edge / 2;
        float[] result = new float[images.length / 4];
        for (int i = 0; i < result.length; i++) {
            int plane = i / (half * half);
            int row = i / half % half;
            result[i] = smooth[(plane * edge + 2 * row) * edge + 2 * (i % half)];
        }
        return result;
    }

    private static float[] twice(float[] images, int edge) {
        float[] sparse = new float[images.length * 4];
        int large = 2 * edge;
        for (int i = 0; i < images.length; i++) {
            int plane = i / (edge * edge);
            int row = i / edge % edge;
            sparse[(plane * large + 2 * row) * large + 2 * (i % edge)] = images[i];
        }
        return filter(sparse, large, 4);
    }

    /** Binomial filter along both axes, mirrored at the borders. */
    private static float[] filter(float[] images, int edge, double gain) {
        float[] rows = new float[images.length];
        float[] result = new float[images.length];
        for (int i = 0; i < images.length; i++) {
            int x = i % edge;
            double sum = 0;
            for (int k = -2; k <= 2; k++) {
                sum += FILTER[k + 2] * images[i - x + mirror(x + k, edge)];
            }
            rows[i] = (float) sum;
        }
        for (int i = 0; i < images.length; i++) {
            int y = i / edge % edge;
            double sum = 0;
            for (int k = -2; k <= 2; k++) {
                sum += FILTER[k + 2] * rows[i + (mirror(y + k, edge) - y) * edge];
            }
            result[i] = (float) (gain * sum);
        }
        return result;
    }

    private static int mirror(int at, int size) {
        return at < 0 ? -at : at >= size ? 2 * size - 2 - at : at;
    }

    /** Patches as vectors, each plane brought to mean 0 and standard deviation 1 over the whole set. */
    private static float[][] patches(float[] images, int edge, SplittableRandom random) {
        int count = images.length / (PLANES * edge * edge);
        float[][] patches = new float[count * PER_IMAGE][PLANES * PATCH * PATCH];
        for (int p = 0; p < patches.length; p++) {
            int left = random.nextInt(edge - PATCH + 1);
            int top = random.nextInt(edge - PATCH + 1);
            for (int i = 0; i < patches[p].length; i++) {
                int plane = i / (PATCH * PATCH);
                int row = top + i / PATCH % PATCH;
                patches[p][i] = images[((p / PER_IMAGE * PLANES + plane) * edge + row) * edge + left + i % PATCH];
            }
        }
        for (int plane = 0; plane < PLANES; plane++) {
            normalise(patches, plane * PATCH * PATCH, (plane + 1) * PATCH * PATCH);
        }
        return patches;
    }

    private static void normalise(float[][] patches, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (float[] patch : patches) {
            for (int i = from; i < to; i++) {
                sum += patch[i];
                squares += (double) patch[i] * patch[i];
            }
        }
        double count = (double) patches.length * (to - from);
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(1e-12, squares / count - mean * mean));
        for (float[] patch : patches) {
            for (int i = from; i < to; i++) {
                patch[i] = (float) ((patch[i] - mean) / deviation);
            }
        }
    }

    /** Mean over random directions of the distance of the sorted projections. */
    private static double sliced(float[][] a, float[][] b, SplittableRandom random) {
        double sum = 0;
        for (int d = 0; d < DIRECTIONS; d++) {
            double[] direction = random.doubles(a[0].length).map(u -> random.nextGaussian()).toArray();
            double length = Math.sqrt(Arrays.stream(direction).map(v -> v * v).sum());
            float[] ofA = project(a, direction, length);
            float[] ofB = project(b, direction, length);
            double difference = 0;
            for (int i = 0; i < ofA.length; i++) {
                difference += Math.abs(ofA[i] - ofB[i]);
            }
            sum += difference / ofA.length;
        }
        return sum / DIRECTIONS;
    }

    private static float[] project(float[][] patches, double[] direction, double length) {
        float[] result = new float[patches.length];
        for (int p = 0; p < patches.length; p++) {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                sum += direction[i] * patches[p][i];
            }
            result[p] = (float) (sum / length);
        }
        Arrays.sort(result);
        return result;
    }
}
