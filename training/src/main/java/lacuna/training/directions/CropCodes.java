package lacuna.training.directions;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.models.InvertingNetwork;
import lacuna.models.torch.Autograd;
import lacuna.ops.ProgressListener;
import lacuna.training.data.CropOptions;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingImage;

/** The codes that a network finds for crops of images: squares of its field of view, complete and as they are. */
final class CropCodes {

    /** Fewer crops than that say nothing. */
    private static final int FEWEST = 8;

    private final InvertingNetwork network;
    private final int size;
    private final int most;

    /** @param most crops of a set of images, unless it has more images */
    CropCodes(InvertingNetwork network, int most) {
        this.network = network;
        this.most = most;
        size = network.spec().fieldOfView();
    }

    /**
     * Whether there is enough to learn from.
     *
     * @param which set it is, in a word
     * @throws IllegalArgumentException if an image is smaller than a crop, or there are too few crops
     */
    void check(List<TrainingImage> images, String which) {
        int crops = 0;
        for (TrainingImage image : images) {
            if (image.width() < size || image.height() < size) {
                throw new IllegalArgumentException("The image " + image.path() + " has " + image.width() + " x " + image.height()
                        + " pixels, and the model looks at " + size + " x " + size + ": use larger images.");
            }
            crops += crops(image, images.size());
        }
        if (crops < FEWEST) {
            throw new IllegalArgumentException("The images " + which + " the property give " + crops + " crops of " + size + " x "
                    + size + " pixels, and at least " + FEWEST + " are needed: add images, or larger ones.");
        }
    }

    /** As many as lie side by side in the image, within its share of all crops. */
    private int crops(TrainingImage image, int images) {
        int beside = image.width() / size * (image.height() / size);
        return Math.max(1, Math.min(beside, most / images));
    }

    /**
     * The codes of crops of every image, at random places.
     *
     * @return as many numbers each as all styles have
     */
    List<Example> of(NDManager manager, List<TrainingImage> images, SplittableRandom random, ProgressListener progress) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            progress.checkCanceled();
            progress.update(i, images.size(), "Looking at " + images.get(i).path());
            CropSampler sampler = new CropSampler(List.of(images.get(i)), size, CropOptions.PLAIN);
            for (int crop = crops(images.get(i), images.size()); crop > 0; crop--) {
                examples.add(new Example(code(manager, sampler.sample(random)), i));
            }
        }
        return examples;
    }

    private float[] code(NDManager manager, float[][] planes) {
        int channels = network.spec().channels();
        int area = size * size;
        float[] image = new float[channels * area];
        for (int c = 0; c < channels; c++) {
            System.arraycopy(planes[c], 0, image, c * area, area);
        }
        try (NDManager scratch = manager.newSubManager()) {
            NDArray seen = scratch.create(image, new Shape(1, channels, size, size));
            NDArray hole = scratch.zeros(new Shape(1, 1, size, size));
            return Autograd.infer(scratch, () -> network.invert(seen, hole)).toFloatArray();
        }
    }
}
