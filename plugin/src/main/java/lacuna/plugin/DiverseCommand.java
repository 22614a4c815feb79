package lacuna.plugin;

import ij.ImagePlus;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import lacuna.ops.fillers.FillCode;
import lacuna.plugin.convert.ImageCopies;
import lacuna.plugin.diverse.ChooserWindow;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what a hole may have held: several fills, where they differ, and a window to choose one of them. */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Diverse Fills", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Diverse Fills...", weight = 3)},
        description = "Fills the same hole several times, each time in another way, and says where the fills disagree."
                + " One plane at a time: the current one, or the one to which the selection belongs.")
public class DiverseCommand extends SamplingCommand {

    @Parameter(label = "Fills", min = "1", persist = false, description = "How many fills, as slices of a stack.")
    private int count = 8;

    @Parameter(label = "Seed", persist = false,
            description = "Of the first fill; the others have the seeds after it. Each slice is labelled with its own.")
    private long seed;

    @Parameter(label = "Mean", persist = false, description = "Gives the mean of the fills: 32 bits, zero outside the hole.")
    private boolean mean;

    @Parameter(label = "Standard deviation", persist = false,
            description = "Gives a map of where the fills disagree: 32 bits, zero outside the hole.")
    private boolean deviation;

    @Parameter(label = "Band of 5 to 95 %", persist = false,
            description = "Gives the limits below which 5 % and 95 % of the fills lie: 32 bits, zero outside the hole.")
    private boolean band;

    @Parameter(label = "Take (seed)", persist = false, required = false,
            description = "The seed of the fill to give as the filled image; empty for none. Without a macro, a window shows the"
                    + " fills and lets you take any.")
    private String take = "";

    @Parameter(label = "Mean of the fills", type = ItemIO.OUTPUT, description = "Zero outside the hole.")
    private ImagePlus meanmap;

    @Parameter(label = "Standard deviation of the fills", type = ItemIO.OUTPUT, description = "Zero outside the hole.")
    private ImagePlus deviationmap;

    @Parameter(label = "Band of the fills", type = ItemIO.OUTPUT, description = "5 % and 95 %, zero outside the hole.")
    private ImagePlus bandmap;

    @Parameter(label = "Filled image", type = ItemIO.OUTPUT, description = "The image with the fill that was taken.")
    private ImagePlus filled;

    @Parameter(label = "Fills", type = ItemIO.OUTPUT, description = "One fill a slice, labelled with its seed.")
    private ImagePlus fills;

    @Override
    void work(Host host, TaskProgress progress) {
        List<FillCode> codes = FillCode.draw(count, seed, truncation());
        int taken = index();
        if (deviation && count < 2) {
            throw new IllegalArgumentException("One fill has no standard deviation: ask for 2 fills or more.");
        }
        DiverseFills result = fill(codes, progress);
        meanmap = mean ? result.mean() : null;
        deviationmap = deviation ? result.deviation() : null;
        bandmap = band ? result.band() : null;
        filled = taken < 0 ? null : result.take(image(), taken);
        fills = result.fills();
        Stream.of(meanmap, deviationmap, bandmap, filled, fills).forEach(host::showToMacro);
        host.note(result.summary());
        if (host.isInteractive()) {
            choose(result);
        }
    }

    /** The fill to take, -1 for none. */
    private int index() {
        if (take.isBlank()) {
            return -1;
        }
        String seeds = ": give take=[seed] one of the seeds " + seed + " to " + (seed + count - 1) + ".";
        try {
            long index = Math.subtractExact(Long.parseLong(take.strip()), seed);
            if (index >= 0 && index < count) {
                return (int) index;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("There is no fill of the seed \"" + take + "\"" + seeds, e);
        }
        throw new IllegalArgumentException("There is no fill of the seed " + take.strip() + seeds);
    }

    private void choose(DiverseFills result) {
        // The user may change or close the image, or the stack, while the window is open.
        ImagePlus original = ImageCopies.copy(image(), image().getTitle());
        ImagePlus shown = ImageCopies.copy(result.fills(), result.fills().getTitle());
        DiverseFills kept = new DiverseFills(shown, result.hole(), result.plane(), result.record(), result.units());
        SwingUtilities.invokeLater(() -> new ChooserWindow(original.getTitle(), shown, result.hole(),
                index -> kept.take(original, index).show()).setVisible(true));
    }
}
