package lacuna.plugin.samples;

import java.util.Random;

/** A seeded source of decisions: everything that a drawing leaves to chance comes from one of these. */
final class Chance {

    private final Random random;

    /** Neighbouring seeds give unrelated sources. */
    Chance(long seed) {
        random = new Random(Noise.mix(seed));
    }

    /** An independent source; how much is drawn from it does not change what follows here. */
    Chance fork() {
        return new Chance(random.nextLong());
    }

    long nextLong() {
        return random.nextLong();
    }

    boolean once(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Uniform in {@code low..high}, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double gauss(double sigma) {
        return sigma * random.nextGaussian();
    }

    <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
