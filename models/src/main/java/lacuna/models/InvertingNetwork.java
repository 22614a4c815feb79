package lacuna.models;

import ai.djl.ndarray.NDArray;
import lacuna.models.stylegan2.DrawnRange;
import lacuna.models.stylegan2.StyleGan2;

/** A network that fills by finding a code of a prior whose image agrees with the known pixels. */
public interface InvertingNetwork extends InpaintingNetwork {

    /** The prior, which belongs to this network. */
    StyleGan2 prior();

    @Override
    default IntensityRange intensities() {
        return DrawnRange.of(prior());
    }

    /**
     * The prior's codes of images, those of the mean fill where pixels are missing.
     *
     * @param image as for {@link #complete}
     * @param hole as for {@link #complete}; may be empty
     * @return (N, styles, width), with the manager of {@code image}
     */
    NDArray invert(NDArray image, NDArray hole);
}
