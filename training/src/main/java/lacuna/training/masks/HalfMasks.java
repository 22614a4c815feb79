package lacuna.training.masks;

import java.util.SplittableRandom;

/** One side of the image is missing, or a margin all around: what lies beyond is to be invented (outpainting). */
public final class HalfMasks implements MaskSampler {
    private static final int SIDES = 4;

    private final String name;
    private final double least;
    private final double most;
    private final boolean margins;

    private HalfMasks(String name, double least, double most, boolean margins) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.margins = margins;
    }

    /** The left, right, top or bottom half. */
    public static HalfMasks halves() {
        return new HalfMasks("half", 0.5, 0.5, false);
    }

    /** 25 to 75 % of the image, on one side or as a margin around its centre (Boundless, Teterwak et al. 2019). */
    public static HalfMasks outpainting() {
        return new HalfMasks("outpainting", 0.25, 0.75, true);
    }

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            double share = least + (most - least) * random.nextDouble();
            int side = random.nextInt(margins ? SIDES + 1 : SIDES);
            int across = part(width, share);
            int down = part(height, share);
            switch (side) {
                case 0 -> canvas.rectangle(0, 0, across, height);
                case 1 -> canvas.rectangle(width - across, 0, width, height);
                case 2 -> canvas.rectangle(0, 0, width, down);
                case 3 -> canvas.rectangle(0, height - down, width, height);
                default -> margin(canvas, share);
            }
        });
    }

    private static int part(int edge, double share) {
        return Math.max(1, (int) Math.rint(edge * share));
    }

    private static void margin(MaskCanvas canvas, double share) {
        double kept = Math.sqrt(1 - share);
        int x = (int) Math.rint(canvas.width() * (1 - kept) / 2);
        int y = (int) Math.rint(canvas.height() * (1 - kept) / 2);
        canvas.rectangle(0, 0, canvas.width(), y);
        canvas.rectangle(0, canvas.height() - y, canvas.width(), canvas.height());
        canvas.rectangle(0, 0, x, canvas.height());
        canvas.rectangle(canvas.width() - x, 0, canvas.width(), canvas.height());
    }

    @Override
    public String name() {
        return name;
    }
}
