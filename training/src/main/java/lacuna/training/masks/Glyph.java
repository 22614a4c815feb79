package lacuna.training.masks;

/**
 * Letter-like shapes of our own drawing, without any font: segments and elliptical arcs in a cell whose base line is y = 0,
 * x-height 1, ascenders 1.6 and descenders -0.5. A glyph is as wide as its {@link #width}.
 */
enum Glyph {
    STEM(0, seg(0, 0, 0, 1.6)),
    SHORT_STEM(0, seg(0, 0, 0, 1), seg(0, 1.35, 0, 1.42)),
    ROUND(0.8, arc(0.4, 0.5, 0.4, 0.5, 0, 360)),
    OPEN_ROUND(0.7, arc(0.4, 0.5, 0.4, 0.5, 50, 310)),
    CROSSED_ROUND(0.8, arc(0.4, 0.5, 0.4, 0.5, 0, 315), seg(0, 0.5, 0.8, 0.5)),
    ARCH(0.75, seg(0, 0, 0, 1), arc(0.375, 0.6, 0.375, 0.4, 0, 180), seg(0.75, 0, 0.75, 0.6)),
    TALL_ARCH(0.75, seg(0, 0, 0, 1.6), arc(0.375, 0.6, 0.375, 0.4, 0, 180), seg(0.75, 0, 0.75, 0.6)),
    CUP(0.75, seg(0.75, 0, 0.75, 1), arc(0.375, 0.4, 0.375, 0.4, 180, 360), seg(0, 0.4, 0, 1)),
    TWO_ARCHES(1.2, seg(0, 0, 0, 1), arc(0.3, 0.7, 0.3, 0.3, 0, 180), seg(0.6, 0, 0.6, 0.7),
        arc(0.9, 0.7, 0.3, 0.3, 0, 180), seg(1.2, 0, 1.2, 0.7)),
    STEM_BOWL(0.8, seg(0, 0, 0, 1.6), arc(0.4, 0.5, 0.4, 0.5, 0, 360)),
    BOWL_STEM(0.8, seg(0.8, 0, 0.8, 1.6), arc(0.4, 0.5, 0.4, 0.5, 0, 360)),
    SMALL_BOWL(0.75, seg(0.75, 0, 0.75, 0.65), arc(0.375, 0.65, 0.375, 0.35, 0, 150), arc(0.375, 0.3, 0.375, 0.3, 0, 360)),
    DESCENDER(0.8, seg(0, -0.5, 0, 1), arc(0.4, 0.5, 0.4, 0.5, 0, 360)),
    HOOK_BELOW(0.8, seg(0.8, -0.15, 0.8, 1), arc(0.4, 0.5, 0.4, 0.5, 0, 360), arc(0.4, -0.15, 0.4, 0.35, 200, 360)),
    SHOULDER(0.5, seg(0, 0, 0, 1), arc(0.35, 0.6, 0.35, 0.4, 60, 180)),
    CROSS_STEM(0.55, seg(0.25, 0.2, 0.25, 1.4), seg(0, 1, 0.55, 1), arc(0.42, 0.2, 0.17, 0.2, 180, 320)),
    BENT_STEM(0.6, seg(0.25, 0, 0.25, 1.35), arc(0.45, 1.35, 0.2, 0.25, 40, 180), seg(0, 1, 0.55, 1)),
    SNAKE(0.65, arc(0.33, 0.75, 0.3, 0.25, 30, 270), arc(0.33, 0.25, 0.3, 0.25, -150, 90)),
    WEDGE(0.8, seg(0, 1, 0.4, 0), seg(0.4, 0, 0.8, 1)),
    TWO_WEDGES(1.2, seg(0, 1, 0.3, 0), seg(0.3, 0, 0.6, 1), seg(0.6, 1, 0.9, 0), seg(0.9, 0, 1.2, 1)),
    LEG(0.75, seg(0, 0, 0, 1.6), seg(0, 0.45, 0.65, 1), seg(0.25, 0.65, 0.75, 0)),
    PEAK(1.1, seg(0, 0, 0.55, 1.6), seg(0.55, 1.6, 1.1, 0), seg(0.22, 0.6, 0.88, 0.6)),
    COMB(0.9, seg(0, 0, 0, 1.6), seg(0, 1.6, 0.9, 1.6), seg(0, 0.85, 0.7, 0.85), seg(0, 0, 0.9, 0)),
    ROOF(1.1, seg(0, 1.6, 1.1, 1.6), seg(0.55, 0, 0.55, 1.6)),
    GATE(1, seg(0, 0, 0, 1.6), seg(1, 0, 1, 1.6), seg(0, 0.85, 1, 0.85)),
    TALL_ROUND(0.8, arc(0.4, 0.8, 0.4, 0.8, 0, 360)),
    ONE(0.4, seg(0.4, 0, 0.4, 1.6), seg(0, 1.25, 0.4, 1.6)),
    TWO(0.75, arc(0.37, 1.2, 0.37, 0.4, -20, 170), seg(0.7, 1.05, 0, 0), seg(0, 0, 0.75, 0)),
    SEVEN(0.75, seg(0, 1.6, 0.75, 1.6), seg(0.75, 1.6, 0.25, 0)),
    NINE(0.75, arc(0.37, 1.15, 0.37, 0.45, 0, 360), seg(0.75, 1.15, 0.45, 0)),
    STOP(0.1, seg(0, 0, 0.05, 0)),
    COMMA(0.15, seg(0.1, 0, 0, -0.25));

    private final double width;
    private final double[][] segments;

    Glyph(double width, double[][]... strokes) {
        this.width = width;
        int count = 0;
        for (double[][] stroke : strokes) {
            count += stroke.length;
        }
        segments = new double[count][];
        int next = 0;
        for (double[][] stroke : strokes) {
            System.arraycopy(stroke, 0, segments, next, stroke.length);
            next += stroke.length;
        }
    }

    double width() {
        return width;
    }

    /**
     * Draws the glyph, its origin at (x, y), one x-height along {@code (up)} and one across.
     *
     * @param xHeight pixels
     * @param slant   shift to the right per unit of height
     * @param tilt    of the base line, radians
     * @param radius  half of the stroke's width, pixels
     */
    void draw(MaskCanvas canvas, double x, double y, double xHeight, double slant, double tilt, double radius) {
        double cos = Math.cos(tilt) * xHeight;
        double sin = Math.sin(tilt) * xHeight;
        for (double[] s : segments) {
            double ax = s[0] + slant * s[1];
            double bx = s[2] + slant * s[3];
            canvas.line(x + ax * cos + s[1] * sin, y + ax * sin - s[1] * cos,
                x + bx * cos + s[3] * sin, y + bx * sin - s[3] * cos, radius);
        }
    }

    private static double[][] seg(double x0, double y0, double x1, double y1) {
        return new double[][] {{x0, y0, x1, y1}};
    }

    /** Part of an ellipse, counter-clockwise, angles in degrees from the right. */
    private static double[][] arc(double x, double y, double radiusX, double radiusY, double from, double to) {
        int pieces = (int) Math.ceil((to - from) / 24);
        double[][] result = new double[pieces][];
        for (int i = 0; i < pieces; i++) {
            double a = Math.toRadians(from + (to - from) * i / pieces);
            double b = Math.toRadians(from + (to - from) * (i + 1) / pieces);
            result[i] = new double[] {x + radiusX * Math.cos(a), y + radiusY * Math.sin(a),
                x + radiusX * Math.cos(b), y + radiusY * Math.sin(b)};
        }
        return result;
    }
}
