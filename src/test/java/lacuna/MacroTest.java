package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.RoiDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lacuna.legacy.FijiStandIn;
import lacuna.ops.Provenance;
import lacuna.plugin.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macros that users get do what they say, on the sample data. */
class MacroTest {

    private static final Path MACROS = Path.of("../../macros");
    private static final Path SAMPLES = Path.of("../../sample-data");

    private final FijiStandIn fiji = FijiStandIn.get();

    @TempDir
    private Path folder;

    @Test
    void everyMacroIsTested() throws IOException {
        try (Stream<Path> macros = Files.list(MACROS)) {
            Set<String> names = new TreeSet<>(macros.map(macro -> macro.getFileName().toString()).toList());
            assertEquals(Set.of("01_inpaint_selection.ijm", "02_inpaint_folder.ijm", "03_sample_prior.ijm",
                    "04_evaluate.ijm", "05_check_fill.ijm", "06_train.ijm", "07_diverse_fills.ijm", "08_edit_fill.ijm"),
                    names);
        }
    }

    @Test
    void aSelectionIsFilledAndSaved() throws IOException {
        Path image = SAMPLES.resolve("scratched_micrograph.tif");
        Path selection = SAMPLES.resolve("scratched_micrograph.roi");
        Path filled = folder.resolve("filled.tif");
        fiji.runMacroFile(MACROS.resolve("01_inpaint_selection.ijm"), image + ";" + selection + ";" + filled);

        ImagePlus before = IJ.openImage(image.toString());
        ImagePlus after = IJ.openImage(filled.toString());
        assertEquals(before.getBitDepth(), after.getBitDepth());
        assertEquals(before.getCalibration().pixelWidth, after.getCalibration().pixelWidth);
        Provenance provenance = RunRecord.of(after).orElseThrow().planes().get(0).provenance();
        assertEquals(7, provenance.seed());
        assertEquals("auto", provenance.model());

        before.setRoi(RoiDecoder.open(selection.toString()));
        IJ.run(before, "Enlarge...", "enlarge=3 pixel");
        int changed = Pixels.countDifferences(before, after);
        assertTrue(changed > 0);
        assertEquals(0, Pixels.countDifferencesOutside(before.getRoi(), before, after));
    }

    @Test
    void aFolderIsFilledFileByFile() throws IOException {
        Path input = Files.createDirectory(folder.resolve("in put"));
        Path output = Files.createDirectory(folder.resolve("out"));
        for (String name : List.of(
                "torn_scan.png", "torn_scan_mask.png", "scratched_micrograph.tif", "scratched_micrograph.roi")) {
            Files.copy(SAMPLES.resolve(name), input.resolve(name));
        }
        Files.copy(SAMPLES.resolve("torn_scan.png"), input.resolve("whole.png"));
        Files.copy(SAMPLES.resolve("torn_scan.png"), input.resolve("done.png"));
        Files.copy(SAMPLES.resolve("torn_scan_mask.png"), input.resolve("done_mask.png"));
        Files.writeString(output.resolve("done.tif"), "done before");
        fiji.runMacroFile(MACROS.resolve("02_inpaint_folder.ijm"), input + ";" + output);

        assertEquals(Set.of("done.tif", "scratched_micrograph.tif", "torn_scan.tif"), Set.of(output.toFile().list()));
        assertEquals("done before", Files.readString(output.resolve("done.tif")));
        ImagePlus mask = IJ.openImage(input.resolve("torn_scan_mask.png").toString());
        ImagePlus before = IJ.openImage(input.resolve("torn_scan.png").toString());
        ImagePlus after = IJ.openImage(output.resolve("torn_scan.tif").toString());
        assertEquals(24, after.getBitDepth());
        assertEquals(0, Pixels.countDifferencesWhereBlack(mask, before, after));
        assertTrue(Pixels.countDifferences(before, after) > 0);
    }
}
