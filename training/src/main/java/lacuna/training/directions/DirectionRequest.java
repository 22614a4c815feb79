package lacuna.training.directions;

import java.util.List;
import lacuna.models.Direction;

/**
 * What is to be learned.
 *
 * @param name that the direction gets in the model
 * @param model name of the model, see {@link ModelDirections#models()}
 * @param orthogonalTo names of directions of the model, carried or principal ones: the new one gets no part along any of them
 * @param count how many codes it is learned on, about: 100 to 100,000
 * @param seed the same seed on the same device gives the same direction
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record DirectionRequest(String name, String model, List<String> orthogonalTo, int count, long seed, String device) {

    public static final int COUNT = 2000;

    private static final int FEWEST = 100;
    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException for names that a direction cannot have, and counts that make no sense */
    public DirectionRequest {
        orthogonalTo = List.copyOf(orthogonalTo);
        Direction.checkName(name);
        if (count < FEWEST || count > MOST) {
            throw new IllegalArgumentException("A direction cannot be learned on " + count + " codes: give " + FEWEST + " to " + MOST
                    + ".");
        }
    }

    /** On the usual number of codes, at right angles to nothing in particular. */
    public static DirectionRequest of(String name, String model) {
        return new DirectionRequest(name, model, List.of(), COUNT, 1, "auto");
    }

    public DirectionRequest withOrthogonalTo(List<String> value) {
        return new DirectionRequest(name, model, value, count, seed, device);
    }

    public DirectionRequest withCount(int value) {
        return new DirectionRequest(name, model, orthogonalTo, value, seed, device);
    }

    public DirectionRequest withSeed(long value) {
        return new DirectionRequest(name, model, orthogonalTo, count, value, device);
    }

    public DirectionRequest withDevice(String value) {
        return new DirectionRequest(name, model, orthogonalTo, count, seed, value);
    }
}
