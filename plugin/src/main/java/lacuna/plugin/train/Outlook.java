package lacuna.plugin.train;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lacuna.training.TrainingEstimate;
import lacuna.training.TrainingOptions;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.Split;
import lacuna.training.data.TrainingImage;
import lacuna.training.log.HoleGallery;

/** Says before a training what it has to train on and what it will take. Remembers what took long to find out. */
final class Outlook {

    private static final double MEGA = 1e6;
    private static final int SHOWN = 24;

    private long pixels;
    private Path folder;
    private ImageFolder images;
    /** All that an estimate depends on but the number of steps. */
    private List<Object> estimated;
    private TrainingEstimate estimate;

    /**
     * What there is to train on, in a sentence.
     *
     * @throws IOException if not one image can be read
     */
    synchronized String found(TrainingChoice choice, TrainingOptions options) throws IOException {
        ImagePlus stack = choice.stack();
        if (stack != null) {
            pixels = (long) stack.getWidth() * stack.getHeight() * stack.getStackSize();
            return stack.getStackSize() + " planes of " + stack.getWidth() + " x " + stack.getHeight() + " pixels; the last fifth is"
                    + " kept to measure on.";
        }
        Split split = read(options.images()).split(options.validation(), options.seed());
        pixels = bytes(split.training()) + bytes(split.validation());
        return found(split);
    }

    /** Time, memory and disk, in a sentence. */
    synchronized String takes(TrainingOptions options) throws IOException {
        List<Object> choice =
                List.of(options.recipe(), options.crop(), options.batch(), options.from(), options.device());
        if (!choice.equals(estimated)) {
            estimate = TrainingEstimate.measure(options);
            estimated = choice;
        }
        return String.format(Locale.ROOT, "About %s for %,d steps (%.2f s each, now), %,.0f MB of memory, %,.0f MB on the disk.",
                RunPanel.words(estimate.time(options.schedule().steps())), options.schedule().steps(),
                estimate.secondsPerStep(), (estimate.memory() + pixels) / MEGA, estimate.disk() / MEGA);
    }

    /** A sheet of crops of the images with the holes that a training cuts into them. */
    synchronized ImagePlus holes(TrainingChoice choice, TrainingOptions options) throws IOException {
        List<TrainingImage> shown = choice.stack() == null ? read(options.images()).images() : StackImages.read(choice.stack());
        return new ImagePlus("Holes to train with", HoleGallery.draw(shown, options.recipe().crops(), choice.masks(),
                options.crop(), SHOWN, options.seed()).image());
    }

    private ImageFolder read(Path source) throws IOException {
        if (!source.equals(folder)) {
            images = ImageFolder.read(source);
            folder = source;
        }
        return images;
    }

    private static long bytes(List<TrainingImage> images) {
        return images.stream().mapToLong(image -> image.samples().length).sum();
    }

    private static String found(Split split) {
        String text = String.format(Locale.ROOT, "%,d images: %,d to train on, %,d of other sources to measure on.",
                split.training().size() + split.validation().size(), split.training().size(), split.validation().size());
        return split.validation().isEmpty()
                ? text + " All seem to be of one source, by their names: nothing will be measured." : text;
    }
}
