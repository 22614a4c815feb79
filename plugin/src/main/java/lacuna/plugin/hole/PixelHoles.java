package lacuna.plugin.hole;

import ij.ImagePlus;
import java.util.List;
import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Pixels are missing by their own values or by those of a mask. */
final class PixelHoles implements HoleSource {

    private final ImagePlus image;
    private final IntFunction<RandomAccessibleInterval<BitType>> holes;
    private final String nothingMissing;

    PixelHoles(ImagePlus image, IntFunction<RandomAccessibleInterval<BitType>> holes, String nothingMissing) {
        this.image = image;
        this.holes = holes;
        this.nothingMissing = nothingMissing;
    }

    @Override
    public List<Integer> planes(boolean all) {
        return Planes.choose(image, all);
    }

    @Override
    public RandomAccessibleInterval<BitType> hole(int plane) {
        return holes.apply(plane);
    }

    @Override
    public String nothingMissing() {
        return nothingMissing;
    }
}
