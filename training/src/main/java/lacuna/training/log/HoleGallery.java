package lacuna.training.log;

import java.util.List;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropOptions;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingBatch;
import lacuna.training.data.TrainingImage;
import lacuna.training.masks.MaskSampler;

/** Crops of the user's own images with holes as a training draws them: to be looked at before it starts. */
public final class HoleGallery {

    private static final int COLUMNS = 6;

    private HoleGallery() { }

    /**
     * Draws a sheet of crops, the holes in a flat colour.
     *
     * @param images at least one
     * @param crops what they undergo
     * @param size edge of a crop, pixels
     * @param count how many, at least 1
     * @param seed the same seed, the same sheet
     */
    public static Sheet draw(
            List<TrainingImage> images, CropOptions crops, MaskSampler holes, int size, int count, long seed) {
        TrainingBatch batch = new BatchMaker(new CropSampler(images, size, crops), holes, null, count, seed).make(0);
        int columns = Math.min(COLUMNS, count);
        Sheet sheet = new Sheet(columns, (count + columns - 1) / columns, size);
        for (int n = 0; n < count; n++) {
            sheet.put(n % columns, n / columns, batch.truth(), n, batch.hole(), PreviewSheet.HOLE_COLOUR);
        }
        return sheet;
    }
}
