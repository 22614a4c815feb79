package lacuna.training.directions;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What can be measured in a grey picture in [-1, 1] (of a coloured one, in the mean of its channels). Each is defined here in full;
 * none knows what the picture shows.
 */
public enum Property {

    /** Mean grey value, -1 to 1. */
    INTENSITY("intensity") {
        @Override
        public double measure(float[] picture, int width) {
            return Statistics.mean(picture);
        }
    },

    /** Standard deviation of the grey values, 0 to 1. */
    CONTRAST("contrast") {
        @Override
        public double measure(float[] picture, int width) {
            return Statistics.deviation(picture);
        }
    },

    /**
     * Root mean square length of the gradient over the standard deviation of the grey values, per pixel. Blur lowers it, contrast
     * leaves it; of the mean length, blur would leave an edge's.
     */
    SHARPNESS("sharpness") {
        @Override
        public double measure(float[] picture, int width) {
            double deviation = Statistics.deviation(picture);
            return deviation < FLAT ? 0 : Statistics.gradient(picture, width) / deviation;
        }
    },

    /** Standard deviation of the difference from the picture smoothed by a Gaussian of 1 pixel, in grey values. */
    GRAIN("grain") {
        @Override
        public double measure(float[] picture, int width) {
            return Statistics.deviation(Statistics.minus(picture, Statistics.smoothed(picture, width)));
        }
    },

    /** Share of the pixels below -0.3, which is 35 % of the way from black to white, 0 to 1. */
    DARK_AREA("dark area") {
        @Override
        public double measure(float[] picture, int width) {
            return Statistics.shareBelow(picture, -EXTREME);
        }
    },

    /** Share of the pixels of 0.3 or more, 0 to 1. */
    BRIGHT_AREA("bright area") {
        @Override
        public double measure(float[] picture, int width) {
            return 1 - Statistics.shareBelow(picture, EXTREME);
        }
    },

    /**
     * Mean width in pixels of what is dark for its picture, membranes for instance: twice the area of all {@link DarkStructures} over
     * the length of their outline.
     */
    THICKNESS("thickness") {
        @Override
        public double measure(float[] picture, int width) {
            return new DarkStructures(picture, width).thickness();
        }
    },

    /** Separate {@link DarkStructures} of at least 9 pixels, per 1000 pixels of the picture. */
    DENSITY("density") {
        @Override
        public double measure(float[] picture, int width) {
            return new DarkStructures(picture, width).density();
        }
    };

    private static final double EXTREME = 0.3;
    private static final double FLAT = 1e-6;

    private final String text;

    Property(String text) {
        this.text = text;
    }

    /**
     * Measures a picture.
     *
     * @param picture grey values in [-1, 1], row by row; they may leave it by a little
     * @param width of a row in pixels
     */
    public abstract double measure(float[] picture, int width);

    /** The name, as people write it. */
    public String text() {
        return text;
    }

    /** All names, separated by commas. */
    public static String names() {
        return Arrays.stream(values()).map(Property::text).collect(Collectors.joining(", "));
    }

    /** @throws IllegalArgumentException if there is no such property, with those that there are */
    public static Property of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        return Arrays.stream(values()).filter(property -> property.text.equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no property \"" + name + "\" to measure: choose one of "
                        + names() + "."));
    }
}
