package lacuna.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws square crops: a domain (all equally often, so that small ones count, or by weight), one of its images, a
 * reduction, a place, a turn, a tone and a tint. Images smaller than the crop are mirrored at their borders. Keeps no state:
 * any thread may ask.
 */
public final class CropSampler {
    private final List<List<TrainingImage>> domains = new ArrayList<>();
    private final double[] weights;
    private final double totalWeight;
    private final int size;
    private final CropOptions options;
    private final boolean hasColour;

    /** Every domain equally often. */
    public CropSampler(List<TrainingImage> images, int size, CropOptions options) {
        this(images, size, options, Map.of());
    }

    /**
     * @param images  at least one
     * @param size    edge of the crops, pixels
     * @param weights how often each domain is drawn, relative to the others, 0 or more; 1 for those not named
     * @throws IllegalArgumentException if there are no images, or the weights leave none
     */
    public CropSampler(List<TrainingImage> images, int size, CropOptions options, Map<String, Double> weights) {
        if (images.isEmpty() || size < 1) {
            throw new IllegalArgumentException("Crops of " + size + " pixels cannot be taken from " + images.size()
                + " images: give at least one image and a positive size.");
        }
        Map<String, List<TrainingImage>> byDomain = new TreeMap<>();
        images.forEach(image -> byDomain.computeIfAbsent(image.domain(), domain -> new ArrayList<>()).add(image));
        this.domains.addAll(byDomain.values());
        this.weights = byDomain.keySet().stream().mapToDouble(domain -> weights.getOrDefault(domain, 1.0)).toArray();
        this.totalWeight = total(this.weights);
        this.size = size;
        this.options = options;
        this.hasColour = images.stream().anyMatch(image -> image.channels() > 1);
    }

    private static double total(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("The weight " + weight + " of a domain must be a number of at least 0.");
            }
            total += weight;
        }
        if (total == 0) {
            throw new IllegalArgumentException("The weights of all domains are 0: at least one must be positive.");
        }
        return total;
    }

    /** Edge of the crops, pixels. */
    public int size() {
        return size;
    }

    /**
     * Draws one crop.
     *
     * @return red, green and blue planes of {@code size * size} values in [-1, 1], row by row; of a grey image that is
     *     not tinted all three are the same array
     */
    public float[][] sample(SplittableRandom random) {
        List<TrainingImage> domain = domain(random);
        float[][] best = null;
        double bestDeviation = -1;
        for (int attempt = 0; attempt < options.tries() && bestDeviation < options.leastDeviation(); attempt++) {
            float[][] crop = crop(domain.get(random.nextInt(domain.size())), random);
            double deviation = deviation(crop);
            if (deviation > bestDeviation) {
                best = crop;
                bestDeviation = deviation;
            }
        }
        return best;
    }

    private List<TrainingImage> domain(SplittableRandom random) {
        double place = random.nextDouble() * totalWeight;
        int chosen = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                chosen = i;
                place -= weights[i];
                if (place < 0) {
                    break;
                }
            }
        }
        return domains.get(chosen);
    }

    private float[][] crop(TrainingImage image, SplittableRandom random) {
        double fitting = (double) size / Math.min(image.width(), image.height());
        double least = Math.min(1, Math.max(options.smallestScale(), fitting));
        double scale = random.nextDouble() < options.reduction() ? least + (1 - least) * random.nextDouble() : 1;
        int reach = (int) Math.ceil(size / scale - 1e-9);
        int left = offset(image.width(), reach, random);
        int top = offset(image.height(), reach, random);
        float[] tone = Tones.draw(options, random);
        int turn = options.turns() ? random.nextInt(8) : 0;
        double[] tint = hasColour ? Tones.tint(options, random) : null;
        float[][] planes = new float[3][];
        for (int c = 0; c < image.channels(); c++) {
            planes[c] = turned(AreaSampler.read(image, c, left, top, size, scale, tone), turn);
        }
        for (int c = image.channels(); c < 3; c++) {
            planes[c] = planes[0];
        }
        return tint == null ? planes : Tones.tinted(planes, tint);
    }

    private static int offset(int edge, int reach, SplittableRandom random) {
        int spare = Math.abs(edge - reach) + 1;
        int offset = random.nextInt(spare);
        return edge >= reach ? offset : -offset;
    }

    /** One of the eight symmetries of the square: quarter turns ({@code turn & 3}), mirrored if {@code turn & 4}. */
    private float[] turned(float[] plane, int turn) {
        if (turn == 0) {
            return plane;
        }
        float[] result = new float[plane.length];
        int last = size - 1;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int across = (turn & 4) == 0 ? x : last - x;
                int source = switch (turn & 3) {
                    case 0 -> y * size + across;
                    case 1 -> across * size + last - y;
                    case 2 -> (last - y) * size + last - across;
                    default -> (last - across) * size + y;
                };
                result[y * size + x] = plane[source];
            }
        }
        return result;
    }

    /** Largest standard deviation of the planes. */
    private static double deviation(float[][] planes) {
        double largest = 0;
        for (int c = 0; c < planes.length && (c == 0 || planes[c] != planes[0]); c++) {
            double sum = 0;
            double squares = 0;
            for (float value : planes[c]) {
                sum += value;
                squares += (double) value * value;
            }
            double mean = sum / planes[c].length;
            largest = Math.max(largest, squares / planes[c].length - mean * mean);
        }
        return Math.sqrt(Math.max(0, largest));
    }
}
