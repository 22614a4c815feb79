package lacuna.plugin.hole;

import ij.ImagePlus;
import java.util.List;
import java.util.stream.IntStream;

/** Which planes of a stack a run is about. */
final class Planes {

    private Planes() { }

    /** The current plane of an image, or all of them, as stack indices from 1. */
    static List<Integer> choose(ImagePlus image, boolean all) {
        return all ? IntStream.rangeClosed(1, image.getStackSize()).boxed().toList() : List.of(image.getCurrentSlice());
    }
}
