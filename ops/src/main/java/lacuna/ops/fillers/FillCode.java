package lacuna.ops.fillers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lacuna.models.SamplingNetwork;
import lacuna.models.torch.Torch;

/**
 * Which of the many fills that a network knows.
 *
 * @param seed the same seed gives the same fill
 * @param truncation 1: as diverse as the network learned; towards 0: ever closer to its mean fill
 * @param target another seed, towards whose fill this one lies
 * @param part how far, from 0 (the fill of {@code seed}) to 1 (that of {@code target})
 */
public record FillCode(long seed, double truncation, long target, double part) {

    private static final int MOST = 1000;

    /** @throws IllegalArgumentException for a truncation outside 0 to 2 or a part outside 0 to 1 */
    public FillCode {
        if (!(truncation >= 0 && truncation <= 2)) {
            throw new IllegalArgumentException("The truncation is " + truncation + ": give 0 (the mean fill) to 1 (as diverse"
                    + " as the model is), at most 2.");
        }
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("A fill lies 0 to 1 of the way to another one, not " + part + ".");
        }
    }

    /** The fill of one seed. */
    public static FillCode of(long seed, double truncation) {
        return new FillCode(seed, truncation, seed, 0);
    }

    /**
     * Several fills, with the seeds from {@code seed} on.
     *
     * @throws IllegalArgumentException if there are none or too many
     */
    public static List<FillCode> draw(int count, long seed, double truncation) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " fills cannot be made: ask for 1 to " + MOST + ".");
        }
        List<FillCode> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(of(seed + i, truncation));
        }
        return codes;
    }

    /**
     * The fills of two seeds, and others in equal steps between them.
     *
     * @param between how many; the first and the last come on top
     * @throws IllegalArgumentException if the seeds are the same, or there are too few or too many steps
     */
    public static List<FillCode> path(long from, long to, int between, double truncation) {
        if (from == to) {
            throw new IllegalArgumentException("Both fills have the seed " + from + ": give two seeds that differ.");
        }
        if (between < 0 || between > MOST) {
            throw new IllegalArgumentException(
                    between + " steps between two fills cannot be made: ask for 0 to " + MOST + ".");
        }
        List<FillCode> codes = new ArrayList<>();
        codes.add(of(from, truncation));
        for (int i = 1; i <= between; i++) {
            codes.add(new FillCode(from, truncation, to, i / (between + 1.0)));
        }
        codes.add(of(to, truncation));
        return codes;
    }

    /** For people: {@code seed 5}, or {@code seed 5 to 9: 0.250}. */
    public String label() {
        return part == 0 ? "seed " + seed : String.format(Locale.ROOT, "seed %d to %d: %.3f", seed, target, part);
    }

    /** For the record of a run, which has the seed already. */
    Map<String, String> settings() {
        String diversity = Double.toString(truncation);
        return part == 0 ? Map.of("truncation", diversity)
                : Map.of("truncation", diversity, "target_seed", Long.toString(target), "target_part", Double.toString(part));
    }

    /** The numbers that the network takes, (1, length). */
    NDArray of(SamplingNetwork network, NDManager manager) {
        NDArray code = network.sampleCode(manager, seed, truncation);
        return part == 0 ? code
                : Torch.add(Torch.mul(code, 1 - part), Torch.mul(network.sampleCode(manager, target, truncation), part));
    }
}
