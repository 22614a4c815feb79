package lacuna.plugin.samples;

/**
 * A plane of real numbers that drawings are composed of.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values row by row
 */
record Plane(int width, int height, float[] values) {

    /** What a plane is computed from. */
    @FunctionalInterface
    interface Value {
        double at(int x, int y);
    }

    static Plane of(int width, int height, Value value) {
        float[] values = new float[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                values[i] = (float) value.at(x, y);
            }
        }
        return new Plane(width, height, values);
    }

    float get(int x, int y) {
        return values[y * width + x];
    }

    /** Bilinear, clamped at the border. */
    float sample(double x, double y) {
        double cx = Math.min(Math.max(x, 0), width - 1.0);
        double cy = Math.min(Math.max(y, 0), height - 1.0);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        double fx = cx - x0;
        double fy = cy - y0;
        double top = get(x0, y0) + fx * (get(x1, y0) - get(x0, y0));
        double bottom = get(x0, y1) + fx * (get(x1, y1) - get(x0, y1));
        return (float) (top + fy * (bottom - top));
    }

    /** Mirrored left to right, as the other side of a sheet shows through. */
    Plane mirrored() {
        return of(width, height, (x, y) -> get(width - 1 - x, y));
    }

    /** Convolved with a Gaussian of standard deviation {@code sigma} pixels. */
    Plane blurred(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        if (radius < 1) {
            return this;
        }
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return convolved(kernel, 1, 0).convolved(kernel, 0, 1);
    }

    private Plane convolved(float[] kernel, int dx, int dy) {
        int radius = kernel.length / 2;
        return of(width, height, (x, y) -> {
            float sum = 0;
            for (int i = -radius; i <= radius; i++) {
                int sx = Math.min(Math.max(x + i * dx, 0), width - 1);
                int sy = Math.min(Math.max(y + i * dy, 0), height - 1);
                sum += kernel[i + radius] * get(sx, sy);
            }
            return sum;
        });
    }
}
