package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.util.Random;
import lacuna.ops.ProgressListener;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.InpaintTool;
import lacuna.plugin.InpaintedImage;
import lacuna.plugin.hole.HoleSource;
import lacuna.plugin.hole.HoleSources;
import lacuna.plugin.hole.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Known pixels keep every bit: 200 random images of every type, each with every kind of hole. */
class PreservationTest {

    private static final int IMAGES = 200;
    private static final InpaintSettings SETTINGS = InpaintSettings.DEFAULTS.withModel("harmonic");

    enum Type { GREY_8, GREY_16, GREY_32, RGB, PALETTE }

    enum Kind {
        RECTANGLE, OVAL, POLYGON, ELLIPSE, ROTATED, COMPOSITE, LINE, ARROW, FREEHAND, POINTS, OVERLAY, MASK, THRESHOLD
    }

    @ParameterizedTest
    @EnumSource
    void knownPixelsKeepEveryBit(Type type) {
        for (int seed = 0; seed < IMAGES; seed++) {
            for (Kind kind : Kind.values()) {
                Random random = new Random(1000L * seed + kind.ordinal());
                ImagePlus image = image(type, random);
                ImagePlus before = new ImagePlus("before", image.getProcessor().duplicate());
                InpaintedImage result = new InpaintTool(SETTINGS.withGrow(random.nextInt(3)), ProgressListener.NONE)
                        .fill(image, source(kind, image, random));
                String what = type + ", " + kind + ", seed " + seed;
                assertEquals(0, Pixels.countDifferences(before, image), what + ": the input");
                assertEquals(0, Pixels.countDifferencesWhereBlack(result.hole(), image, result.filled()), what);
            }
        }
    }

    private static ImagePlus image(Type type, Random random) {
        int width = 24 + random.nextInt(20);
        int height = 24 + random.nextInt(20);
        ImageProcessor pixels = switch (type) {
            case GREY_8, PALETTE -> new ByteProcessor(width, height);
            case GREY_16 -> new ShortProcessor(width, height);
            case GREY_32 -> new FloatProcessor(width, height);
            case RGB -> new ColorProcessor(width, height);
        };
        for (int i = 0; i < width * height; i++) {
            switch (type) {
                case GREY_8, PALETTE -> pixels.set(i, random.nextInt(256));
                case GREY_16 -> pixels.set(i, random.nextInt(65536));
                case GREY_32 -> pixels.setf(i, random.nextInt(50) == 0 ? Float.NaN : (float) (1e3 * random.nextGaussian()));
                // The byte that ImageJ does not use has no rule.
                case RGB -> pixels.set(i, random.nextInt());
            }
        }
        if (type == Type.PALETTE) {
            byte[][] table = new byte[3][256];
            for (byte[] channel : table) {
                random.nextBytes(channel);
            }
            pixels.setLut(new LUT(table[0], table[1], table[2]));
        }
        return new ImagePlus("image", pixels);
    }

    private static HoleSource source(Kind kind, ImagePlus image, Random random) {
        switch (kind) {
            case OVERLAY -> {
                image.setOverlay(new Overlay(roi(Kind.OVAL, image, random)));
                image.getOverlay().add(roi(Kind.LINE, image, random));
                return HoleSources.overlay(image);
            }
            case MASK -> {
                ByteProcessor mask = new ByteProcessor(image.getWidth(), image.getHeight());
                mask.setColor(255);
                mask.fill(roi(Kind.POLYGON, image, random));
                mask.set(5, 5, 255);
                return HoleSources.mask(image, new ImagePlus("mask", mask));
            }
            case THRESHOLD -> {
                ImageProcessor pixels = image.getProcessor();
                double value = image.getBitDepth() == 24 ? pixels.convertToByteProcessor(false).getf(0)
                        : Float.isNaN(pixels.getf(0)) ? pixels.getf(1) : pixels.getf(0);
                return HoleSources.threshold(image, new Range(value, value));
            }
            default -> {
                image.setRoi(roi(kind, image, random));
                return HoleSources.selection(image);
            }
        }
    }

    private static Roi roi(Kind kind, ImagePlus image, Random random) {
        int x = 2 + random.nextInt(8);
        int y = 2 + random.nextInt(8);
        int width = 3 + random.nextInt(10);
        int height = 3 + random.nextInt(10);
        Roi roi = switch (kind) {
            case OVAL -> new OvalRoi(x, y, width, height);
            case POLYGON -> new PolygonRoi(
                    new int[] {x, x + width, x + 2}, new int[] {y, y + 2, y + height}, 3, Roi.POLYGON);
            case ELLIPSE -> new EllipseRoi(x, y, x + width, y + height, 0.6);
            case ROTATED -> new RotatedRectRoi(x, y, x + width, y + height, 4);
            case COMPOSITE -> new ShapeRoi(new Roi(x, y, width + 2, height + 2))
                    .not(new ShapeRoi(new Roi(x + 1, y + 1, 2, 2)));
            case LINE -> new Line(x, y, x + width, y + height);
            case ARROW -> new Arrow(x, y, x + width, y + height);
            case FREEHAND -> new PolygonRoi(
                    new float[] {x, x + 4, x + width}, new float[] {y, y + height, y + 1}, 3, Roi.FREELINE);
            case POINTS -> new PointRoi(new float[] {x, x + width}, new float[] {y, y + height}, 2);
            default -> new Roi(x, y, width, height);
        };
        if (!roi.isArea()) {
            roi.setStrokeWidth(random.nextInt(5));
        }
        return roi;
    }
}
