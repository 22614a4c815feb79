package lacuna.plugin.convert;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;

/**
 * Holes from selections. Areas (rectangles, ovals, polygons, traced, rotated, composite ones with holes) miss the pixels
 * inside; lines of every kind miss what lies within half the stroke width, at least half a pixel, of the line; points a disc
 * of that diameter.
 *
 * <p>A selection that has a position belongs to the planes it names; each point of a multi-point selection to its own.
 */
public final class RoiHoles {

    private final ImagePlus image;
    private final List<Roi> rois;

    /** @param rois the hole is their union */
    public RoiHoles(ImagePlus image, List<Roi> rois) {
        this.image = image;
        this.rois = List.copyOf(rois);
    }

    /**
     * What is missing on one plane, true = missing; nothing if no selection belongs to it.
     *
     * @param index of the plane in the stack, from 1
     */
    public ArrayImg<BitType, LongArray> hole(int index) {
        HoleRaster raster = new HoleRaster(image.getWidth(), image.getHeight());
        for (Roi roi : rois) {
            if (roi instanceof PointRoi points) {
                drawPoints(points, index, raster);
            } else if (Positions.of(roi, image).includes(index)) {
                draw(roi, raster);
            }
        }
        return raster.toImg();
    }

    /** The planes that positions of the selections name, in order; empty if no selection has a position. */
    public List<Integer> positionedPlanes() {
        List<Positions> named = positions().filter(Positions::isNamed).toList();
        return IntStream.rangeClosed(1, image.getStackSize())
                .filter(index -> named.stream().anyMatch(position -> position.includes(index))).boxed().toList();
    }

    /** Whether one of the selections has no position, so that it belongs to any plane. */
    public boolean hasUnpositioned() {
        return positions().anyMatch(position -> !position.isNamed());
    }

    private Stream<Positions> positions() {
        return rois.stream().flatMap(roi -> roi instanceof PointRoi points
                ? IntStream.range(0, points.size()).mapToObj(i -> Positions.of(points, i, image))
                : Stream.of(Positions.of(roi, image)));
    }

    private static void draw(Roi roi, HoleRaster raster) {
        if (roi.isArea()) {
            drawArea(roi, raster);
        } else {
            drawLine(roi, raster);
        }
    }

    private static void drawArea(Roi roi, HoleRaster raster) {
        Rectangle bounds = roi.getBounds();
        ImageProcessor mask = roi.getMask();
        int top = Math.max(0, bounds.y);
        int bottom = Math.min(raster.height(), bounds.y + bounds.height);
        for (int y = top; y < bottom; y++) {
            if (mask == null) {
                raster.run(y, bounds.x, bounds.x + bounds.width);
                continue;
            }
            for (int x = Math.max(0, bounds.x); x < Math.min(raster.width(), bounds.x + bounds.width); x++) {
                if (mask.get(x - bounds.x, y - bounds.y) != 0) {
                    raster.run(y, x, x + 1);
                }
            }
        }
    }

    private static void drawLine(Roi roi, HoleRaster raster) {
        // A straight line's polygon is its outline once it has a width: only its points are its axis.
        FloatPolygon axis = roi instanceof Line line ? line.getFloatPoints() : roi.getFloatPolygon();
        double radius = radius(roi);
        for (int i = 0; i < axis.npoints; i++) {
            int next = Math.min(i + 1, axis.npoints - 1);
            raster.capsule(axis.xpoints[i], axis.ypoints[i], axis.xpoints[next], axis.ypoints[next], radius);
        }
    }

    private void drawPoints(PointRoi points, int index, HoleRaster raster) {
        FloatPolygon centres = points.getFloatPolygon();
        double radius = radius(points);
        for (int i = 0; i < centres.npoints; i++) {
            if (Positions.of(points, i, image).includes(index)) {
                raster.capsule(centres.xpoints[i], centres.ypoints[i], centres.xpoints[i], centres.ypoints[i], radius);
            }
        }
    }

    private static double radius(Roi roi) {
        return Math.max(1, roi.getStrokeWidth()) / 2;
    }
}
