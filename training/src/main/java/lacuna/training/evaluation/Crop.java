package lacuna.training.evaluation;

import lacuna.ops.Window;

/**
 * An image as figures are measured on it: 8-bit grey values.
 *
 * @param width pixels
 * @param height pixels
 * @param planes one (grey) or three (red, green, blue), row by row, whole numbers from 0 to 255
 */
public record Crop(int width, int height, float[][] planes) {

    private static final float HALF_RANGE = 127.5f;

    /** What 8-bit software would save of a filled window: rounded, and clipped to the range. */
    public static Crop of(Window window) {
        float[][] planes = new float[window.channels().length][];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = new float[window.width() * window.height()];
            for (int p = 0; p < planes[c].length; p++) {
                float grey = (window.channels()[c][p] + 1) * HALF_RANGE;
                planes[c][p] = Math.round(Math.min(255, Math.max(0, grey)));
            }
        }
        return new Crop(window.width(), window.height(), planes);
    }

    /** A window in [-1, 1] that shows nothing of what is missing: mid-grey there. */
    public Window window(boolean[] hole) {
        float[][] channels = new float[planes.length][width * height];
        for (int c = 0; c < planes.length; c++) {
            for (int p = 0; p < hole.length; p++) {
                channels[c][p] = hole[p] ? 0 : planes[c][p] / HALF_RANGE - 1;
            }
        }
        return new Window(width, height, channels, hole.clone());
    }

    /** The known pixels of this crop with the missing ones of a fill. */
    public Crop composite(Crop fill, boolean[] hole) {
        float[][] result = new float[planes.length][width * height];
        for (int c = 0; c < planes.length; c++) {
            for (int p = 0; p < hole.length; p++) {
                result[c][p] = hole[p] ? fill.planes[c][p] : planes[c][p];
            }
        }
        return new Crop(width, height, result);
    }

    /** Red, green and blue in [0, 1], one after the other; three equal planes if the crop is grey. */
    public float[] unitRgb() {
        int pixels = width * height;
        float[] rgb = new float[3 * pixels];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = planes[planes.length == 1 ? 0 : i / pixels][i % pixels] / 255;
        }
        return rgb;
    }
}
