package lacuna.training.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Arrival times of a front of unit speed (Sethian, PNAS 93(4), 1996), first-order upwind scheme. */
final class FastMarching {

    private record Arrival(double time, int pixel) { }

    private final boolean[] region;
    private final int width;
    private final int height;
    private final double[] times;
    private final PriorityQueue<Arrival> band = new PriorityQueue<>(
            Comparator.comparingDouble(Arrival::time).thenComparingInt(Arrival::pixel));

    private FastMarching(boolean[] region, int width, int height) {
        this.region = region;
        this.width = width;
        this.height = height;
        times = new double[region.length];
        Arrays.fill(times, Double.POSITIVE_INFINITY);
    }

    /**
     * Lets a front start at every seed at time 0 and run through the region.
     *
     * @param limit beyond which the front is not followed
     * @return times, infinite where the front did not come
     */
    static double[] times(boolean[] seeds, boolean[] region, int width, int height, double limit) {
        FastMarching march = new FastMarching(region, width, height);
        for (int p = 0; p < seeds.length; p++) {
            if (seeds[p]) {
                march.arrive(p, 0);
            }
        }
        march.run(limit);
        return march.times;
    }

    private void arrive(int p, double time) {
        if (time < times[p]) {
            times[p] = time;
            band.add(new Arrival(time, p));
        }
    }

    private void run(double limit) {
        while (!band.isEmpty() && band.peek().time() <= limit) {
            Arrival next = band.poll();
            int p = next.pixel();
            if (next.time() > times[p]) {
                continue; // superseded by an earlier arrival
            }
            int x = p % width;
            for (int q : new int[] {x > 0 ? p - 1 : -1, x < width - 1 ? p + 1 : -1, p - width, p + width}) {
                if (q >= 0 && q < region.length && region[q]) {
                    arrive(q, solve(q));
                }
            }
        }
    }

    /** Solves |grad T| = 1 from the earlier of the two neighbours on each axis. */
    private double solve(int p) {
        int x = p % width;
        int y = p / width;
        double across = Math.min(x > 0 ? times[p - 1] : Double.POSITIVE_INFINITY,
                x < width - 1 ? times[p + 1] : Double.POSITIVE_INFINITY);
        double down = Math.min(y > 0 ? times[p - width] : Double.POSITIVE_INFINITY,
                y < height - 1 ? times[p + width] : Double.POSITIVE_INFINITY);
        double gap = Math.abs(across - down);
        return gap < 1 ? (across + down + Math.sqrt(2 - gap * gap)) / 2 : Math.min(across, down) + 1;
    }
}
