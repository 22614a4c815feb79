package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.OvalRoi;
import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JSlider;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import lacuna.Samplers;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.edit.EditWindow;
import lacuna.plugin.hole.HoleSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The window itself, where there is a display: {@code xvfb-run mvn test -Dtest=EditWindowTest -Dtest.jvm.arguments=
 * -Djava.awt.headless=false}. Leaves pictures of it in the folder of the build.
 */
@DisabledIf("java.awt.GraphicsEnvironment#isHeadless")
class EditWindowTest {

    private static final Path SAMPLE = Path.of("../../sample-data/scratched_micrograph.tif");
    private static final Path PICTURES = Path.of("../../target/end-to-end/windows");
    private static final long PATIENCE_MS = 30_000;

    @TempDir
    private Path folder;

    @Test
    void slidersEditWhatIsTaken() throws Exception {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.toString());
        Samplers.bring(folder, "many");
        ImagePlus image = IJ.openImage(SAMPLE.toString());
        image.setRoi(new OvalRoi(200, 180, 34, 28));
        EditChoice choice = new EditChoice("many", "cpu", 0, "1: 0", "", 0, 17, "", 1, "hole");
        EditSession session = EditSession.open(image, HoleSources.selection(image), choice, Map.of("image", image.getTitle()));
        EditWindow window = onEventThread(() -> new EditWindow(session));
        onEventThread(() -> {
            window.setVisible(true);
            return null;
        });
        JSlider slider = find(window, JSlider.class, part -> "Strength of 1".equals(part.getAccessibleContext().getAccessibleName()));
        AbstractButton take = find(window, AbstractButton.class, button -> "Take".equals(button.getText()));
        AbstractButton whole = find(window, AbstractButton.class, button -> button.getText().startsWith("Change the whole"));
        JTextArea message = find(window, JTextArea.class, text -> true);
        picture(window, "edit-start.png");
        for (int value = 0; value <= 20; value++) {
            int dragged = value;
            onEventThread(() -> {
                slider.setValue(dragged);
                return null;
            });
        }
        click(whole);
        await(() -> message.getText().contains("too large to be edited as a whole"));
        assertFalse(take.isEnabled());
        picture(window, "edit-refused.png");
        click(whole);
        await(take::isEnabled);
        picture(window, "edit-dragged.png");
        click(take);
        await(() -> WindowManager.getImage("scratched_micrograph-filled") != null);
        ImagePlus taken = WindowManager.getImage("scratched_micrograph-filled");
        assertEquals("1: 2.0", RunRecord.of(taken).orElseThrow().planes().get(0).provenance().parameters().get("edits"));
        onEventThread(() -> {
            window.dispose();
            taken.close();
            return null;
        });
    }

    private static void click(AbstractButton button) throws Exception {
        onEventThread(() -> {
            button.doClick();
            return null;
        });
    }

    private static <T> T onEventThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        SwingUtilities.invokeAndWait(task);
        return task.get();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long start = System.currentTimeMillis();
        while (!onEventThread(condition::getAsBoolean)) {
            assertTrue(System.currentTimeMillis() - start < PATIENCE_MS, "waited in vain");
            Thread.sleep(20);
        }
    }

    private static <T extends Component> T find(Container container, Class<T> kind, Predicate<T> wanted) {
        for (Component part : container.getComponents()) {
            if (kind.isInstance(part) && wanted.test(kind.cast(part))) {
                return kind.cast(part);
            }
            T inside = part instanceof Container parts ? find(parts, kind, wanted) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static void picture(EditWindow window, String name) throws Exception {
        Thread.sleep(500);
        BufferedImage picture = new BufferedImage(window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
        onEventThread(() -> {
            window.printAll(picture.getGraphics());
            return null;
        });
        write(picture, Files.createDirectories(PICTURES).resolve(name));
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        assertTrue(ImageIO.write(picture, "png", file.toFile()));
    }
}
