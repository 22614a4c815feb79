package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.ops.Provenance;
import lacuna.plugin.RunRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What macros may rely on: keys, defaults, batch mode, recording. */
class MacroRulesTest {

    private static final String OPEN = """
            newImage("a scan", "16-bit ramp", 64, 48, 1);
            makeOval(20, 10, 12, 9);
            """;

    private final FijiStandIn fiji = FijiStandIn.get();

    @AfterEach
    void closeAll() {
        fiji.runMacro("setBatchMode(false); close('*');", "");
        assertEquals(0, WindowManager.getImageCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "setBatchMode(true);"})
    void theResultIsTheCurrentImage(String mode) {
        String title = fiji.runMacro(mode + OPEN + """
                run("Inpaint...", "model=harmonic");
                return getTitle() + ", " + nImages + " images, " + bitDepth() + " bits";
                """, "");
        assertEquals("a scan-filled, 3 images, 16 bits", title);
    }

    @Test
    void severalImagesCanBeFilledInARow() {
        String titles = fiji.runMacro(OPEN + """
                run("Inpaint...", "model=harmonic showhole=false");
                selectImage("a scan");
                run("Inpaint...", "model=biharmonic showhole=false");
                first = getTitle();
                newImage("b.tif", "8-bit ramp", 64, 48, 1);
                makeRectangle(5, 5, 8, 8);
                run("Inpaint...", "model=harmonic showhole=false");
                return first + ", " + getTitle() + ", " + nImages;
                """, "");
        assertEquals("a scan-filled-1, b-filled, 5", titles);
    }

    @Test
    void theImageCanBeNamed() {
        String title = fiji.runMacro(OPEN + """
                newImage("other", "8-bit black", 64, 48, 1);
                run("Inpaint...", "image=[a scan] model=harmonic showhole=false");
                return getTitle();
                """, "");
        assertEquals("a scan-filled", title);
    }

    @Test
    void whatIsLeftOutIsTheDefaultAndNotTheLastChoice() {
        fiji.runMacro(OPEN + "run('Inpaint...', 'model=biharmonic seed=99 grow=3 showhole=false');", "");
        Provenance chosen = provenance("a scan-filled");
        assertEquals("biharmonic", chosen.model());
        assertEquals(99, chosen.seed());
        assertEquals("3", chosen.parameters().get("grow"));

        fiji.runMacro("close('*');" + OPEN + "run('Inpaint...', 'model=harmonic');", "");
        Provenance defaults = provenance("a scan-filled");
        assertEquals(0, defaults.seed());
        assertEquals("0", defaults.parameters().get("grow"));
        assertTrue(WindowManager.getImage("a scan-hole") != null);
    }

    @Test
    void keysInMixedCaseAreNotHeard() {
        fiji.runMacro(OPEN + "run('Inpaint...', 'model=harmonic Seed=99');", "");
        assertEquals(0, provenance("a scan-filled").seed());
    }

    @Test
    void masksAreNamedByTheirTitle() {
        String title = fiji.runMacro("""
                newImage("my mask.png", "8-bit black", 64, 48, 1);
                setColor(255);
                fillRect(10, 10, 5, 5);
                newImage("scan", "RGB ramp", 64, 48, 1);
                run("Inpaint...", "showhole=true hole=mask mask=[my mask.png] model=harmonic");
                selectImage("scan-hole");
                getStatistics(area, mean);
                return "" + mean;
                """, "");
        assertEquals(255.0 * 25 / (64 * 48), Double.parseDouble(title), 1e-3);
    }

    @Test
    void thresholdsAndOverlaysMakeHoles() {
        assertEquals("8-bit ramp", fill("setThreshold(100, 120); run('Inpaint...', 'hole=threshold model=harmonic')"));
        assertEquals("8-bit ramp", fill("run('Inpaint...', 'hole=threshold range=100..120 model=harmonic')"));
        assertEquals("8-bit ramp", fill("makeRectangle(5, 5, 6, 6); Overlay.addSelection; run('Select None');"
                + " run('Inpaint...', 'hole=overlay model=harmonic')"));
        assertEquals("8-bit ramp", fill("run('Inpaint...', 'hole=saturated model=harmonic')"));
    }

    private String fill(String commands) {
        String title = fiji.runMacro("close('*'); newImage('8-bit ramp', '8-bit ramp', 512, 20, 1);" + commands
                + "; return getTitle();", "");
        return title.replace("-filled", "");
    }

    @Test
    void aRecordedRunReplaysToIdenticalPixels() {
        fiji.runMacro(OPEN + "run('Add Noise');", "");
        ImagePlus image = WindowManager.getImage("a scan");
        String recorded = fiji.record("Inpaint...", image,
                Map.of("model", "harmonic", "seed", 7L, "grow", 2, "outline", true));
        assertEquals("run(\"Inpaint...\", \"image=[a scan] hole=selection mask= range= grow=2 model=harmonic seed=7"
                + " device=auto stack=false phasetiling=false showhole=true outline=true sidecar=\");", recorded);
        fiji.runMacro(recorded, "");
        ImagePlus first = WindowManager.getImage("a scan-filled");
        fiji.runMacro("selectImage('a scan');" + recorded, "");
        ImagePlus second = WindowManager.getImage("a scan-filled-1");
        assertEquals(0, Pixels.countDifferences(first, second));
        assertTrue(Pixels.countDifferences(image, first) > 0);
        assertEquals("2", provenance("a scan-filled-1").parameters().get("grow"));
        assertEquals(1, second.getOverlay().size());
    }

    @Test
    void aFailureLeavesNoImage() {
        String title = fiji.runMacro(OPEN + "run('Inpaint...', 'model=nonsense'); return getTitle() + nImages;", "");
        assertEquals("a scan1", title);
        assertNull(WindowManager.getImage("a scan-hole"));
    }

    private static Provenance provenance(String title) {
        return RunRecord.of(WindowManager.getImage(title)).orElseThrow().planes().get(0).provenance();
    }
}
