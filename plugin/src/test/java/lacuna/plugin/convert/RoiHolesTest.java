package lacuna.plugin.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class RoiHolesTest {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    @Test
    void areasMissTheirInside() {
        assertHole(new Roi(5, 6, 7, 8), (x, y) -> x >= 5 && x < 12 && y >= 6 && y < 14);
        for (Roi roi : List.of(new OvalRoi(10, 5, 21, 17), new EllipseRoi(8, 8, 30, 30, 0.4), polygon(Roi.POLYGON),
                polygon(Roi.TRACED_ROI), polygon(Roi.FREEROI), new RotatedRectRoi(10, 10, 40, 30, 9))) {
            assertHole(roi, roi::contains);
        }
    }

    @Test
    void compositeSelectionsKeepTheirHoles() {
        ShapeRoi ring = new ShapeRoi(new OvalRoi(5, 5, 30, 30)).not(new ShapeRoi(new OvalRoi(12, 12, 12, 12)));
        assertHole(ring, ring::contains);
        assertFalse(at(hole(ring), 18, 18));
    }

    @Test
    void whatLiesOutsideTheImageIsCutOff() {
        assertHole(new Roi(-10, -10, 15, 13), (x, y) -> x < 5 && y < 3);
        OvalRoi corner = new OvalRoi(50, 40, 30, 30);
        assertHole(corner, corner::contains);
        assertEquals(0, count(hole(new Roi(WIDTH, 0, 5, 5))));
    }

    @Test
    void linesMissEveryPixelWithinHalfTheirWidth() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            // ImageJ keeps the ends of a line in single precision.
            double[] p = random.doubles(4, -20, 80).map(value -> (float) value).toArray();
            double width = trial % 3 == 0 ? 0 : 1 + random.nextInt(8);
            Line line = new Line(p[0], p[1], p[2], p[3]);
            line.setStrokeWidth(width);
            double radius = Math.max(1, width) / 2;
            assertHole(line, (x, y) -> Line2D.ptSegDist(p[0], p[1], p[2], p[3], x, y) <= radius + 1e-9);
        }
    }

    @Test
    void thinLinesHaveNoGaps() {
        RandomAccessibleInterval<BitType> hole = hole(new Line(3, 4, 50, 21));
        for (int x = 3; x <= 50; x++) {
            long missing = 0;
            for (int y = 0; y < HEIGHT; y++) {
                missing += at(hole, x, y) ? 1 : 0;
            }
            assertTrue(missing >= 1, "column " + x);
        }
        assertHole(new Line(4, 9, 20, 9), (x, y) -> y == 9 && x >= 4 && x <= 20);
    }

    @Test
    void polylinesFreehandLinesAndArrowsFollowTheirAxis() {
        for (int type : new int[] {Roi.POLYLINE, Roi.FREELINE, Roi.ANGLE}) {
            PolygonRoi roi = polygon(type);
            roi.setStrokeWidth(4);
            assertHole(roi, (x, y) -> distanceToAxis(x, y) <= 2 + 1e-6);
        }
        Arrow arrow = new Arrow(5, 5, 40, 25);
        arrow.setStrokeWidth(3);
        assertHole(arrow, (x, y) -> Line2D.ptSegDist(5, 5, 40, 25, x, y) <= 1.5 + 1e-6);
    }

    @Test
    void pointsMissADisc() {
        PointRoi points = new PointRoi(new float[] {10, 30.5f}, new float[] {12, 20}, 2);
        assertHole(points, (x, y) -> x == 10 && y == 12 || (x == 30 || x == 31) && y == 20);
        points.setStrokeWidth(5);
        assertHole(points, (x, y) -> Math.hypot(x - 10, y - 12) <= 2.5 || Math.hypot(x - 30.5, y - 20) <= 2.5);
    }

    @Test
    void severalSelectionsAreAUnion() {
        Roi left = new Roi(2, 2, 10, 10);
        Roi right = new OvalRoi(8, 8, 20, 20);
        RandomAccessibleInterval<BitType> hole = new RoiHoles(plane(), List.of(left, right)).hole(1);
        assertEqual(hole, (x, y) -> left.contains(x, y) || right.contains(x, y));
    }

    @Test
    void positionsChooseThePlanes() {
        ImagePlus stack = IJ.createHyperStack("stack", WIDTH, HEIGHT, 2, 3, 2, 8);
        Roi slice = new Roi(1, 1, 5, 5);
        slice.setPosition(0, 2, 0);
        Roi one = new Roi(9, 9, 5, 5);
        one.setPosition(stack.getStackIndex(1, 3, 2));
        Roi any = new Roi(20, 20, 5, 5);

        RoiHoles positioned = new RoiHoles(stack, List.of(slice, one));
        List<Integer> expected = List.of(stack.getStackIndex(1, 2, 1), stack.getStackIndex(2, 2, 1),
                stack.getStackIndex(1, 2, 2), stack.getStackIndex(2, 2, 2), stack.getStackIndex(1, 3, 2));
        assertEquals(expected, positioned.positionedPlanes());
        assertFalse(positioned.hasUnpositioned());
        assertEquals(25, count(positioned.hole(expected.get(0))));
        assertEquals(0, count(positioned.hole(1)));

        RoiHoles mixed = new RoiHoles(stack, List.of(slice, any));
        assertTrue(mixed.hasUnpositioned());
        assertEquals(50, count(mixed.hole(expected.get(1))));
        assertEquals(25, count(mixed.hole(1)));
    }

    @Test
    void eachPointBelongsToItsOwnPlane() {
        ImagePlus stack = IJ.createImage("stack", "8-bit black", WIDTH, HEIGHT, 3);
        PointRoi points = new PointRoi(5, 5);
        stack.setSlice(3);
        points.addPoint(stack, 9, 9);
        stack.setSlice(2);
        points.addPoint(stack, 20, 20);
        RoiHoles holes = new RoiHoles(stack, List.of(points));
        assertTrue(holes.positionedPlanes().containsAll(List.of(2, 3)), holes.positionedPlanes().toString());
        assertTrue(at(holes.hole(3), 9, 9));
        assertFalse(at(holes.hole(2), 9, 9));
    }

    private static PolygonRoi polygon(int type) {
        return new PolygonRoi(new float[] {10, 40, 25}, new float[] {8, 15, 40}, 3, type);
    }

    private static double distanceToAxis(int x, int y) {
        return Math.min(Line2D.ptSegDist(10, 8, 40, 15, x, y),
                Line2D.ptSegDist(40, 15, 25, 40, x, y));
    }

    private static ImagePlus plane() {
        return IJ.createImage("plane", "8-bit black", WIDTH, HEIGHT, 1);
    }

    private static RandomAccessibleInterval<BitType> hole(Roi roi) {
        return new RoiHoles(plane(), List.of(roi)).hole(1);
    }

    private static void assertHole(Roi roi, BiPredicate<Integer, Integer> missing) {
        assertEqual(hole(roi), missing);
    }

    private static void assertEqual(RandomAccessibleInterval<BitType> hole, BiPredicate<Integer, Integer> missing) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(missing.test(x, y), at(hole, x, y), x + ", " + y);
            }
        }
    }

    private static boolean at(RandomAccessibleInterval<BitType> hole, int x, int y) {
        RandomAccess<BitType> access = hole.randomAccess();
        access.setPosition(new int[] {x, y});
        return access.get().get();
    }

    private static long count(RandomAccessibleInterval<BitType> hole) {
        long count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                count += at(hole, x, y) ? 1 : 0;
            }
        }
        return count;
    }
}
