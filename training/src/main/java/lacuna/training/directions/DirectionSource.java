package lacuna.training.directions;

import java.util.List;
import lacuna.ops.ProgressListener;
import lacuna.training.data.TrainingImage;

/** Where a direction comes from. */
public abstract sealed class DirectionSource permits MeasuredSource, ExampleSource, PrincipalSource {

    /** From a property of images that the prior draws: those that have most of it against those that have least. */
    public static DirectionSource measured(Property property) {
        return new MeasuredSource(property);
    }

    /**
     * From images with a property against images without, whatever it is. They are of the model's own kind of images, at the scale
     * that it knows.
     */
    public static DirectionSource examples(List<TrainingImage> with, List<TrainingImage> without) {
        return new ExampleSource(with, without);
    }

    /** A principal direction of the prior's styles under a name. */
    public static DirectionSource principal(int number) {
        return new PrincipalSource(number);
    }

    /**
     * Finds the direction.
     *
     * @param count how many codes it is learned on, about
     * @throws IllegalArgumentException if that makes no sense
     */
    abstract Found find(StudiedModel model, int count, long seed, ProgressListener progress);
}
