package lacuna.training.masks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The defects of one image as a Poisson process. The middle of a defect with radius r that touches a piece of w x h pixels lies in
 * a rectangle of (w + 2r) x (h + 2r), so the number of those is Poisson distributed about the sum of these areas over that of the
 * image.
 */
final class Scatter {

    /** Means above this are drawn in parts: the exponential of a larger one is nearly 0. */
    private static final double PART = 30;

    private final List<DefectShape> shapes;
    private final double area;
    /** Sums of the radii, and of their squares, up to each shape. */
    private final double[] radii;
    private final double[] squares;

    /** @param area of the image, pixels */
    Scatter(List<DefectShape> shapes, double area) {
        this.shapes = List.copyOf(shapes);
        this.area = area;
        radii = shapes.stream().mapToDouble(DefectShape::radius).toArray();
        squares = Arrays.stream(radii).map(radius -> radius * radius).toArray();
        Arrays.parallelPrefix(radii, Double::sum);
        Arrays.parallelPrefix(squares, Double::sum);
    }

    private double mean(int width, int height) {
        return (inside(width, height) + across(width, height) + around()) / area;
    }

    private double inside(int width, int height) {
        return (double) shapes.size() * width * height;
    }

    private double across(int width, int height) {
        return 2 * (width + height) * radii[radii.length - 1];
    }

    private double around() {
        return 4 * squares[squares.length - 1];
    }

    /** That a piece of this size has a defect. */
    double chance(int width, int height) {
        return -Math.expm1(-mean(width, height));
    }

    /** How many defects a piece of this size has that has any. */
    int count(int width, int height, SplittableRandom random) {
        double mean = mean(width, height);
        int count = 0;
        for (; mean > PART; mean -= PART) {
            count += poisson(PART, random.nextDouble());
        }
        double none = count > 0 ? 0 : Math.exp(-mean);
        return Math.max(1, count + poisson(mean, none + (1 - none) * random.nextDouble()));
    }

    /** The number up to which the probabilities of the distribution sum to {@code share}. */
    private static int poisson(double mean, double share) {
        double term = Math.exp(-mean);
        double sum = term;
        int count = 0;
        while (sum < share && term > 0) {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }

    /** One of the defects that touch a piece of this size: large ones touch it more often. */
    DefectShape choose(int width, int height, SplittableRandom random) {
        double place = random.nextDouble() * mean(width, height) * area;
        if (place < inside(width, height)) {
            return shapes.get(random.nextInt(shapes.size()));
        }
        return shapes.get(place < inside(width, height) + across(width, height) ? pick(radii, random) : pick(squares, random));
    }

    private static int pick(double[] sums, SplittableRandom random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, found < 0 ? -found - 1 : found);
    }
}
