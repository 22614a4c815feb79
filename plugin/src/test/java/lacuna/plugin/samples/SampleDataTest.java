package lacuna.plugin.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {

    private static final Path COMMITTED = Path.of("../sample-data");
    private static final List<String> IMAGES = List.of("scratched_micrograph.tif", "torn_scan.png", "torn_scan_mask.png",
        "hyperstack.tif");

    @TempDir
    private static Path drawn;

    @BeforeAll
    static void draw() throws IOException {
        new SampleData(drawn).draw();
    }

    @Test
    void committedImagesAreWhatTheGeneratorDraws() {
        for (String name : IMAGES) {
            assertSamePixels(open(COMMITTED, name), open(drawn, name));
        }
    }

    @Test
    void committedSelectionsAreWhatTheGeneratorDraws() {
        for (String name : List.of("scratched_micrograph", "hyperstack")) {
            Roi committed = roi(COMMITTED, name);
            Roi redrawn = roi(drawn, name);
            assertEquals(committed.getBounds(), redrawn.getBounds());
            assertArrayEquals(committed.getContainedPoints(), redrawn.getContainedPoints());
        }
    }

    @Test
    void samplesAreOfTheKindsThatTheirReadmeNames() {
        ImagePlus micrograph = open(drawn, "scratched_micrograph.tif");
        Calibration calibration = micrograph.getCalibration();
        assertEquals(16, micrograph.getBitDepth());
        assertEquals(0.004, calibration.pixelWidth, 1e-9);
        ImagePlus hyperstack = open(drawn, "hyperstack.tif");
        assertArrayEquals(new int[] {112, 112, 3, 5, 2}, hyperstack.getDimensions());
        assertEquals(24, open(drawn, "torn_scan.png").getBitDepth());
    }

    @Test
    void everyBurntPixelIsSelected() {
        ImageProcessor pixels = open(drawn, "scratched_micrograph.tif").getProcessor();
        Roi damage = roi(drawn, "scratched_micrograph");
        int burnt = 0;
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                if (pixels.get(x, y) == 65535) {
                    burnt++;
                    assertTrue(damage.contains(x, y), x + ", " + y);
                }
            }
        }
        assertTrue(burnt > 1000, "burnt pixels: " + burnt);
    }

    @Test
    void samplesStaySmall() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        assertTrue(bytes < 2_000_000, "bytes: " + bytes);
    }

    private static ImagePlus open(Path folder, String name) {
        return IJ.openImage(folder.resolve(name).toString());
    }

    private static Roi roi(Path folder, String name) {
        return new Opener().openRoi(folder.resolve(name + ".roi").toString());
    }

    /** One grey level is left to the last digit of the processor's exponential. */
    private static void assertSamePixels(ImagePlus expected, ImagePlus actual) {
        assertArrayEquals(expected.getDimensions(), actual.getDimensions());
        for (int index = 1; index <= expected.getStackSize(); index++) {
            ImageProcessor a = expected.getStack().getProcessor(index);
            ImageProcessor b = actual.getStack().getProcessor(index);
            for (int band = 0; band < a.getNChannels(); band++) {
                float[] left = (float[]) a.toFloat(band, null).getPixels();
                float[] right = (float[]) b.toFloat(band, null).getPixels();
                assertArrayEquals(left, right, 1, expected.getTitle());
            }
        }
    }
}
