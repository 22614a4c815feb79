package lacuna.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.ops.fillers.FillerOptions;
import lacuna.training.evaluation.ComparedFills;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.HeldBack;
import lacuna.training.evaluation.report.ReportFolder;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.platform.PlatformService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures models on one's own images, in holes whose truth is known. For macros the rules of {@link InpaintCommand} hold. */
@Plugin(type = Command.class, headless = true, label = "Evaluate", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Evaluate...", weight = 6)},
        description = "Cuts holes into images of a folder, fills them with several models, compares each with the truth, and"
                + " writes tables and a report with pictures.")
public class EvaluateImagesCommand extends LacunaCommand {

    /** The window of the table. */
    public static final String TABLE = "Lacuna evaluation";

    @Parameter
    private PlatformService platform;

    @Parameter(label = "Folder of images", persist = false, required = false,
            description = "Images that no compared model was trained on; sub-folders are domains. Empty asks for the folder.")
    private String images = "";

    @Parameter(label = "Holes", persist = false, required = false,
            description = "Kinds of holes separated by commas, or a folder of masks: white is missing; of the name of an image it"
                    + " is its own.")
    private String masks = "scratch,text,automaton,freeform,box,half";

    @Parameter(label = "Models", persist = false, required = false,
            description = "Names separated by commas, as Models... lists them; telea and patchmatch are yardsticks. Empty takes"
                    + " all but auto and priors.")
    private String models = "";

    @Parameter(label = "Crops", min = "1", persist = false, description = "How many crops are cut out of the images.")
    private int crops = 40;

    @Parameter(label = "Edge of a crop (pixels)", min = "64", persist = false,
            description = "A multiple of 16 from 64 up; smaller images are taken whole.")
    private int size = 256;

    @Parameter(label = "Seed", persist = false,
            description = "The same seed gives the same crops and holes, whatever is compared.")
    private long seed = 1;

    @Parameter(label = "Feature network", persist = false, required = false,
            description = "The path of a TorchScript network for feature distances; empty for none.")
    private String features = "";

    @Parameter(label = "Held-back share", min = "0", max = "0.9", persist = false,
            description = "Measure only what a training on this folder with this share for validation held back; 0 measures all"
                    + " images.")
    private double heldback;

    @Parameter(label = "Seed of that training", persist = false, description = "Matters only with a share of held-back images.")
    private long trainingseed = 1;

    @Parameter(label = "Pictures", min = "0", persist = false, description = "How many crops with their fills the report shows.")
    private int pictures = 12;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where networks compute. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "Folder of the report", persist = false, required = false,
            description = "It is made if it is not there. Empty asks for the folder.")
    private String out = "";

    @Parameter(label = "Replace an earlier report", persist = false,
            description = "Whether a report that is in the folder already may be replaced.")
    private boolean replace;

    @Parameter(label = "Report", type = ItemIO.OUTPUT, description = "The path of the page to look at.")
    private String report;

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        List<String> names = names();
        ComparedFills.check(names);
        EvaluationOptions options = options(host.folder(images, "Folder of images"));
        String folder = host.folder(out, "Folder of the report");
        if (folder.isBlank()) {
            throw new IllegalArgumentException("Where is the report to be written? Give out=[path of a folder].");
        }
        ReportFolder target = ReportFolder.open(Path.of(folder), replace);
        EvaluationReport found =
                ComparedFills.evaluate(options, names, FillerOptions.DEFAULTS.withDevice(device), progress);
        target.write(found);
        found.messages().forEach(host::note);
        EvaluationTable.of(found).show(TABLE);
        report = target.page().toString();
        if (host.isInteractive()) {
            platform.open(target.page().toUri().toURL());
        }
    }

    private List<String> names() {
        return models.isBlank() ? ComparedFills.standard()
                : Stream.of(models.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    private EvaluationOptions options(String folder) {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("Which images are to be measured? Give images=[path of a folder].");
        }
        EvaluationOptions options = EvaluationOptions.of(Path.of(folder)).withHoles(masks).withCrops(crops).withSize(size)
                .withSeed(seed).withPictures(pictures);
        if (!features.isBlank()) {
            options = options.withFeatures(Path.of(features.strip()));
        }
        return heldback == 0 ? options : options.withHeldBack(new HeldBack(heldback, trainingseed, null));
    }
}
