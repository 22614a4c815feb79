package lacuna.plugin;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.TrainingImage;
import lacuna.training.directions.DirectionRequest;
import lacuna.training.directions.DirectionSource;
import lacuna.training.directions.LearnedDirection;
import lacuna.training.directions.ModelDirections;
import lacuna.training.directions.Property;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Teaches a model a direction along which its fills can be edited. For macros the rules of {@link InpaintCommand} hold. */
@Plugin(type = Command.class, headless = true, initializer = "listChoices", label = "Learn Direction", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Learn Direction...", weight = 5.5)},
        description = "Learns a direction along which one property of a model's images changes, and puts it into the model, for"
                + " Edit Fill.")
public class LearnDirectionCommand extends LacunaCommand {

    @Parameter(label = "Model", persist = false, required = false,
            description = "A model whose fills can be edited, or a prior.")
    private String model = "";

    @Parameter(label = "Name", persist = false, required = false, description = "What the direction is to be called.")
    private String name = "";

    @Parameter(label = "Learn from", choices = {"property", "folders", "stacks", "principal"}, persist = false,
            description = "A property that is measured in what the prior draws, two folders of images, two open stacks, or a principal"
                    + " direction of the prior.")
    private String kind = "property";

    @Parameter(label = "Property", persist = false, required = false, description = "For property: what is measured.")
    private String property = "intensity";

    @Parameter(label = "Images with it", persist = false, required = false,
            description = "For folders: the path of images that have the property. For stacks: the title of an open one, whose slices"
                    + " are the images; a selection crops them.")
    private String with = "";

    @Parameter(label = "Images without it", persist = false, required = false,
            description = "The same for images that do not have the property.")
    private String without = "";

    @Parameter(label = "Principal direction", min = "1", persist = false, description = "For principal: its number, 1 is the strongest.")
    private int number = 1;

    @Parameter(label = "Orthogonal to", persist = false, required = false,
            description = "Directions of the model along which nothing is to change, separated by commas; empty for none.")
    private String orthogonalto = "";

    @Parameter(label = "Codes", min = "100", persist = false, description = "How many codes it is learned on, about.")
    private int count = DirectionRequest.COUNT;

    @Parameter(label = "Seed", persist = false, description = "The same seed gives the same direction.")
    private long seed = 1;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where networks compute. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "Learned", type = ItemIO.OUTPUT, description = "How good the direction is and what it changes, in one line.")
    private String learned;

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listChoices() {
        getInfo().getMutableInput("model", String.class).setChoices(ModelDirections.models());
        getInfo().getMutableInput("property", String.class).setChoices(
                Arrays.stream(Property.values()).map(Property::text).toList());
    }

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        List<String> others = Stream.of(orthogonalto.split(",")).map(String::strip).filter(other -> !other.isEmpty()).toList();
        DirectionRequest request = DirectionRequest.of(name.strip(), model.strip()).withOrthogonalTo(others).withCount(count)
                .withSeed(seed).withDevice(device);
        LearnedDirection found = ModelDirections.learn(request, source(host), progress);
        String kept = ModelDirections.keep(request.model(), found.direction());
        learned = kept + " " + found.summary();
        host.note(learned);
    }

    private DirectionSource source(Host host) throws IOException {
        switch (kind) {
            case "property":
                return DirectionSource.measured(Property.of(property));
            case "principal":
                return DirectionSource.principal(number);
            case "folders":
                return DirectionSource.examples(images(with, "with", host), images(without, "without", host));
            case "stacks":
                DirectionImages images = DirectionImages.of(with, without);
                return DirectionSource.examples(images.with(), images.without());
            default:
                throw new IllegalArgumentException("A direction cannot be learned from \"" + kind
                        + "\": choose one of property, folders, stacks, principal.");
        }
    }

    private static List<TrainingImage> images(String folder, String key, Host host) throws IOException {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("Which images are to be learned from? Give " + key + "=[path of a folder].");
        }
        try {
            ImageFolder found = ImageFolder.read(Path.of(folder.strip()));
            found.messages().forEach(host::note);
            return found.images();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + folder + "\" is no path of a folder.", e);
        }
    }
}
