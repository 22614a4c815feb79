package lacuna.training.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.training.masks.BoxMasks;
import lacuna.training.masks.CellularAutomatonMasks;
import lacuna.training.masks.FreeFormMasks;
import lacuna.training.masks.HalfMasks;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;
import lacuna.training.masks.ScratchMasks;
import lacuna.training.masks.TextMasks;

/**
 * What is measured. Start from {@link #of}.
 *
 * @param images a folder, or a text file that lists images, one path a line
 * @param heldBack which of them; null for all
 * @param kinds of holes, each measured on every crop; nothing if {@code masks} is given
 * @param masks folder of mask images, see {@link MaskFolder}; null for none
 * @param crops drawn in all, the domains in turn
 * @param size edge of a crop in pixels; smaller images are taken whole
 * @param seed of crops and holes: the same seed, the same crops and the same holes, whatever is measured
 * @param features TorchScript feature network, see {@link FeatureDistance}; null: no feature distance
 * @param pictures how many pairs are shown in the report
 */
public record EvaluationOptions(Path images, HeldBack heldBack, List<MaskSampler> kinds, Path masks, int crops, int size,
        long seed, Path features, int pictures) {

    /** Edges of crops are multiples of this, which is enough for every network. */
    static final int MULTIPLE = 16;

    /** Edge of the smallest crops: that of the smallest networks. */
    static final int SMALLEST = 64;

    /** Images with a shorter edge than this are left out, or than the crops where these are smaller still: holes need room. */
    private static final int SMALLEST_IMAGE = 96;

    /** Thin holes first, then wide ones. */
    public static final List<MaskSampler> KINDS = List.of(new ScratchMasks(), new TextMasks(), new CellularAutomatonMasks(),
            new FreeFormMasks(FreeFormMasks.Recipe.DEEPFILL), new BoxMasks(), HalfMasks.halves());

    /** @throws IllegalArgumentException if there is nothing to measure or crops have an impossible size */
    public EvaluationOptions {
        kinds = List.copyOf(kinds);
        if (crops < 1 || kinds.isEmpty() == (masks == null)) {
            throw new IllegalArgumentException("An evaluation needs at least one crop, and either kinds of holes or masks.");
        }
        if (size < SMALLEST || size % MULTIPLE != 0) {
            throw new IllegalArgumentException("Crops of " + size + " pixels cannot be measured: choose a multiple of "
                    + MULTIPLE + " from " + SMALLEST + " up.");
        }
        if (pictures < 0) {
            throw new IllegalArgumentException("There cannot be " + pictures + " pictures in a report: give 0 or more.");
        }
    }

    /** The shortest edge that an image may have, in pixels. */
    int smallestImage() {
        return Math.min(SMALLEST_IMAGE, size);
    }

    /** All images, 40 crops of 256 pixels, every kind of hole, seed 1, no feature network, 12 pairs shown. */
    public static EvaluationOptions of(Path images) {
        return new EvaluationOptions(images, null, KINDS, null, 40, 256, 1, null, 12);
    }

    public EvaluationOptions withHeldBack(HeldBack value) {
        return new EvaluationOptions(images, value, kinds, masks, crops, size, seed, features, pictures);
    }

    public EvaluationOptions withKinds(List<MaskSampler> value) {
        return new EvaluationOptions(images, heldBack, value, null, crops, size, seed, features, pictures);
    }

    public EvaluationOptions withMasks(Path value) {
        return new EvaluationOptions(images, heldBack, List.of(), value, crops, size, seed, features, pictures);
    }

    /**
     * Takes holes as users name them: a folder of mask images, or kinds of holes separated by commas.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public EvaluationOptions withHoles(String folderOrKinds) {
        Path folder = Path.of(folderOrKinds.strip());
        if (Files.isDirectory(folder)) {
            return withMasks(folder);
        }
        List<String> names = Stream.of(folderOrKinds.split(",")).map(String::strip).distinct().toList();
        for (String name : names) {
            if (!MaskKinds.names().contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is neither a folder of masks nor a kind of holes: give a"
                        + " folder, or kinds out of " + String.join(", ", MaskKinds.names()) + ", separated by commas.");
            }
        }
        return withKinds(names.stream().map(MaskKinds::parse).toList());
    }

    public EvaluationOptions withCrops(int value) {
        return new EvaluationOptions(images, heldBack, kinds, masks, value, size, seed, features, pictures);
    }

    public EvaluationOptions withSize(int value) {
        return new EvaluationOptions(images, heldBack, kinds, masks, crops, value, seed, features, pictures);
    }

    public EvaluationOptions withSeed(long value) {
        return new EvaluationOptions(images, heldBack, kinds, masks, crops, size, value, features, pictures);
    }

    public EvaluationOptions withFeatures(Path value) {
        return new EvaluationOptions(images, heldBack, kinds, masks, crops, size, seed, value, pictures);
    }

    public EvaluationOptions withPictures(int value) {
        return new EvaluationOptions(images, heldBack, kinds, masks, crops, size, seed, features, value);
    }
}
