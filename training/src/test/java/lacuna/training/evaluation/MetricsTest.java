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
        boolean[] inner = new boolean[SIZE * SIZE];
        for (int row = Ssim.RADIUS; row < SIZE - Ssim.RADIUS; row++) {
            Arrays.fill(inner, row * SIZE + Ssim.RADIUS, (row + 1) * SIZE - Ssim.RADIUS, true);
        }
        assertEquals(scalar("out/ssim_gauss11_s1.5_rgbmean_valid"), Metrics.ssim(x, y, inner, SIZE, SIZE), 1e-6);
    }

    @Test
    void anExactFillIsPerfect() {
        float[][] planes = {noise(30 * 20, 1)};
        boolean[] hole = new boolean[30 * 20];
        Arrays.fill(hole, 40, 300, true);
        assertEquals(88.13, Metrics.psnr(planes, planes, hole), 0.01);
        assertEquals(1, Metrics.ssim(planes, planes, hole, 30, 20), 1e-12);
        assertEquals(0, Metrics.l1(planes, planes, hole));
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
        float[] a = noise(6, 3);
        float[] b = noise(6, 4);
        for (double value : Ssim.map(a, b, 3, 2)) {
            assertTrue(value > -1 && value < 1);
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

    private static Map<String, NDArray> fixture(NDManager manager) throws IOException {
        try (InputStream in = MetricsTest.class.getResourceAsStream("metrics.safetensors")) {
            return SafeTensors.read(manager, in, Halves.KEEP);
        }
    }
}
