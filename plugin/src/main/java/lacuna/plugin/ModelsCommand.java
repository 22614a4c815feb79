package lacuna.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.models.ModelTexts;
import lacuna.plugin.models.ModelsWindow;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Shows all models with their cards, and takes in and removes the user's own: in a window for people, and by the parameters below
 * for macros.
 */
@Plugin(type = Command.class, headless = true, label = "Models", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Models...", weight = 20)},
        description = "Lists the models with their cards, imports bundles and published checkpoints, removes imported models.")
public class ModelsCommand extends LacunaCommand {

    @Parameter(label = "Action", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "For macros: list, import or remove. Empty opens the window.")
    private String action = "";

    @Parameter(label = "File", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "For import: the path of a bundle or checkpoint.")
    private String file = "";

    @Parameter(label = "Name", persist = false, required = false, visibility = ItemVisibility.INVISIBLE,
            description = "For remove: the name of an imported model.")
    private String name = "";

    @Parameter(label = "Models", type = ItemIO.OUTPUT, description = "One model a line: name, purpose, network, origin.")
    private String models;

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        ModelZoo zoo = new ModelZoo();
        switch (action.strip()) {
            case "" -> {
                if (host.hasWindows()) {
                    SwingUtilities.invokeLater(() -> new ModelsWindow(zoo).setVisible(true));
                }
            }
            case "list" -> { }
            case "import" -> {
                if (file.isBlank()) {
                    throw new IllegalArgumentException("Which model is to be imported? Give file=[path of the file].");
                }
                zoo.importFile(Path.of(file.strip()), false);
            }
            case "remove" -> zoo.remove(name);
            default -> throw new IllegalArgumentException(
                    "There is no action \"" + action + "\": choose list, import or remove.");
        }
        models = zoo.list().stream().map(ModelTexts::line).collect(Collectors.joining("\n"));
    }
}
