package lacuna.training;

import java.io.IOException;
import java.util.List;
import lacuna.training.data.CropSampler;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.Split;
import lacuna.training.data.TrainingImage;

/** The images of a training, split by group. */
final class TrainingData {

    private final TrainingOptions options;
    private final Split split;

    private TrainingData(TrainingOptions options, Split split) {
        this.options = options;
        this.split = split;
    }

    static TrainingData read(TrainingOptions options, TrainingListener listener) throws IOException {
        ImageFolder folder = options.groups() == null
                ? ImageFolder.read(options.images()) : ImageFolder.read(options.images(), options.groups());
        folder.messages().forEach(listener::message);
        Split split = folder.split(options.validation(), options.seed());
        listener.message("Trains on " + split.training().size() + " images, validates on " + split.validation().size() + ".");
        return new TrainingData(options, split);
    }

    /** Images that are trained on. */
    int images() {
        return split.training().size();
    }

    CropSampler training() {
        return new CropSampler(split.training(), options.crop(), options.recipe().crops());
    }

    /** Images as the result meets them: of those trained on or of the others; null where nothing is held out. */
    CropSampler plain(boolean heldOut) {
        List<TrainingImage> images = heldOut ? split.validation() : split.training();
        return images.isEmpty() ? null : new CropSampler(images, options.crop(), options.recipe().heldOutCrops());
    }
}
