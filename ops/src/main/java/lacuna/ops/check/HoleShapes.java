package lacuna.ops.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;
import lacuna.ops.mask.Masks;

/** The groups of a hole that are moved as one: pieces that lie close together, such as the dashes of a worn scratch. */
final class HoleShapes {

    /** Pieces nearer to each other than twice this, in pixels, stay together. */
    private static final int CLOSE = 3;

    /** Pixels of a rectangle around a shape above which it is cut to pieces, if that can be done, rather than moved. */
    private static final double LARGEST = 1 << 24;

    private HoleShapes() { }

    /** Largest first. */
    static List<HoleShape> of(Hole hole) {
        List<HoleShape> shapes = new ArrayList<>();
        for (HoleComponent group : HoleComponents.of(Masks.grow(hole, CLOSE))) {
            IntStream.Builder pixels = IntStream.builder();
            group.forEachRun(group.bounds(), (y, x0, x1) -> {
                for (int x = hole.nextMissing(x0, y); x < x1; x = hole.nextMissing(x + 1, y)) {
                    pixels.add(y * hole.width() + x);
                }
            });
            double halfWidth = Math.max(0.5, group.halfWidth() - CLOSE);
            HoleShape shape = HoleShape.of(pixels.build().toArray(), hole.width(), hole.height(), halfWidth);
            boolean large = (double) shape.width() * shape.height() > LARGEST;
            shapes.addAll(large ? shape.pieces(hole.width(), hole.height()) : List.of(shape));
        }
        return sorted(shapes);
    }

    static List<HoleShape> sorted(List<HoleShape> shapes) {
        return shapes.stream().sorted(Comparator.comparingInt(HoleShape::area).reversed()
                .thenComparingInt(HoleShape::top).thenComparingInt(HoleShape::left)).toList();
    }
}
