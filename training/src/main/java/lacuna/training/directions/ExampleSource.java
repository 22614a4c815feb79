package lacuna.training.directions;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lacuna.ops.ProgressListener;
import lacuna.training.data.TrainingImage;

/** Codes that the network finds for crops of images with a property, against those of crops of images without. */
final class ExampleSource extends DirectionSource {

    private final List<TrainingImage> with;
    private final List<TrainingImage> without;

    ExampleSource(List<TrainingImage> with, List<TrainingImage> without) {
        this.with = List.copyOf(with);
        this.without = List.copyOf(without);
    }

    /** At most half of {@code count} crops of either set, but one of every image at least. */
    @Override
    Found find(StudiedModel model, int count, long seed, ProgressListener progress) {
        CropCodes crops = new CropCodes(model.inverting(), count / 2);
        crops.check(with, "with");
        crops.check(without, "without");
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> positive = crops.of(model.manager(), with, random, progress);
        List<Example> negative = crops.of(model.manager(), without, random, progress);
        return Found.of(Separation.of(positive, negative, seed),
                Stream.concat(positive.stream(), negative.stream()).map(Example::code).toList());
    }
}
