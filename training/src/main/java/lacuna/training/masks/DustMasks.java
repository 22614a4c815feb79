package lacuna.training.masks;

import java.util.SplittableRandom;

/** Dirt on a scan: many specks, a few blots of uneven outline, curled lint. Sizes are for 256 x 256 pixels and scale. */
public final class DustMasks implements MaskSampler {

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            int specks = random.nextInt(8, 90);
            for (int i = 0; i < specks; i++) {
                blot(canvas, 0.6 + 1.6 * Math.pow(random.nextDouble(), 2), random);
            }
            int blots = random.nextInt(6);
            for (int i = 0; i < blots; i++) {
                blot(canvas, 3 + 9 * Math.pow(random.nextDouble(), 2), random);
            }
            int lint = random.nextInt(8);
            for (int i = 0; i < lint; i++) {
                lint(canvas, random);
            }
        });
    }

    /** A short curled fibre. */
    private static void lint(MaskCanvas canvas, SplittableRandom random) {
        double x = random.nextDouble() * canvas.width();
        double y = random.nextDouble() * canvas.height();
        double heading = random.nextDouble() * 2 * Math.PI;
        double length = 8 + 30 * random.nextDouble();
        double width = 1 + random.nextDouble();
        double bend = 0.08 * random.nextGaussian();
        new Trail(canvas, x, y, heading).draw(length, width, bend, 0.25, 0, random);
    }

    /** Overlapping discs around one place. */
    private static void blot(MaskCanvas canvas, double radius, SplittableRandom random) {
        double x = random.nextDouble() * canvas.width();
        double y = random.nextDouble() * canvas.height();
        double scaled = Math.max(0.5, radius * canvas.scale());
        canvas.disc(Math.rint(x), Math.rint(y), scaled);
        int lobes = random.nextInt(7);
        for (int lobe = 0; lobe < lobes; lobe++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double away = scaled * (0.5 + 0.5 * random.nextDouble());
            canvas.disc(x + away * Math.cos(angle), y + away * Math.sin(angle), scaled * (0.3 + 0.5 * random.nextDouble()));
        }
    }

    @Override
    public String name() {
        return "dust";
    }
}
