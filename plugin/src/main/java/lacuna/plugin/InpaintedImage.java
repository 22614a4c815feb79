package lacuna.plugin;

import ij.ImagePlus;

/**
 * What a run gives.
 *
 * @param filled a new image of the type, size and metadata of the input; its Info holds the record
 * @param hole as it was used: 8 bits, 255 where pixels of {@code filled} were invented
 * @param record what was done
 */
public record InpaintedImage(ImagePlus filled, ImagePlus hole, RunRecord record) { }
