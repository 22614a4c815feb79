package lacuna.training.directions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.ops.ProgressListener;

/**
 * What a direction changes in one property, mean over images that the prior draws and that it was not learned on.
 *
 * @param up change of the property by strength 1, in its own unit
 * @param down change by strength -1
 * @param deviation standard deviation of the property among these images
 */
public record Effect(Property property, double up, double down, double deviation) {

    /** {@link #up} in standard deviations of the property; 0 if it never varies. */
    public double upInDeviations() {
        return deviation > 0 ? up / deviation : 0;
    }

    /** {@link #down} in standard deviations of the property; 0 if it never varies. */
    public double downInDeviations() {
        return deviation > 0 ? down / deviation : 0;
    }

    /** On all properties, in their order. */
    static List<Effect> of(StudiedModel model, Direction direction, int count, long seed, ProgressListener progress) {
        float[][] styles = model.images().draw(count, seed);
        List<double[]> plain = measure(model, styles, Edit.of(direction, 0), progress);
        List<double[]> up = measure(model, styles, Edit.of(direction, 1), progress);
        List<double[]> down = measure(model, styles, Edit.of(direction, -1), progress);
        List<Effect> effects = new ArrayList<>();
        for (Property property : Property.values()) {
            int p = property.ordinal();
            double mean = mean(plain, p);
            double variance = plain.stream().mapToDouble(each -> (each[p] - mean) * (each[p] - mean)).sum() / (count - 1);
            effects.add(new Effect(property, mean(up, p) - mean, mean(down, p) - mean, Math.sqrt(variance)));
        }
        return effects;
    }

    /** All properties of each image. */
    private static List<double[]> measure(StudiedModel model, float[][] styles, Edit edit, ProgressListener progress) {
        PriorImages images = model.images();
        List<double[]> measured = new ArrayList<>();
        Runnable check = () -> {
            progress.checkCanceled();
            progress.update(measured.size(), styles.length, "Trying the direction");
        };
        images.make(styles, List.of(edit), check, image -> {
            float[] grey = images.grey(image);
            measured.add(Arrays.stream(Property.values()).mapToDouble(each -> each.measure(grey, images.size())).toArray());
        });
        return measured;
    }

    private static double mean(List<double[]> measured, int property) {
        return measured.stream().mapToDouble(each -> each[property]).average().orElseThrow();
    }
}
