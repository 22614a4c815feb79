package lacuna.training.masks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Chooses one of several samplers for each mask, by weight. */
public final class MixedMasks implements MaskSampler {
    /**
     * One choice.
     *
     * @param weight how often, relative to the others; positive
     */
    public record Part(MaskSampler sampler, double weight) { }

    private final List<Part> parts;
    private final double total;

    /** @throws IllegalArgumentException if there is no part or a weight is not a positive number */
    public MixedMasks(List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A mixture of masks needs at least one kind of mask.");
        }
        for (Part part : parts) {
            if (!(part.weight() > 0) || Double.isInfinite(part.weight())) {
                throw new IllegalArgumentException("The weight of the masks '" + part.sampler().name() + "' is "
                    + part.weight() + ": use a positive number.");
            }
        }
        this.parts = List.copyOf(parts);
        this.total = parts.stream().mapToDouble(Part::weight).sum();
    }

    /** Each sampler equally often. */
    public static MixedMasks of(MaskSampler... samplers) {
        return new MixedMasks(List.of(samplers).stream().map(sampler -> new Part(sampler, 1)).toList());
    }

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        double place = random.nextDouble() * total;
        for (Part part : parts) {
            place -= part.weight();
            if (place < 0) {
                return part.sampler().sample(width, height, random);
            }
        }
        return parts.get(parts.size() - 1).sampler().sample(width, height, random);
    }

    @Override
    public String name() {
        return parts.stream().map(part -> part.sampler().name()).collect(Collectors.joining("+"));
    }
}
