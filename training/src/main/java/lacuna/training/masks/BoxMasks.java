package lacuna.training.masks;

import java.util.SplittableRandom;

/** One rectangle, each side 30 to 70 % of the image's, anywhere inside (DeepGIN, Li et al. 2020, section 4.1). */
public final class BoxMasks implements MaskSampler {
    public static final String NAME = "box";

    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 0.7;

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            int boxWidth = side(width, random);
            int boxHeight = side(height, random);
            int x = random.nextInt(width - boxWidth + 1);
            int y = random.nextInt(height - boxHeight + 1);
            canvas.rectangle(x, y, x + boxWidth, y + boxHeight);
        });
    }

    private static int side(int edge, SplittableRandom random) {
        int smallest = Math.max(1, (int) (SMALLEST * edge));
        int largest = Math.max(smallest, (int) (LARGEST * edge));
        return random.nextInt(smallest, largest + 1);
    }

    @Override
    public String name() {
        return NAME;
    }
}
