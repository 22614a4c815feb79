package lacuna.training.data;

/**
 * Reads a square of an image, reduced by averaging over the area of each target pixel; beyond the border the image is
 * mirrored.
 */
final class AreaSampler {
    private AreaSampler() { }

    /** Along one axis: source coordinate and weight of every tap of every target pixel; the weights of a pixel sum to 1. */
    private record Axis(int[] start, int[] coordinate, float[] weight) { }

    /**
     * Reads one plane.
     *
     * @param channel of the image
     * @param left    first source column, may be negative
     * @param top     first source row, may be negative
     * @param size    target edge, pixels
     * @param scale   target pixels per source pixel, above 0 and at most 1
     * @param tone    256 values that replace the bytes before averaging
     * @return {@code size * size} averages of tones
     */
    static float[] read(TrainingImage image, int channel, int left, int top, int size, double scale, float[] tone) {
        Axis columns = axis(left, size, scale, image.width());
        Axis rows = axis(top, size, scale, image.height());
        float[] target = new float[size * size];
        float[] row = new float[size];
        for (int y = 0; y < size; y++) {
            for (int tap = rows.start[y]; tap < rows.start[y + 1]; tap++) {
                reduceRow(image, channel, rows.coordinate[tap], columns, tone, row);
                for (int x = 0; x < size; x++) {
                    target[y * size + x] += rows.weight[tap] * row[x];
                }
            }
        }
        return target;
    }

    private static void reduceRow(TrainingImage image, int channel, int y, Axis columns, float[] tone, float[] row) {
        byte[] samples = image.samples();
        int channels = image.channels();
        int base = y * image.width() * channels + channel;
        for (int x = 0; x < row.length; x++) {
            float sum = 0;
            for (int tap = columns.start[x]; tap < columns.start[x + 1]; tap++) {
                sum += columns.weight[tap] * tone[samples[base + columns.coordinate[tap] * channels] & 0xFF];
            }
            row[x] = sum;
        }
    }

    private static Axis axis(int first, int size, double scale, int edge) {
        double step = 1 / scale;
        int most = size * ((int) Math.ceil(step) + 1);
        int[] start = new int[size + 1];
        int[] coordinate = new int[most];
        float[] weight = new float[most];
        int taps = 0;
        for (int i = 0; i < size; i++) {
            double from = i * step;
            double to = (i + 1) * step;
            for (int source = (int) Math.floor(from); source < to; source++) {
                double covered = Math.min(to, source + 1) - Math.max(from, source);
                if (covered > 1e-9) {
                    coordinate[taps] = mirrored(first + source, edge);
                    weight[taps++] = (float) (covered / step);
                }
            }
            start[i + 1] = taps;
        }
        return new Axis(start, coordinate, weight);
    }

    /** Mirrors with the border pixel repeated: ... 1 0 0 1 2 ... */
    private static int mirrored(int coordinate, int edge) {
        int folded = Math.floorMod(coordinate, 2 * edge);
        return folded < edge ? folded : 2 * edge - 1 - folded;
    }
}
