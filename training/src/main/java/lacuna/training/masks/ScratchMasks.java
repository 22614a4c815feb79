package lacuna.training.masks;

import java.util.SplittableRandom;

/**
 * Damage of film and prints: long thin scratches, nearly straight, mostly along one direction and broken up, and short
 * curled hairs. Lines are 1 to 5 pixels wide at 256 x 256 pixels and scale with the image.
 */
public final class ScratchMasks implements MaskSampler {
    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            double direction = random.nextInt(3) > 0 ? Math.PI / 2 : random.nextDouble() * Math.PI;
            int scratches = random.nextInt(2, 10);
            for (int i = 0; i < scratches; i++) {
                boolean stray = random.nextInt(4) == 0;
                double heading = stray ? random.nextDouble() * Math.PI : direction + 0.08 * random.nextGaussian();
                scratch(canvas, heading, random);
            }
            int hairs = random.nextInt(5);
            for (int i = 0; i < hairs; i++) {
                hair(canvas, random);
            }
        });
    }

    private static void scratch(MaskCanvas canvas, double heading, SplittableRandom random) {
        double edge = MaskCanvas.REFERENCE_SIZE;
        double length = edge * (0.25 + 1.25 * random.nextDouble() * random.nextDouble());
        double middleX = random.nextDouble() * canvas.width();
        double middleY = random.nextDouble() * canvas.height();
        double half = length / 2 * canvas.scale();
        double width = 1 + 4 * Math.pow(random.nextDouble(), 2);
        double bend = 0.0015 * random.nextGaussian();
        double wear = random.nextDouble() * 0.5;
        new Trail(canvas, middleX - half * Math.cos(heading), middleY - half * Math.sin(heading), heading)
            .draw(length, width, bend, 0.012, wear, random);
    }

    /** A hair or thread lying on the film: short, thin, unbroken, curled. */
    private static void hair(MaskCanvas canvas, SplittableRandom random) {
        double length = 25 + 80 * random.nextDouble();
        double width = 1 + random.nextDouble();
        double bend = 0.03 * random.nextGaussian();
        new Trail(canvas, random.nextDouble() * canvas.width(), random.nextDouble() * canvas.height(),
            random.nextDouble() * 2 * Math.PI).draw(length, width, bend, 0.12, 0, random);
    }

    @Override
    public String name() {
        return "scratch";
    }
}
