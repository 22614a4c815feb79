package lacuna.training.evaluation;

import java.nio.file.Path;
import java.util.List;
import lacuna.training.masks.BoxMasks;
import lacuna.training.masks.CellularAutomatonMasks;
import lacuna.training.masks.FreeFormMasks;
import lacuna.training.masks.HalfMasks;
import lacuna.training.masks.MaskSampler;
import lacuna.training.masks.ScratchMasks;
import lacuna.training.masks.TextMasks;

/**
 * What is measured. Start from {@link #of}.
 *
 * @param images a folder, or a text file that lists images, one path a line
 * @param kinds of holes, each measured on every crop
 * @param crops drawn in all, the domains in turn
 * @param size edge of a crop in pixels; smaller images are taken whole
 * @param seed of crops and holes: the same seed, the same crops and the same holes, whatever is measured
 * @param features TorchScript feature network, see {@link FeatureDistance}; null: no feature distance
 */
public record EvaluationOptions(Path images, List<MaskSampler> kinds, int crops, int size, long seed, Path features) {

    /** Edges of crops are multiples of this, which is enough for every network. */
    static final int MULTIPLE = 16;

    /** Smaller images are left out: holes and feature networks need room. */
    static final int SMALLEST = 96;

    /** Thin holes first, then wide ones. */
    public static final List<MaskSampler> KINDS = List.of(new ScratchMasks(), new TextMasks(), new CellularAutomatonMasks(),
            new FreeFormMasks(FreeFormMasks.Recipe.DEEPFILL), new BoxMasks(), HalfMasks.halves());

    /** @throws IllegalArgumentException if nothing would be measured */
    public EvaluationOptions {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty() || crops < 1) {
            throw new IllegalArgumentException("Nothing would be measured: choose at least one kind of hole and one crop.");
        }
        if (size < SMALLEST || size % MULTIPLE != 0) {
            throw new IllegalArgumentException("Crops of " + size + " pixels cannot be measured: choose a multiple of "
                    + MULTIPLE + " from " + SMALLEST + " up.");
        }
    }

    /** 40 crops of 256 pixels, every kind of hole, seed 1, no feature network. */
    public static EvaluationOptions of(Path images) {
        return new EvaluationOptions(images, KINDS, 40, 256, 1, null);
    }

    public EvaluationOptions withKinds(List<MaskSampler> value) {
        return new EvaluationOptions(images, value, crops, size, seed, features);
    }

    public EvaluationOptions withCrops(int value) {
        return new EvaluationOptions(images, kinds, value, size, seed, features);
    }

    public EvaluationOptions withSize(int value) {
        return new EvaluationOptions(images, kinds, crops, value, seed, features);
    }

    public EvaluationOptions withSeed(long value) {
        return new EvaluationOptions(images, kinds, crops, size, value, features);
    }

    public EvaluationOptions withFeatures(Path value) {
        return new EvaluationOptions(images, kinds, crops, size, seed, value);
    }
}
