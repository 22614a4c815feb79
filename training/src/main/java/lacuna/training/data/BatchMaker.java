package lacuna.training.data;

import java.util.SplittableRandom;
import lacuna.training.masks.MaskSampler;

/**
 * Makes batch number k as a function of the seed and k alone, whatever was made before and on whatever thread, so that
 * a resumed run goes on exactly where it stopped.
 */
public final class BatchMaker {
    private static final int PLANES = 3;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final CropSampler crops;
    private final MaskSampler masks;
    private final Painter painter;
    private final int count;
    private final long seed;

    /**
     * @param masks   null: whole images, without holes
     * @param count   samples a batch, at least 1
     * @param painter fills the holes for {@link TrainingBatch#painted}; null to go without
     */
    public BatchMaker(CropSampler crops, MaskSampler masks, Painter painter, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("A batch of " + count + " images is not possible: use at least 1.");
        }
        this.crops = crops;
        this.masks = masks;
        this.painter = painter;
        this.count = count;
        this.seed = seed;
    }

    /** Makes batch number {@code number}, counted from 0. */
    public TrainingBatch make(long number) {
        int size = crops.size();
        int area = size * size;
        float[] truth = new float[count * PLANES * area];
        float[] hole = new float[count * area];
        float[] paint = painter == null ? null : new float[truth.length];
        float[] copy = null;
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + GOLDEN_GAMMA * number).nextLong() ^ seed);
        for (int n = 0; n < count; n++) {
            SplittableRandom own = random.split();
            float[][] planes = crops.sample(own);
            boolean[] missing = masks == null ? new boolean[area] : masks.sample(size, size, own);
            for (int i = 0; i < area; i++) {
                hole[n * area + i] = missing[i] ? 1 : 0;
            }
            put(planes, truth, n);
            if (paint != null) {
                float[][] painted = different(planes, missing);
                float[][] beside = painter.paint(painted, missing, size, size);
                put(painted, paint, n);
                if (beside != null) {
                    copy = copy == null ? new float[truth.length] : copy;
                    put(beside, copy, n);
                }
            }
        }
        return new TrainingBatch(count, size, truth, hole, paint, copy);
    }

    /** One plane stands for three. */
    private static void put(float[][] planes, float[] target, int n) {
        for (int c = 0; c < PLANES; c++) {
            float[] plane = planes[c % planes.length];
            System.arraycopy(plane, 0, target, (n * PLANES + c) * plane.length, plane.length);
        }
    }

    /** What the painter gets to see: equal planes of a grey crop once. */
    private static float[][] different(float[][] planes, boolean[] missing) {
        float[][] different = new float[planes[1] == planes[0] ? 1 : PLANES][];
        for (int c = 0; c < different.length; c++) {
            different[c] = planes[c].clone();
            for (int i = 0; i < missing.length; i++) {
                // The painter cannot peek at what it is to invent.
                different[c][i] = missing[i] ? 0 : different[c][i];
            }
        }
        return different;
    }
}
