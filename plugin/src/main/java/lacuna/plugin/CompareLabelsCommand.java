package lacuna.plugin;

import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Intersection over union of segmentations. For macros the rules of {@link InpaintCommand} hold. */
@Plugin(type = Command.class, headless = true, label = "Compare labels", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Compare Labels...", weight = 7)},
        description = "Compares label images class by class (mIoU): what segments the original images, and the filled ones.")
public class CompareLabelsCommand extends LacunaCommand {

    /** The window of the table. */
    public static final String TABLE = "Lacuna labels";

    @Parameter(label = "True labels", persist = false,
            description = "The title of an open label image, or the path of a file or folder; every value is a class.")
    private String truth = "";

    @Parameter(label = "Labels to compare", persist = false,
            description = "As the true ones: an image of the same size, or a folder with files of the same names.")
    private String predicted = "";

    @Parameter(label = "mIoU", type = ItemIO.OUTPUT, description = "Mean over the classes, 0 to 1.")
    private double miou;

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        LabelComparison comparison;
        ImagePlus open = WindowManager.getImage(truth.strip());
        ImagePlus other = WindowManager.getImage(predicted.strip());
        if (open != null && other != null) {
            comparison = new LabelComparison();
            comparison.add(open, other);
        } else if (truth.isBlank() || predicted.isBlank() || !Files.exists(Path.of(truth.strip()))) {
            throw new IllegalArgumentException("Which label images are to be compared? Give the titles of two open images, or the"
                    + " paths of two files or folders.");
        } else {
            comparison = LabelComparison.ofFiles(Path.of(truth.strip()), Path.of(predicted.strip()));
        }
        comparison.table().show(TABLE);
        miou = comparison.mean();
    }
}
