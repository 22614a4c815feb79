package lacuna.ops;

import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * What a run did besides filling the image.
 *
 * @param hole as it was used, grown and all; true = filled
 * @param written which pixels may have other values than before; the hole, unless known pixels were to be changed too
 * @param provenance what was done, by what, with which seed
 * @param windows how many windows were filled, over all planes
 * @param timing where the time went
 */
public record InpaintResult(
        Img<BitType> hole, Img<BitType> written, Provenance provenance, int windows, Timing timing) {

    /**
     * @param totalSeconds wall clock of the whole run
     * @param fillerSeconds of it, inside {@link WindowFiller#fill}
     */
    public record Timing(double totalSeconds, double fillerSeconds) { }

    /** The same of a run that changed known pixels as well. */
    InpaintResult withWritten(Img<BitType> pixels, Provenance record) {
        return new InpaintResult(hole, pixels, record, windows, timing);
    }
}
