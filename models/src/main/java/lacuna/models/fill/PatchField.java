package lacuna.models.fill;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * For every patch that touches the hole the most similar known patch of the same image, searched for as PatchMatch does: by
 * propagation and random search (Barnes, Shechtman, Finkelstein and Goldman, SIGGRAPH 2009, section 3).
 */
final class PatchField {

    private static final int LARGEST_RADIUS = 3;

    final int width;
    final int height;
    private final float[][] planes;
    private final boolean[] hole;
    private final SplittableRandom random;
    private final int radius;
    private final boolean[] source;
    private final int[] sources;
    private final int[] targets;
    /** Position of the similar patch's centre for each target, else -1. */
    private final int[] match;
    private final double[] cost;

    /** @param planes values to begin with at the missing pixels; {@link #vote} writes them there */
    PatchField(float[][] planes, boolean[] hole, int width, int height, SplittableRandom random) {
        this.planes = planes;
        this.hole = hole;
        this.width = width;
        this.height = height;
        this.random = random;
        int reach = LARGEST_RADIUS;
        while (reach > 0 && sources(hole, width, height, reach).length == 0) {
            reach--;
        }
        radius = reach;
        sources = sources(hole, width, height, radius);
        source = new boolean[hole.length];
        Arrays.stream(sources).forEach(p -> source[p] = true);
        targets = IntStream.range(0, hole.length).filter(p -> touches(hole, width, height, p, radius)).toArray();
        match = new int[hole.length];
        Arrays.fill(match, -1);
        Arrays.stream(targets).forEach(p -> match[p] = anySource());
        cost = new double[hole.length];
    }

    private static int[] sources(boolean[] hole, int width, int height, int radius) {
        return IntStream.range(0, hole.length).filter(p -> {
            int x = p % width;
            int y = p / width;
            return x >= radius && y >= radius && x < width - radius && y < height - radius
                    && !touches(hole, width, height, p, radius);
        }).toArray();
    }

    private static boolean touches(boolean[] hole, int width, int height, int p, int radius) {
        for (int y = Math.max(0, p / width - radius); y <= Math.min(height - 1, p / width + radius); y++) {
            for (int x = Math.max(0, p % width - radius); x <= Math.min(width - 1, p % width + radius); x++) {
                if (hole[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    private int anySource() {
        return sources[random.nextInt(sources.length)];
    }

    /** Takes over the matches of the same image at half the size. */
    void inherit(PatchField coarse) {
        for (int p : targets) {
            int x = p % width;
            int y = p / width;
            int found = coarse.match[y / 2 * coarse.width + x / 2];
            if (found >= 0) {
                int fineX = 2 * (found % coarse.width) + x % 2;
                int fineY = 2 * (found / coarse.width) + y % 2;
                boolean usable = fineX < width && fineY < height && source[fineY * width + fineX];
                match[p] = usable ? fineY * width + fineX : match[p];
            }
        }
    }

    /** Improves the matches for the present values of the missing pixels: one sweep down, one sweep up. */
    void search() {
        for (int p : targets) {
            cost[p] = distance(p, match[p], Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < targets.length; i++) {
            improve(targets[i], -1);
        }
        for (int i = targets.length - 1; i >= 0; i--) {
            improve(targets[i], 1);
        }
    }

    private void improve(int p, int step) {
        int x = p % width + step;
        int y = p / width + step;
        if (x >= 0 && x < width && match[p + step] >= 0) {
            attempt(p, match[p + step] - step);
        }
        if (y >= 0 && y < height && match[p + step * width] >= 0) {
            attempt(p, match[p + step * width] - step * width);
        }
        for (int reach = Math.max(width, height); reach >= 1; reach /= 2) {
            int nearX = match[p] % width + random.nextInt(-reach, reach + 1);
            int nearY = match[p] / width + random.nextInt(-reach, reach + 1);
            if (nearX >= 0 && nearX < width && nearY >= 0 && nearY < height) {
                attempt(p, nearY * width + nearX);
            }
        }
    }

    private void attempt(int p, int q) {
        if (q >= 0 && q < source.length && source[q]) {
            double distance = distance(p, q, cost[p]);
            if (distance < cost[p]) {
                cost[p] = distance;
                match[p] = q;
            }
        }
    }

    /** Mean squared difference over the part of the patch around p that lies inside the image; stops above the limit. */
    private double distance(int p, int q, double limit) {
        int left = Math.max(-radius, -(p % width));
        int right = Math.min(radius, width - 1 - p % width);
        int top = Math.max(-radius, -(p / width));
        int bottom = Math.min(radius, height - 1 - p / width);
        double count = (double) planes.length * (right - left + 1) * (bottom - top + 1);
        double sum = 0;
        for (float[] plane : planes) {
            for (int dy = top; dy <= bottom && sum <= limit * count; dy++) {
                for (int dx = left; dx <= right; dx++) {
                    double difference = plane[p + dy * width + dx] - plane[q + dy * width + dx];
                    sum += difference * difference;
                }
            }
        }
        return sum / count;
    }

    /**
     * Gives every missing pixel the mean of what the matches of the patches over it propose, similar ones counting most (Wexler,
     * Shechtman and Irani, PAMI 29(3), 2007, section 3.2).
     */
    void vote() {
        double[] sorted = Arrays.stream(targets).mapToDouble(p -> cost[p]).sorted().toArray();
        double scale = sorted.length == 0 ? 1 : 2 * Math.max(1e-6, sorted[(int) (0.75 * (sorted.length - 1))]);
        float[][] before = Arrays.stream(planes).map(float[]::clone).toArray(float[][]::new);
        for (int p : targets) {
            if (hole[p]) {
                vote(p, before, scale);
            }
        }
    }

    private void vote(int p, float[][] before, double scale) {
        double[] sums = new double[planes.length];
        double total = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                int x = p % width + dx;
                int y = p / width + dy;
                if (x >= 0 && x < width && y >= 0 && y < height) {
                    int patch = y * width + x;
                    double weight = Math.exp(-cost[patch] / scale) + 1e-12;
                    for (int c = 0; c < sums.length; c++) {
                        sums[c] += weight * before[c][match[patch] - dy * width - dx];
                    }
                    total += weight;
                }
            }
        }
        for (int c = 0; c < sums.length; c++) {
            planes[c][p] = (float) (sums[c] / total);
        }
    }
}
