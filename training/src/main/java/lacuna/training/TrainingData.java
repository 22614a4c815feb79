package lacuna.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.deepgin.HolePainting;
import lacuna.training.data.BatchLoader;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropOptions;
import lacuna.training.data.CropSampler;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.Painter;
import lacuna.training.data.Split;
import lacuna.training.data.TrainingBatch;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;

/** The images of a training, split by group, and the holes that are cut into them. */
final class TrainingData {

    private static final int VALIDATION_CROPS = 12;
    private static final int THREADS = 1;
    private static final int AHEAD = 4;

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

    BatchLoader trainingBatches(boolean smooth, long first) {
        CropSampler crops = new CropSampler(split.training(), options.crop(), CropOptions.TRAINING);
        BatchMaker maker = new BatchMaker(
                crops, MaskKinds.parse(options.holes()), painter(smooth), options.batch(), options.seed());
        return new BatchLoader(maker, first, THREADS, AHEAD);
    }

    /** The same crops for every kind of hole; none where nothing is held out. */
    Map<String, TrainingBatch> validationBatches() {
        Map<String, TrainingBatch> batches = new LinkedHashMap<>();
        if (!split.validation().isEmpty()) {
            CropSampler crops = new CropSampler(split.validation(), options.crop(), CropOptions.PLAIN);
            for (MaskSampler holes : EvaluationOptions.KINDS) {
                batches.put(holes.name(),
                        new BatchMaker(crops, holes, painter(true), VALIDATION_CROPS, options.seed()).make(0));
            }
        }
        return batches;
    }

    private static Painter painter(boolean smooth) {
        return smooth ? HolePainting::smooth : null;
    }
}
