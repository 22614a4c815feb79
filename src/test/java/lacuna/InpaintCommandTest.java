package lacuna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lacuna.legacy.FijiStandIn;
import lacuna.ops.Provenance;
import lacuna.plugin.InpaintCommand;
import lacuna.plugin.RunRecord;
import lacuna.plugin.convert.HoleOutlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** The command as scripts run it, on every type of image. */
class InpaintCommandTest {

    private static final Roi ROI = new Roi(20, 15, 13, 11);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"8-bit", "16-bit", "32-bit", "RGB"})
    void everyTypeIsFilledInItsOwnDepth(String type) throws Exception {
        ImagePlus image = noise(type, 1);
        image.setRoi(ROI);
        ImagePlus filled = run(Map.of("image", image, "model", "harmonic"));
        assertEquals(image.getBitDepth(), filled.getBitDepth());
        assertEquals("noise-filled", filled.getTitle());
        assertOnlyHoleChanged(image, filled);
        assertEquals(0, Pixels.countDifferences(noise(type, 1), image), "the input is untouched");
        assertNull(WindowManager.getImage("noise-filled"), "without a macro, the outputs go to the caller only");
    }

    @Test
    void nanIsFilledAndOtherNanStays() throws Exception {
        ImagePlus image = noise("32-bit", 1);
        FloatProcessor pixels = (FloatProcessor) image.getProcessor();
        for (int x = 20; x < 30; x++) {
            pixels.setf(x, 20, Float.NaN);
        }
        pixels.setf(50, 40, Float.POSITIVE_INFINITY);
        ImagePlus filled = run(Map.of("image", image, "hole", "nan", "model", "harmonic"));
        for (int x = 20; x < 30; x++) {
            assertTrue(Float.isFinite(filled.getProcessor().getf(x, 20)));
        }
        assertEquals(Float.POSITIVE_INFINITY, filled.getProcessor().getf(50, 40));

        image.setRoi(40, 30, 5, 5);
        ImagePlus other = run(Map.of("image", image, "model", "harmonic"));
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
        ImagePlus image = noise("8-bit", 1);
        image.getProcessor().setLut(new LUT(table[0], table[1], table[2]));
        image.setRoi(ROI);
        ImagePlus filled = run(Map.of("image", image, "model", "harmonic"));
        assertEquals(8, filled.getBitDepth());
        assertEquals(image.getProcessor().getLut(), filled.getProcessor().getLut());
        assertOnlyHoleChanged(image, filled);
        assertEquals("true", provenance(filled).parameters().get("rgb"));
    }

    @Test
    void metadataAndDisplayAreKept() throws Exception {
        ImagePlus image = noise("16-bit", 1);
        image.getProcessor().setColorModel(LutLoader.getLut("fire"));
        image.setDisplayRange(1000, 30000);
        image.getCalibration().setUnit("nm");
        image.getCalibration().pixelWidth = 4.2;
        image.setOverlay(new Overlay(new Roi(1, 1, 4, 4)));
        image.setProperty("Info", "microscope: EM");
        image.setRoi(ROI);
        ImagePlus filled = run(Map.of("image", image, "model", "biharmonic", "outline", true, "seed", 11L));
        assertEquals(1000, filled.getDisplayRangeMin());
        assertEquals(30000, filled.getDisplayRangeMax());
        assertEquals(4.2, filled.getCalibration().pixelWidth);
        assertTrue(filled.getInfoProperty().startsWith("microscope: EM\n"));
        assertEquals(2, filled.getOverlay().size());
        assertEquals(HoleOutlines.NAME, filled.getOverlay().get(1).getName());
        assertEquals(ROI.getBounds(), filled.getOverlay().get(1).getBounds());
        assertEquals("biharmonic", provenance(filled).model());
        assertEquals(11, provenance(filled).seed());
        assertEquals(13 * 11 / (80.0 * 60), provenance(filled).fractionSynthetic(), 1e-12);

        Path file = folder.resolve("filled.tif");
        IJ.saveAsTiff(filled, file.toString());
        assertEquals(RunRecord.of(filled), RunRecord.of(IJ.openImage(file.toString())));
    }

    @Test
    void theHoleComesAsAMask() throws Exception {
        ImagePlus image = noise("16-bit", 1);
        image.getCalibration().pixelWidth = 4.2;
        image.setRoi(ROI);
        Module module = runModule(Map.of("image", image, "model", "harmonic", "grow", 2));
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
        assertNull(runModule(Map.of("image", image, "model", "harmonic", "showhole", false)).getOutput("holemask"));
    }

    @Test
    void aHyperstackIsFilledOnTheCurrentPlaneOrOnAll() throws Exception {
        ImagePlus image = new CompositeImage(IJ.openImage("../../sample-data/hyperstack.tif"), CompositeImage.COMPOSITE);
        image.setPosition(2, 3, 1);
        image.setRoi(30, 30, 9, 9);
        ImagePlus one = run(Map.of("image", image, "model", "harmonic"));
        assertArrayEquals(image.getDimensions(), one.getDimensions());
        assertArrayEquals(new int[] {image.getStackIndex(2, 3, 1)}, changedPlanes(image, one));

        ImagePlus all = run(Map.of("image", image, "model", "harmonic", "stack", true));
        assertEquals(image.getStackSize(), changedPlanes(image, all).length);
        assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, all));
        assertEquals(image.getStackSize(), RunRecord.of(all).orElseThrow().planes().size());

        Roi positioned = new Roi(30, 30, 9, 9);
        positioned.setPosition(0, 2, 0);
        image.setRoi(positioned);
        ImagePlus slice = run(Map.of("image", image, "model", "harmonic"));
        assertEquals(image.getNChannels() * image.getNFrames(), changedPlanes(image, slice).length);
    }

    @Test
    void virtualStacksComeIntoMemory() throws Exception {
        VirtualStack planes = new VirtualStack(80, 60) {
            @Override
            public ImageProcessor getProcessor(int n) {
                return noise("8-bit", n).getProcessor();
            }

            @Override
            public Object getPixels(int n) {
                return getProcessor(n).getPixels();
            }

            @Override
            public int getSize() {
                return 3;
            }
        };
        ImagePlus image = new ImagePlus("virtual", planes);
        image.setRoi(ROI);
        ImagePlus filled = run(Map.of("image", image, "model", "harmonic", "stack", true));
        assertEquals(3, changedPlanes(image, filled).length);
        assertOnlyHoleChanged(image, filled);
    }

    @Test
    void theSameSeedGivesTheSamePixels() throws Exception {
        ImagePlus image = noise("RGB", 4);
        image.setRoi(ROI);
        ImagePlus first = run(Map.of("image", image, "seed", 5L));
        ImagePlus second = run(Map.of("image", image, "seed", 5L));
        assertEquals(0, Pixels.countDifferences(first, second));
        assertEquals("auto", provenance(first).model());
    }

    @Test
    void theRecordIsWrittenBesideTheImage() throws Exception {
        ImagePlus image = noise("8-bit", 1);
        image.setRoi(ROI);
        Path file = folder.resolve("record.json");
        ImagePlus filled = run(Map.of("image", image, "model", "harmonic", "sidecar", file.toString()));
        assertTrue(filled.getInfoProperty().contains(Files.readString(file)));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing half-written is left");
        }
    }

    private static ImagePlus run(Map<String, Object> inputs) throws Exception {
        return (ImagePlus) runModule(inputs).getOutput("filled");
    }

    private static Module runModule(Map<String, Object> inputs) throws Exception {
        Context context = FijiStandIn.get().context();
        // The CommandService gives no result for commands whose choices change.
        Module module = context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(InpaintCommand.class), true, inputs).get();
        assertNull(((Cancelable) module).getCancelReason());
        return module;
    }

    private static ImagePlus noise(String type, int seed) {
        ImagePlus image = IJ.createImage("noise", type + " black", 80, 60, 1);
        Random random = new Random(seed);
        ImageProcessor pixels = image.getProcessor();
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            if (pixels instanceof FloatProcessor) {
                pixels.setf(i, (float) random.nextGaussian());
            } else {
                pixels.set(i, random.nextInt() & (type.equals("RGB") ? 0xffffff : type.equals("8-bit") ? 0xff : 0xffff));
            }
        }
        return image;
    }

    private static Provenance provenance(ImagePlus filled) {
        return RunRecord.of(filled).orElseThrow().planes().get(0).provenance();
    }

    private static void assertOnlyHoleChanged(ImagePlus image, ImagePlus filled) {
        assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, filled));
        assertTrue(Pixels.countDifferences(image, filled) > 0);
    }

    private static int[] changedPlanes(ImagePlus a, ImagePlus b) {
        return IntStream.rangeClosed(1, a.getStackSize())
                .filter(plane -> Pixels.countDifferences(new ImagePlus("", a.getStack().getProcessor(plane)),
                        new ImagePlus("", b.getStack().getProcessor(plane))) > 0).toArray();
    }
}
