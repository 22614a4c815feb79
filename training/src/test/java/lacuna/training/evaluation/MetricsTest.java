package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int SIZE = 64;

    @Test
    void agreesWithTheReferenceValues() throws IOException {
        float[][] x = planes("in/x_u8");
        float[][] y = planes("in/y_u8");
        boolean[] everywhere = new boolean[SIZE * SIZE];
        Arrays.fill(everywhere, true);
        assertEquals(scalar("out/psnr"), Metrics.psnr(x, y, everywhere), 1e-9);
        assertEquals(scalar("out/l1_mean_pct"), 100 * Metrics.l1(x, y, everywhere), 1e-9);
        assertEquals(scalar("out/l1_relative_edgeconnect_pct"), 100 * Metrics.relativeL1(x, y, everywhere), 1e-6);
        assertEquals(scalar("out/l1_relative_to_gt_pct"), 100 * Metrics.l1OfTruth(y, x, everywhere), 1e-6);
        assertEquals(scalar("out/ssim_gauss11_s1.5_rgbmean_valid"), Ssim.GAUSSIAN.overImage(x, y, SIZE, SIZE), 1e-6);
        assertEquals(scalar("out/ssim_skimage_default_uniform7"), Ssim.UNIFORM.overImage(x, y, SIZE, SIZE), 1e-6);
        assertEquals(scalar("out/ssim_edgeconnect_gray_uniform51"), Ssim.GREY.overImage(x, y, SIZE, SIZE), 1e-6);
    }

    @Test
    void distancesOfSetsAgreeWithTheReferenceValues() throws IOException {
        float[][] real = vectors("in/feat_real");
        float[][] fake = vectors("in/feat_fake");
        assertEquals(scalar("out/frechet_eig"), FrechetDistance.between(real, fake), 1e-6);
        assertEquals(scalar("out/frechet_sqrtm"), FrechetDistance.between(fake, real), 1e-6);
        Discrimination told = Discrimination.of(fake, real);
        assertEquals(scalar("out/pids_sklearn"), told.paired(), 1e-6);
        assertEquals(scalar("out/uids_sklearn"), told.unpaired(), 1e-6);
    }

    @Test
    void intersectionsAgreeWithTheReferenceValue() throws IOException {
        IntersectionOverUnion labels = new IntersectionOverUnion();
        labels.add(labels("in/gt"), labels("in/pred"));
        assertEquals(scalar("out/miou5"), labels.mean(), 1e-6);
        assertEquals(5, labels.perClass().size());
    }

    @Test
    void anExactFillIsPerfect() {
        float[][] planes = {noise(30 * 20, 1)};
        boolean[] hole = new boolean[30 * 20];
        Arrays.fill(hole, 40, 300, true);
        assertEquals(88.13, Metrics.psnr(planes, planes, hole), 0.01);
        assertEquals(1, Metrics.ssim(planes, planes, hole, 30, 20), 1e-12);
        assertEquals(0, Metrics.l1(planes, planes, hole));
        assertEquals(0, Metrics.relativeL1(planes, planes, hole));
        for (Ssim convention : Ssim.values()) {
            assertEquals(1, convention.overImage(planes, planes, 30, 20), 1e-9, convention.name());
        }
    }

    @Test
    void nothingIsWorseThanBlackForWhite() {
        float[][] white = {new float[30 * 20], new float[30 * 20], new float[30 * 20]};
        for (float[] plane : white) {
            Arrays.fill(plane, 255);
        }
        float[][] black = {new float[30 * 20], new float[30 * 20], new float[30 * 20]};
        boolean[] everywhere = Metrics.everywhere(30 * 20);
        assertEquals(0, Metrics.psnr(black, white, everywhere), 1e-9);
        assertEquals(1, Metrics.l1(black, white, everywhere), 1e-9);
        assertEquals(1, Metrics.relativeL1(black, white, everywhere), 1e-9);
        assertEquals(1, Metrics.l1OfTruth(black, white, everywhere), 1e-9);
        assertTrue(Metrics.ssim(black, white, everywhere, 30, 20) < 1e-3);
        assertTrue(Double.isNaN(Metrics.l1OfTruth(white, black, everywhere)), "nothing to relate to");
    }

    @Test
    void theRimShowsStepsAndNoSlopes() {
        boolean[] hole = new boolean[20 * 16];
        float[] ramp = new float[20 * 16];
        for (int p = 0; p < ramp.length; p++) {
            hole[p] = p % 20 >= 8 && p % 20 < 14 && p / 20 >= 4 && p / 20 < 10;
            ramp[p] = 3 * (p % 20) + 5 * (p / 20);
        }
        assertEquals(0, Metrics.seam(new float[][] {ramp}, hole, 20, 16), 1e-9);
        float[] raised = ramp.clone();
        for (int p = 0; p < ramp.length; p++) {
            raised[p] += hole[p] ? 12 : 0;
        }
        assertEquals(12, Metrics.seam(new float[][] {raised}, hole, 20, 16), 1e-9);
        assertEquals(6, Metrics.seam(new float[][] {raised, ramp}, hole, 20, 16), 1e-9);
        float[] inside = ramp.clone();
        inside[6 * 20 + 11] += 100; // two pixels and more from the rim
        assertEquals(0, Metrics.seam(new float[][] {inside}, hole, 20, 16), 1e-9);
        assertEquals(7, Metrics.seam(new float[][] {{3, 10}}, new boolean[] {true, false}, 2, 1), "nothing beyond");
    }

    @Test
    void onlyTheHoleCounts() {
        float[] truth = noise(30 * 20, 2);
        float[] composite = truth.clone();
        boolean[] hole = new boolean[30 * 20];
        for (int p = 100; p < 200; p++) {
            hole[p] = true;
            composite[p] += p % 2 == 0 ? 10 : -10;
        }
        composite[500] += 50;
        float[][] a = {composite, composite, composite};
        float[][] b = {truth, truth, truth};
        assertEquals(20 * Math.log10(25.5), Metrics.psnr(a, b, hole), 1e-4);
        assertEquals(10 / 255., Metrics.l1(a, b, hole), 1e-7);
    }

    @Test
    void aRampHasItsSlopeEverywhere() {
        float[] ramp = new float[12 * 9];
        for (int p = 0; p < ramp.length; p++) {
            ramp[p] = 3 * (p % 12) + 4 * (p / 12);
        }
        boolean[] everywhere = new boolean[ramp.length];
        Arrays.fill(everywhere, true);
        assertEquals(5, Metrics.gradient(new float[][] {ramp}, everywhere, 12, 9), 1e-9);
        assertEquals(0, Metrics.gradient(new float[][] {new float[1]}, new boolean[] {true}, 1, 1));
    }

    @Test
    void similarityNeedsNoMinimalSize() {
        for (Ssim convention : Ssim.values()) {
            double value = convention.overImage(new float[][] {noise(6, 3)}, new float[][] {noise(6, 4)}, 3, 2);
            assertTrue(value > -1 && value < 1, convention.name());
        }
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] plane = new float[length];
        for (int p = 0; p < length; p++) {
            plane[p] = random.nextInt(256);
        }
        return plane;
    }

    private static double scalar(String name) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            return fixture(manager).get(name).toDoubleArray()[0];
        }
    }

    private static float[][] planes(String name) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            byte[] samples = fixture(manager).get(name).toByteArray();
            float[][] planes = new float[3][SIZE * SIZE];
            for (int i = 0; i < samples.length; i++) {
                planes[i % 3][i / 3] = samples[i] & 0xff;
            }
            return planes;
        }
    }

    private static float[][] vectors(String name) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            NDArray array = fixture(manager).get(name);
            float[] values = array.toFloatArray();
            int length = (int) array.getShape().get(1);
            float[][] vectors = new float[values.length / length][];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
            }
            return vectors;
        }
    }

    private static int[] labels(String name) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            return Arrays.stream(fixture(manager).get(name).toLongArray()).mapToInt(Math::toIntExact).toArray();
        }
    }

    private static Map<String, NDArray> fixture(NDManager manager) throws IOException {
        try (InputStream in = MetricsTest.class.getResourceAsStream("metrics.safetensors")) {
            return SafeTensors.read(manager, in, Halves.KEEP);
        }
    }
}
