package lacuna.ops;

import java.util.Random;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;

/** Seeded holes of every kind that users draw or that damage leaves. Each leaves known pixels and misses at least one. */
public final class RandomHoles {

    /** What a hole looks like. */
    public enum Kind { BOX, BORDER_BOX, SCRATCHES, SPECKS, NOISE, HALF, RING, SINGLE }

    private RandomHoles() { }

    /** @return true = missing */
    public static Img<BitType> draw(Kind kind, int width, int height, Random random) {
        Img<BitType> hole = ArrayImgs.bits(width, height);
        int w = 2 + random.nextInt(Math.max(1, width / 3));
        int h = 2 + random.nextInt(Math.max(1, height / 3));
        switch (kind) {
            case BOX -> box(hole, random.nextInt(width - w), random.nextInt(height - h), w, h);
            case BORDER_BOX -> box(hole, random.nextBoolean() ? 0 : width - w, random.nextInt(height - h), w, h);
            case SCRATCHES -> {
                for (int i = 0; i < 3; i++) {
                    line(hole, random);
                }
            }
            case SPECKS -> specks(hole, random);
            case NOISE -> noise(hole, random);
            case HALF -> box(hole, 0, 0, width / 2, height);
            case RING -> {
                box(hole, width / 4, height / 4, width / 2, height / 2);
                clear(hole, width / 4 + 2, height / 4 + 2, width / 2 - 4, height / 2 - 4);
            }
            case SINGLE -> box(hole, random.nextInt(width), random.nextInt(height), 1, 1);
        }
        return hole;
    }

    private static void specks(Img<BitType> hole, Random random) {
        for (int i = 0; i < 12; i++) {
            int x = random.nextInt((int) hole.dimension(0) - 3);
            int y = random.nextInt((int) hole.dimension(1) - 3);
            box(hole, x, y, 1 + random.nextInt(3), 1 + random.nextInt(3));
        }
    }

    private static void noise(Img<BitType> hole, Random random) {
        for (BitType pixel : hole) {
            pixel.set(random.nextInt(5) == 0);
        }
        box(hole, (int) hole.dimension(0) / 2, (int) hole.dimension(1) / 2, 1, 1);
    }

    /** Marks a rectangle as missing. */
    public static void box(Img<BitType> hole, int x0, int y0, int width, int height) {
        set(hole, x0, y0, width, height, true);
    }

    private static void clear(Img<BitType> hole, int x0, int y0, int width, int height) {
        set(hole, x0, y0, width, height, false);
    }

    private static void set(Img<BitType> hole, int x0, int y0, int width, int height, boolean missing) {
        RandomAccess<BitType> access = hole.randomAccess();
        for (int y = y0; y < y0 + height; y++) {
            for (int x = x0; x < x0 + width; x++) {
                access.setPositionAndGet(x, y).set(missing);
            }
        }
    }

    private static void line(Img<BitType> hole, Random random) {
        double x0 = random.nextInt((int) hole.dimension(0));
        double y0 = random.nextInt((int) hole.dimension(1));
        double x1 = random.nextInt((int) hole.dimension(0));
        double y1 = random.nextInt((int) hole.dimension(1));
        int steps = (int) (1 + Math.hypot(x1 - x0, y1 - y0));
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            box(hole, (int) Math.round(x0 + t * (x1 - x0)), (int) Math.round(y0 + t * (y1 - y0)), 1, 1);
        }
    }
}
