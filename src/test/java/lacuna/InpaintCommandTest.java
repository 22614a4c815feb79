package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import lacuna.plugin.RunRecord;
import lacuna.plugin.convert.HoleOutlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.Module;

/** The command as scripts run it, on every type of image. */
class InpaintCommandTest {

    private static final Roi ROI = new Roi(20, 15, 13, 11);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"8-bit", "16-bit", "32-bit", "RGB"})
    void everyTypeIsFilledInItsOwnDepth(String type) throws Exception {
        ImagePlus image = Runs.noise(type, 1);
        image.setRoi(ROI);
        ImagePlus filled = Runs.fill(Map.of("image", image, "model", "harmonic"));
        assertEquals(image.getBitDepth(), filled.getBitDepth());
        assertEquals("noise-filled", filled.getTitle());
        Runs.assertOnlyHoleChanged(image, filled);
        assertEquals(0, Pixels.countDifferences(Runs.noise(type, 1), image), "the input is untouched");
        assertNull(WindowManager.getImage("noise-filled"), "without a macro, the outputs go to the caller only");
    }

    @Test
    void nanIsFilledAndOtherNanStays() throws Exception {
        ImagePlus image = Runs.noise("32-bit", 1);
        FloatProcessor pixels = (FloatProcessor) image.getProcessor();
        for (int x = 20; x < 30; x++) {
            pixels.setf(x, 20, Float.NaN);
        }
        pixels.setf(50, 40, Float.POSITIVE_INFINITY);
        ImagePlus filled = Runs.fill(Map.of("image", image, "hole", "nan", "model", "harmonic"));
        for (int x = 20; x < 30; x++) {
            assertTrue(Float.isFinite(filled.getProcessor().getf(x, 20)));
        }
        assertEquals(Float.POSITIVE_INFINITY, filled.getProcessor().getf(50, 40));

        image.setRoi(40, 30, 5, 5);
        ImagePlus other = Runs.fill(Map.of("image", image, "model", "harmonic"));
        assertTrue(Float.isNaN(other.getProcessor().getf(25, 20)));
        assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, other));
    }

    @Test
    void palettesKeepTheirTable() throws Exception {
        Random random = new Random(3);
        byte[][] table = new byte[3][256];
        for (byte[] channel : table) {
            random.nextBytes(channel);
        }
        ImagePlus image = Runs.noise("8-bit", 1);
        image.getProcessor().setLut(new LUT(table[0], table[1], table[2]));
        image.setRoi(ROI);
        ImagePlus filled = Runs.fill(Map.of("image", image, "model", "harmonic"));
        assertEquals(8, filled.getBitDepth());
        assertEquals(image.getProcessor().getLut(), filled.getProcessor().getLut());
        Runs.assertOnlyHoleChanged(image, filled);
        assertEquals("true", Runs.provenance(filled).parameters().get("rgb"));
    }

    @Test
    void metadataAndDisplayAreKept() throws Exception {
        ImagePlus image = Runs.noise("16-bit", 1);
        image.getProcessor().setColorModel(LutLoader.getLut("fire"));
        image.setDisplayRange(1000, 30000);
        image.getCalibration().setUnit("nm");
        image.getCalibration().pixelWidth = 4.2;
        image.setOverlay(new Overlay(new Roi(1, 1, 4, 4)));
        image.setProperty("Info", "microscope: EM");
        image.setRoi(ROI);
        ImagePlus filled = Runs.fill(Map.of("image", image, "model", "biharmonic", "outline", true, "seed", 11L));
        assertEquals(1000, filled.getDisplayRangeMin());
        assertEquals(30000, filled.getDisplayRangeMax());
        assertEquals(4.2, filled.getCalibration().pixelWidth);
        assertTrue(filled.getInfoProperty().startsWith("microscope: EM\n"));
        assertEquals(2, filled.getOverlay().size());
        assertEquals(HoleOutlines.NAME, filled.getOverlay().get(1).getName());
        assertEquals(ROI.getBounds(), filled.getOverlay().get(1).getBounds());
        assertEquals("biharmonic", Runs.provenance(filled).model());
        assertEquals(11, Runs.provenance(filled).seed());
        assertEquals(13 * 11 / (80.0 * 60), Runs.provenance(filled).fractionSynthetic(), 1e-12);

        Path file = folder.resolve("filled.tif");
        IJ.saveAsTiff(filled, file.toString());
        assertEquals(RunRecord.of(filled), RunRecord.of(IJ.openImage(file.toString())));
    }

    @Test
    void theHoleComesAsAMask() throws Exception {
        ImagePlus image = Runs.noise("16-bit", 1);
        image.getCalibration().pixelWidth = 4.2;
        image.setRoi(ROI);
        Module module = Runs.runModule(Map.of("image", image, "model", "harmonic", "grow", 2));
        ImagePlus hole = (ImagePlus) module.getOutput("holemask");
        assertEquals(4.2, hole.getCalibration().pixelWidth);
        ByteProcessor mask = (ByteProcessor) hole.getProcessor();
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                int dx = Math.max(0, Math.max(20 - x, x - 32));
                int dy = Math.max(0, Math.max(15 - y, y - 25));
                assertEquals(dx * dx + dy * dy <= 4 ? 255 : 0, mask.get(x, y), x + ", " + y);
            }
        }
        assertNull(Runs.runModule(Map.of("image", image, "model", "harmonic", "showhole", false)).getOutput("holemask"));
    }

    @Test
    void theSameSeedGivesTheSamePixels() throws Exception {
        ImagePlus image = Runs.noise("RGB", 4);
        image.setRoi(ROI);
        ImagePlus first = Runs.fill(Map.of("image", image, "seed", 5L));
        ImagePlus second = Runs.fill(Map.of("image", image, "seed", 5L));
        assertEquals(0, Pixels.countDifferences(first, second));
        assertEquals("auto", Runs.provenance(first).model());
    }

    @Test
    void phaseTilingIsOfferedAndRecorded() throws Exception {
        ImagePlus image = Runs.noise("8-bit", 6);
        image.setRoi(20, 15, 12, 9);
        ImagePlus windows = Runs.fill(Map.of("image", image, "model", "deepgin-compact", "device", "cpu"));
        ImagePlus tiles = Runs.fill(Map.of("image", image, "model", "deepgin-compact", "device", "cpu", "phasetiling", true));
        Runs.assertOnlyHoleChanged(image, tiles);
        assertTrue(Pixels.countDifferences(windows, tiles) > 0);
        assertEquals("true", Runs.provenance(tiles).parameters().get("phaseTiling"));
    }

    @Test
    void theRecordIsWrittenBesideTheImage() throws Exception {
        ImagePlus image = Runs.noise("8-bit", 1);
        image.setRoi(ROI);
        Path file = folder.resolve("record.json");
        ImagePlus filled = Runs.fill(Map.of("image", image, "model", "harmonic", "sidecar", file.toString()));
        assertTrue(filled.getInfoProperty().contains(Files.readString(file)));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing half-written is left");
        }
    }
}
