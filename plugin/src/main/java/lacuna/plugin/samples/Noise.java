package lacuna.plugin.samples;

/**
 * Smooth noise over the plane: random values on a lattice, interpolated by a smoothstep, in octaves of halving period and
 * amplitude (K. Perlin, An image synthesizer, SIGGRAPH 1985, with values in place of gradients).
 */
final class Noise {

    private final long seed;
    private final double period;
    private final int octaves;

    /** @param period of the coarsest octave in pixels */
    Noise(Chance chance, double period, int octaves) {
        this.seed = chance.nextLong();
        this.period = period;
        this.octaves = octaves;
    }

    /** A value of about [-1, 1] at any point. */
    double at(double x, double y) {
        double sum = 0;
        double amplitude = 1;
        double total = 0;
        double scale = 1 / period;
        for (int octave = 0; octave < octaves; octave++) {
            sum += amplitude * smooth(x * scale + 17.3 * octave, y * scale + 5.9 * octave, octave);
            total += amplitude;
            amplitude *= 0.5;
            scale *= 2;
        }
        return sum / total;
    }

    private double smooth(double x, double y, int octave) {
        long x0 = (long) Math.floor(x);
        long y0 = (long) Math.floor(y);
        double fx = x - x0;
        double fy = y - y0;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        double top = lattice(x0, y0, octave) * (1 - fx) + lattice(x0 + 1, y0, octave) * fx;
        double bottom = lattice(x0, y0 + 1, octave) * (1 - fx) + lattice(x0 + 1, y0 + 1, octave) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private double lattice(long x, long y, int octave) {
        long point = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + octave * 0x165667B19E3779F9L;
        return (mix(point) >> 11) * 0x1.0p-52;
    }

    /** SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014): unrelated 64 bits for neighbouring arguments. */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
