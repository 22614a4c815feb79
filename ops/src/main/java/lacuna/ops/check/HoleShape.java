package lacuna.ops.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;

/** A group of missing pixels that is moved as one, in the rectangle around it. */
final class HoleShape {

    /** Half-widths, of which an extent is so many when its difficulty no longer depends on its length. */
    private static final int LONG = 16;
    private static final int LEAST_PIECE = 32;
    private static final int LEAST_REACH = 8;
    private static final int LARGEST_REACH = 32;

    private final int width;
    private final int height;
    /** Where the rectangle is. */
    private final int left;
    private final int top;
    private final int[] xs;
    private final int[] ys;
    private final double halfWidth;
    /** Whether it touches the border of the image: left, top, right, bottom. */
    private final boolean[] touches;
    private final HoleShape[] turns = new HoleShape[8];
    private int[][] rim;

    private HoleShape(int left, int top, int width, int height, int[] xs, int[] ys, double halfWidth, boolean[] touches) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.xs = xs;
        this.ys = ys;
        this.halfWidth = halfWidth;
        this.touches = touches;
    }

    /**
     * @param pixels as y * image width + x, at least one
     * @param halfWidth radius of the largest disc in it, pixels
     */
    static HoleShape of(int[] pixels, int imageWidth, int imageHeight, double halfWidth) {
        int[] xs = Arrays.stream(pixels).map(pixel -> pixel % imageWidth).toArray();
        int[] ys = Arrays.stream(pixels).map(pixel -> pixel / imageWidth).toArray();
        int left = Arrays.stream(xs).min().orElseThrow();
        int top = Arrays.stream(ys).min().orElseThrow();
        int width = Arrays.stream(xs).max().orElseThrow() - left + 1;
        int height = Arrays.stream(ys).max().orElseThrow() - top + 1;
        for (int i = 0; i < xs.length; i++) {
            xs[i] -= left;
            ys[i] -= top;
        }
        boolean[] touches = {left == 0, top == 0, left + width == imageWidth, top + height == imageHeight};
        return new HoleShape(left, top, width, height, xs, ys, halfWidth, touches);
    }

    private static Hole mask(int[] xs, int[] ys, int width, int height, int margin) {
        int padded = width + 2 * margin;
        boolean[] mask = new boolean[padded * (height + 2 * margin)];
        for (int i = 0; i < xs.length; i++) {
            mask[(ys[i] + margin) * padded + xs[i] + margin] = true;
        }
        return Hole.of(mask, padded, height + 2 * margin);
    }

    /** One of the eight symmetries of the square: mirrored left to right if {@code turn & 4}, then quarter turns clockwise. */
    HoleShape turned(int turn) {
        if (turns[turn] == null) {
            turns[turn] = turn == 0 ? this : makeTurned(turn);
        }
        return turns[turn];
    }

    private HoleShape makeTurned(int turn) {
        HoleShape shape = this;
        if ((turn & 4) != 0) {
            shape = new HoleShape(left, top, width, height, Arrays.stream(xs).map(x -> width - 1 - x).toArray(), ys, halfWidth,
                    new boolean[] {touches[2], touches[1], touches[0], touches[3]});
        }
        for (int quarter = 0; quarter < (turn & 3); quarter++) {
            shape = shape.quarterTurned();
        }
        return shape;
    }

    private HoleShape quarterTurned() {
        return new HoleShape(left, top, height, width, Arrays.stream(ys).map(y -> height - 1 - y).toArray(), xs, halfWidth,
                new boolean[] {touches[3], touches[0], touches[1], touches[2]});
    }

    /**
     * Pieces of a long thin shape, which are as hard to fill as all of it; itself alone if it is not long, since pieces of a wide
     * hole would be easier.
     */
    List<HoleShape> pieces(int imageWidth, int imageHeight) {
        int edge = Math.max(LEAST_PIECE, (int) Math.ceil(LONG * halfWidth));
        if (Math.max(width, height) <= edge) {
            return List.of(this);
        }
        int columns = (width + edge - 1) / edge;
        List<List<Integer>> tiles = new ArrayList<>();
        for (int i = 0; i < columns * ((height + edge - 1) / edge); i++) {
            tiles.add(new ArrayList<>());
        }
        for (int i = 0; i < xs.length; i++) {
            tiles.get(ys[i] / edge * columns + xs[i] / edge).add((top + ys[i]) * imageWidth + left + xs[i]);
        }
        return tiles.stream().filter(tile -> !tile.isEmpty())
                .map(tile -> of(tile.stream().mapToInt(Integer::intValue).toArray(), imageWidth, imageHeight, halfWidth)).toList();
    }

    /** How far around the shape pixels tell what it lies in. */
    int reach() {
        return (int) Math.max(LEAST_REACH, Math.min(LARGEST_REACH, Math.round(2 * halfWidth)));
    }

    /** Offsets in x and y, from the corner of the rectangle, of the pixels within reach of the shape. */
    int[][] rim() {
        if (rim == null) {
            int reach = reach();
            Hole own = mask(xs, ys, width, height, reach);
            Hole grown = Masks.grow(own, reach);
            int[] offsets = new int[(int) (grown.count() - own.count())];
            int[][] found = {offsets, offsets.clone()};
            int n = 0;
            for (int i = grown.nextMissing(0); i >= 0; i = i + 1 < own.width() * own.height() ? grown.nextMissing(i + 1) : -1) {
                if (!own.contains(i % own.width(), i / own.width())) {
                    found[0][n] = i % own.width() - reach;
                    found[1][n++] = i / own.width() - reach;
                }
            }
            rim = found;
        }
        return rim;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    /** How many pixels are missing. */
    int area() {
        return xs.length;
    }

    int x(int i) {
        return xs[i];
    }

    int y(int i) {
        return ys[i];
    }

    /** Whether the shape touches the left (0), upper (1), right (2) or lower (3) border of the image, turned as it is. */
    boolean touches(int side) {
        return touches[side];
    }
}
