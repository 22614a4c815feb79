package lacuna.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import javax.swing.SwingUtilities;
import lacuna.plugin.train.TrainingChoice;
import lacuna.plugin.train.TrainingWindow;
import lacuna.plugin.train.Trainings;
import lacuna.training.TrainingFile;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingOptions;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a network on the user's own images: in a window for people, and by the parameters below for macros. */
@Plugin(type = Command.class, headless = true, label = "Train", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Train...", weight = 15)},
        description = "Trains a network on a folder of images or an open stack, and puts the model into the list.")
public class TrainCommand extends LacunaCommand {

    @Parameter(label = "Images", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Path of a folder of images, or title of an open stack. Empty opens the window.")
    private String images = "";

    @Parameter(label = "Network", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "What is trained: deepgin (fills holes) or stylegan2 (a prior).")
    private String network = "deepgin";

    @Parameter(label = "Preset", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Its size; empty for the usual one.")
    private String preset = "";

    @Parameter(label = "Start from", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Name of a model, or path of a bundle or checkpoint, to go on from; empty for random weights.")
    private String from = "";

    @Parameter(label = "Save as", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Path of the model, or its name alone.")
    private String out = "";

    @Parameter(label = "Holes", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Kinds of holes to train with, such as box,text:2; empty for the usual ones.")
    private String holes = "";

    @Parameter(label = "Defects", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Masks, ROI files or folders of them, separated by semicolons, or the title of an open mask: holes are drawn"
                    + " from them.")
    private String defects = "";

    @Parameter(label = "Features", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Path of a TorchScript network for perceptual losses, or to judge a prior; empty for none.")
    private String features = "";

    @Parameter(label = "Settings", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Settings of the network's own, such as gamma=0.5; freeze=2.")
    private String settings = "";

    @Parameter(label = "Crop", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Edge of the crops in pixels; 0 for the usual one.")
    private int crop;

    @Parameter(label = "Batch", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Crops a step, fewer for less memory; 0 for the usual number.")
    private int batch;

    @Parameter(label = "Steps", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Length of the training; 0 for the usual one.")
    private long steps;

    @Parameter(label = "Validation", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Share of the images to measure on, 0 to below 1.")
    private double validation = 0.1;

    @Parameter(label = "Seed", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Same seed, same model on a CPU.")
    private long seed = 1;

    @Parameter(label = "Device", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Where networks compute: auto, cpu or gpu.")
    private String device = "auto";

    @Parameter(label = "Resume", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "Work folder (*.training) of a training to go on with; nothing else is needed then.")
    private String resume = "";

    @Parameter(label = "Model", type = ItemIO.OUTPUT, description = "Name of the model in the list.")
    private String model;

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        if (images.isBlank() && resume.isBlank() && host.hasWindows()) {
            SwingUtilities.invokeLater(TrainingWindow::open);
            return;
        }
        TrainingOptions options = resume.isBlank() ? choice().options() : TrainingFile.read(Path.of(resume.strip()));
        TrainingProgress watcher = new TrainingProgress(host, progress);
        TrainingJob job = Trainings.begin(options, !resume.isBlank(), watcher);
        watcher.steer(job);
        job.run();
        if (job.state() == TrainingJob.State.CANCELED) {
            throw new CancellationException("The training was canceled; " + options.work() + " holds what is needed to go on.");
        }
        model = Trainings.list(job);
    }

    private TrainingChoice choice() {
        return new TrainingChoice(images, network, preset, from, out, holes, defects, features, settings, crop, batch, steps,
                validation, seed, device);
    }
}
