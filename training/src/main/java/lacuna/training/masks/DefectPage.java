package lacuna.training.masks;

import lacuna.ops.mask.Hole;

/**
 * The defects of one of the user's images.
 *
 * @param name of the image or file, for messages
 * @param hole of the image's size, true = defect
 */
public record DefectPage(String name, Hole hole) { }
