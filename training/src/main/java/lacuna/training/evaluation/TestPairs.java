package lacuna.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.training.masks.MaskSampler;

/**
 * The crops with their holes. A hole depends on the seed, its kind and the number of the crop, and on nothing else that is
 * measured.
 */
public final class TestPairs {

    private final EvaluationOptions options;
    private final List<TestPair> pairs = new ArrayList<>();

    private TestPairs(EvaluationOptions options) {
        this.options = options;
    }

    /**
     * One kind after the other; of masks one for each crop.
     *
     * @param messages gets one sentence for each image or mask that is left out
     * @throws IOException if images or masks cannot be read, or none of them can be used
     */
    public static List<TestPair> draw(EvaluationOptions options, List<String> messages) throws IOException {
        MaskFolder masks = options.masks() == null ? null : MaskFolder.read(options.masks(), messages);
        List<TestCrops.TestCrop> crops = TestCrops.draw(options, masks, messages);
        TestPairs pairs = new TestPairs(options);
        for (MaskSampler kind : options.kinds()) {
            for (int i = 0; i < crops.size(); i++) {
                Crop crop = crops.get(i).crop();
                SplittableRandom random = pairs.random(kind.name(), i);
                pairs.add(crops.get(i), new MaskFolder.Hole(kind.name(), kind.sample(crop.width(), crop.height(), random)));
            }
        }
        for (int i = 0; masks != null && i < crops.size(); i++) {
            Crop crop = crops.get(i).crop();
            MaskFolder.Hole own = crops.get(i).hole();
            pairs.add(crops.get(i), own != null ? own : masks.draw(crop.width(), crop.height(), pairs.random("masks", i)));
        }
        return pairs.pairs;
    }

    private SplittableRandom random(String kind, int crop) {
        return new SplittableRandom(31 * (31 * options.seed() + kind.hashCode()) + crop);
    }

    private void add(TestCrops.TestCrop crop, MaskFolder.Hole hole) {
        int missing = 0;
        for (boolean pixel : hole.missing()) {
            missing += pixel ? 1 : 0;
        }
        Pair about = new Pair(pairs.size() + 1, crop.image().path(), TestCrops.domain(crop.image()), crop.left(), crop.top(),
                crop.crop().width(), crop.crop().height(), hole.kind(), (double) missing / hole.missing().length);
        pairs.add(new TestPair(about, crop.crop(), hole.missing()));
    }
}
