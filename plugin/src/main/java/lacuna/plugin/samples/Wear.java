package lacuna.plugin.samples;

/** How ink takes and ages: it spreads into the paper, breaks at its edges, fades in patches and flakes off. */
final class Wear {

    private final int width;
    private final int height;
    private final double spread;
    private final double threshold;
    private final double hardness;
    private final double raggedness;
    private final double fading;
    private final double flaking;
    private final Noise edge;
    private final Noise patches;
    private final Noise flakes;

    Wear(Chance chance, int width, int height) {
        this.width = width;
        this.height = height;
        spread = chance.between(0.45, 1.1);
        threshold = chance.between(0.24, 0.42);
        hardness = chance.between(1.6, 3.5);
        raggedness = chance.between(0, 0.3);
        fading = chance.between(0, 0.4);
        flaking = chance.once(0.35) ? chance.between(0.2, 0.9) : 0;
        edge = new Noise(chance, chance.between(1.5, 3), 1);
        patches = new Noise(chance, chance.between(20, 160), 3);
        flakes = new Noise(chance, chance.between(2.5, 7), 2);
    }

    Plane of(Plane coverage) {
        Plane soft = coverage.blurred(spread);
        return Plane.of(width, height, (x, y) -> {
            double ink = soft.get(x, y);
            if (ink < 0.01) {
                return ink;
            }
            double shaped = (ink - threshold + raggedness * edge.at(x, y) * Math.min(1, 4 * ink)) * hardness + 0.5;
            // A loaded pen covers wholly, a dry one in proportion.
            double covered = Math.min(Math.max(shaped, 0), 1) * Math.min(1, 0.55 + 0.6 * ink);
            double kept = 1 - fading * (0.5 + 0.5 * patches.at(x, y));
            double lost = flaking * Math.min(Math.max(3 * flakes.at(x, y) - 0.6, 0), 1);
            return covered * kept * (1 - lost);
        });
    }
}
