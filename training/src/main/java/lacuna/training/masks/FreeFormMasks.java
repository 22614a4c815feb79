package lacuna.training.masks;

import java.util.SplittableRandom;

/**
 * Brush strokes of many straight segments with round joints. Lengths and widths are those of the papers at 256 x 256
 * pixels and grow with the square root of the area.
 */
public final class FreeFormMasks implements MaskSampler {
    /** The published recipes. */
    public enum Recipe {
        /** Few long zigzag strokes (Yu et al. 2019, DeepFill v2, supplement). */
        DEEPFILL,
        /** 15 to 23 short strokes that lean four ways (DeepGIN, Li et al. 2020). */
        DEEPGIN
    }

    private final Recipe recipe;

    public FreeFormMasks(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            if (recipe == Recipe.DEEPFILL) {
                deepFill(canvas, random);
            } else {
                deepGin(canvas, random);
            }
        });
    }

    private static void deepFill(MaskCanvas canvas, SplittableRandom random) {
        int strokes = random.nextInt(1, 4);
        double meanReach = Math.hypot(canvas.width(), canvas.height()) / 8;
        for (int stroke = 0; stroke < strokes; stroke++) {
            int vertices = random.nextInt(4, 13);
            double least = 2 * Math.PI / 5 - random.nextDouble() * 2 * Math.PI / 15;
            double most = 2 * Math.PI / 5 + random.nextDouble() * 2 * Math.PI / 15;
            double radius = random.nextInt(12, 41) / 2.0 * canvas.scale();
            double x = random.nextInt(canvas.width());
            double y = random.nextInt(canvas.height());
            for (int vertex = 0; vertex < vertices; vertex++) {
                double angle = between(least, most, random);
                double turned = vertex % 2 == 0 ? 2 * Math.PI - angle : angle;
                double reach = meanReach + meanReach / 2 * random.nextGaussian();
                reach = Math.max(0, Math.min(2 * meanReach, reach));
                double nextX = within(x + reach * Math.cos(turned), canvas.width());
                double nextY = within(y + reach * Math.sin(turned), canvas.height());
                canvas.line(x, y, nextX, nextY, radius);
                x = nextX;
                y = nextY;
            }
        }
        if (random.nextBoolean()) {
            canvas.flipHorizontally();
        }
        if (random.nextBoolean()) {
            canvas.flipVertically();
        }
    }

    private static void deepGin(MaskCanvas canvas, SplittableRandom random) {
        int strokes = random.nextInt(15, 24);
        for (int stroke = 0; stroke < strokes; stroke++) {
            int segments = random.nextInt(1, 6);
            double x = random.nextInt(canvas.width());
            double y = random.nextInt(canvas.height());
            for (int segment = 0; segment < segments; segment++) {
                double angle = 0.01 + random.nextInt(4);
                double turned = stroke % 2 == 0 ? 2 * Math.PI - angle : angle;
                double reach = random.nextInt(10, 70) * canvas.scale();
                double radius = random.nextInt(10, 25) / 2.0 * canvas.scale();
                double nextX = within(x + reach * Math.sin(turned), canvas.width());
                double nextY = within(y + reach * Math.cos(turned), canvas.height());
                canvas.line(x, y, nextX, nextY, radius);
                x = nextX;
                y = nextY;
            }
        }
    }

    private static double between(double least, double most, SplittableRandom random) {
        return least + (most - least) * random.nextDouble();
    }

    private static double within(double position, int edge) {
        return Math.max(0, Math.min(edge - 1, position));
    }

    @Override
    public String name() {
        return recipe == Recipe.DEEPFILL ? "freeform" : "strokes";
    }
}
