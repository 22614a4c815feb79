package lacuna.training.directions;

import java.io.IOException;
import java.util.List;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.ops.ProgressListener;
import lacuna.training.log.Sheet;

/** Shows what a direction does: each row is an image that the prior draws, moved along it from strength -3 on the left to 3. */
public final class DirectionSheet {

    private static final int STRONGEST = 3;
    private static final int PLANES = 3;

    private DirectionSheet() { }

    /**
     * Draws the sheet.
     *
     * @param name of a direction that the model carries, or the number of a principal one
     * @param rows how many images
     * @throws IllegalArgumentException if there is no such model or direction
     * @throws IOException if the model is broken
     */
    public static Sheet draw(String model, String name, int rows, long seed, String device, ProgressListener progress)
            throws IOException {
        try (StudiedModel opened = StudiedModel.open(model, device)) {
            Direction direction = opened.direction(name);
            PriorImages images = opened.images();
            float[][] styles = images.draw(rows, seed);
            Sheet sheet = new Sheet(2 * STRONGEST + 1, rows, images.size());
            for (int strength = -STRONGEST; strength <= STRONGEST; strength++) {
                int column = strength + STRONGEST;
                int[] row = {0};
                images.make(styles, List.of(Edit.of(direction, strength)), progress::checkCanceled,
                        image -> sheet.put(column, row[0]++, coloured(image, images.size()), 0, null));
                progress.update(column + 1, 2 * STRONGEST + 1, "Drawing " + name);
            }
            return sheet;
        }
    }

    /** As three planes. */
    private static float[] coloured(float[] image, int size) {
        int area = size * size;
        if (image.length == PLANES * area) {
            return image;
        }
        float[] planes = new float[PLANES * area];
        for (int c = 0; c < PLANES; c++) {
            System.arraycopy(image, 0, planes, c * area, area);
        }
        return planes;
    }
}
