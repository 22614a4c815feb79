package lacuna.training.directions;

import lacuna.models.fill.GaussianBlur;

/** Figures of the grey values of a picture, which lie row by row. */
final class Statistics {

    /** Of the smoothing, in pixels. */
    private static final double SMOOTHING = 1;

    private Statistics() { }

    static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation of all the values there are. */
    static double deviation(float[] values) {
        double mean = mean(values);
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    /** Root mean square length of the gradient, by central differences, of the pixels that have four neighbours; per pixel. */
    static double gradient(float[] picture, int width) {
        int height = picture.length / width;
        double sum = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                double across = (picture[i + 1] - picture[i - 1]) / 2;
                double down = (picture[i + width] - picture[i - width]) / 2;
                sum += across * across + down * down;
            }
        }
        return Math.sqrt(sum / Math.max(1, (width - 2) * (height - 2)));
    }

    static float[] smoothed(float[] picture, int width) {
        return new GaussianBlur(SMOOTHING, width, picture.length / width).of(picture);
    }

    static float[] minus(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    static double shareBelow(float[] values, double level) {
        int count = 0;
        for (float value : values) {
            count += value < level ? 1 : 0;
        }
        return (double) count / values.length;
    }
}
