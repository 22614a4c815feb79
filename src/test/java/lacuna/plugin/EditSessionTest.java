package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.Samplers;
import lacuna.legacy.FijiStandIn;
import lacuna.models.bundle.ModelZoo;
import lacuna.ops.ProgressListener;
import lacuna.plugin.edit.EditState;
import lacuna.plugin.edit.Editor;
import lacuna.plugin.hole.HoleSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window of edits shows and gives, without the window, by a network that learned nothing. */
class EditSessionTest {

    private static final EditChoice CHOICE = new EditChoice("many", "cpu", 0, "1: 0", "", 0, 17, "", 1, "hole");

    @TempDir
    private Path folder;

    @BeforeEach
    void ownModels() throws IOException {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.toString());
        Samplers.bring(folder, "many");
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
        FijiStandIn.get().runMacro("setBatchMode(false); close('*');", "");
    }

    private static ImagePlus scan(int width, int height, String type) {
        FijiStandIn.get().runMacro("newImage('a scan', '" + type + " ramp', " + width + ", " + height
                + ", 1); run('Add Noise');", "");
        return WindowManager.getImage("a scan");
    }

    private static EditSession open(ImagePlus image, EditChoice choice) {
        return EditSession.open(image, HoleSources.selection(image), choice,
                new LinkedHashMap<>(Map.of("image", image.getTitle(), "hole", "selection")));
    }

    private static EditState along(Map<String, Double> strengths) {
        return new EditState(strengths, 0, 9, null, 1, false);
    }

    @Test
    void thePreviewShowsThePixelsThatAreTaken() {
        for (String type : new String[] {"8-bit", "16-bit", "32-bit", "RGB"}) {
            ImagePlus image = scan(400, 300, type);
            image.setRoi(new Roi(200, 150, 17, 16));
            try (EditSession session = open(image, CHOICE)) {
                EditState state = along(Map.of("1", 1.5, "2", -2.0));
                Editor.Preview preview = session.preview(state);
                assertTrue(preview.complete());
                assertTrue(preview.edited().getWidth() < 200, "a copy of the neighbourhood: " + preview.edited().getWidth());
                ImagePlus taken = session.take(state, ProgressListener.NONE).image();
                assertShown(preview.edited(), preview, taken.getProcessor());
                ImagePlus plain = session.take(along(Map.of()), ProgressListener.NONE).image();
                assertShown(preview.plain(), preview, plain.getProcessor());
                assertNotEquals(0, differences(plain, taken));
            }
            image.close();
        }
    }

    /** The pixels of the picture's part are those around the selection. */
    private static void assertShown(ImageProcessor shown, Editor.Preview preview, ImageProcessor image) {
        Rectangle part = preview.picture().part();
        int marginX = (part.width - 17) / 2;
        int marginY = (part.height - 16) / 2;
        shown.setRoi(part);
        image.setRoi(200 - marginX, 150 - marginY, part.width, part.height);
        assertArrayEquals(image.crop().getFloatArray(), shown.crop().getFloatArray());
        image.resetRoi();
        shown.resetRoi();
    }

    private static int differences(ImagePlus one, ImagePlus other) {
        int count = 0;
        for (int i = 0; i < one.getProcessor().getPixelCount(); i++) {
            count += one.getProcessor().getf(i) != other.getProcessor().getf(i) ? 1 : 0;
        }
        return count;
    }

    @Test
    void aMacroRepeatsWhatWasTaken() {
        ImagePlus image = scan(100, 90, "16-bit");
        image.setRoi(new Roi(20, 15, 17, 16));
        for (boolean whole : new boolean[] {false, true}) {
            Editor.Taken taken;
            try (EditSession session = open(image, CHOICE)) {
                taken = session.take(new EditState(Map.of("1", 2.5, "4", -1.25), 1, 7, 5L, 0.7, whole), ProgressListener.NONE);
            }
            assertTrue(taken.macro().contains("image=[a scan] ") && taken.macro().contains(" first=1 last=7 seed=5 scope="),
                    taken.macro());
            FijiStandIn.get().runMacro(taken.macro(), "");
            ImagePlus repeated = WindowManager.getImage(whole ? "a scan-edited" : "a scan-filled");
            assertEquals(repeated.getTitle(), taken.image().getTitle());
            assertEquals(0, differences(taken.image(), repeated));
            assertNotEquals(0, differences(image, repeated));
        }
    }

    @Test
    void theWholeImageIsShownAsItIsTaken() {
        ImagePlus image = scan(100, 90, "8-bit");
        image.setRoi(new Roi(20, 15, 17, 16));
        try (EditSession session = open(image, CHOICE)) {
            EditState state = new EditState(Map.of("1", 2.0), 0, 9, null, 1, true);
            Editor.Preview preview = session.preview(state);
            ImagePlus taken = session.take(state, ProgressListener.NONE).image();
            assertArrayEquals(taken.getProcessor().getFloatArray(), preview.edited().getFloatArray());
        }
    }

    @Test
    void ofAHoleThatIsEverywhereAPartIsShown() {
        ImagePlus image = scan(3000, 2000, "8-bit");
        image.setRoi(new Roi(100, 100, 2700, 3));
        try (EditSession session = open(image, CHOICE)) {
            Editor.Preview preview = session.preview(along(Map.of("1", 1.0)));
            assertFalse(preview.complete());
            assertTrue(preview.edited().getWidth() <= 128);
        }
    }

    @Test
    void theImageMayChangeOrBeClosed() {
        ImagePlus image = scan(100, 90, "8-bit");
        image.setRoi(new Roi(20, 15, 17, 16));
        try (EditSession session = open(image, CHOICE)) {
            EditState state = along(Map.of("1", 1.0));
            session.preview(state);
            image.getProcessor().set(21, 12, 77);
            image.setRoi(new Roi(0, 0, 5, 5));
            complains("The image has changed around the hole: .*", () -> session.take(state, ProgressListener.NONE));
            session.preview(state);
            ImagePlus taken = session.take(state, ProgressListener.NONE).image();
            assertEquals(77, taken.getProcessor().get(21, 12));
            image.close();
            complains("The image \"a scan\" was closed: .*", () -> session.preview(state));
            complains("The image \"a scan\" was closed: .*", () -> session.take(state, ProgressListener.NONE));
        }
    }

    private static void complains(String pattern, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.matches(pattern), message);
    }

    @Test
    void largeImagesAreNotEditedAsAWhole() {
        ImagePlus image = scan(400, 90, "8-bit");
        image.setRoi(new Roi(20, 15, 17, 16));
        try (EditSession session = open(image, CHOICE)) {
            complains("The image \\(400 x 90 pixels\\) is too large to be edited as a whole, .*",
                    () -> session.preview(new EditState(Map.of(), 0, 9, null, 1, true)));
        }
    }
}
