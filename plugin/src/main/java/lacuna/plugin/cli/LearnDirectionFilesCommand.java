package lacuna.plugin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.TrainingImage;
import lacuna.training.directions.DirectionRequest;
import lacuna.training.directions.DirectionSource;
import lacuna.training.directions.LearnedDirection;
import lacuna.training.directions.ModelDirections;
import lacuna.training.directions.Property;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna directions learn}: a direction along which one property changes. */
@Command(name = "learn", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Learns a direction along which one property of a model's images changes, says what else changes along it, and"
        + " puts it into the model.",
    footer = {"", "Strength 1 is one standard deviation of the codes that the direction was learned on."})
final class LearnDirectionFilesCommand implements Callable<Integer> {

    /** Where the property is shown: in one of three ways. */
    static final class Source {

        @ArgGroup(exclusive = false, multiplicity = "1")
        private Folders folders;

        @Option(names = "--property", required = true, paramLabel = "P",
            description = "Measured in what the prior draws: intensity, contrast, sharpness, grain, 'dark area', 'bright area',"
                + " thickness or density (of dark structures).")
        private String property;

        @Option(names = "--principal", required = true, paramLabel = "K",
            description = "Principal direction K of the prior, under a name.")
        private Integer principal;
    }

    /** Two sets of images. */
    static final class Folders {

        @Option(names = "--with", required = true, paramLabel = "DIR", description = "Images that have the property ...")
        private Path with;

        @Option(names = "--without", required = true, paramLabel = "DIR", description = "... and such that do not.")
        private Path without;
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "What the direction is to be called.")
    private String name;

    @Option(names = "--model", required = true, paramLabel = "NAME",
        description = "A model whose fills can be edited, or a prior, see lacuna models.")
    private String model;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--orthogonal-to", split = ",", paramLabel = "NAME",
        description = "Directions of the model along which nothing is to change; separated by commas.")
    private List<String> orthogonalTo = List.of();

    @Option(names = "--count", defaultValue = "2000", paramLabel = "N",
        description = "How many codes it is learned on, about (default: 2000).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Same seed, same direction (default: 1).")
    private long seed;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Default: auto.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        DirectionRequest request = DirectionRequest.of(name, model).withCount(count).withSeed(seed).withDevice(device)
            .withOrthogonalTo(orthogonalTo.stream().map(String::strip).toList());
        LearnedDirection learned;
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            learned = ModelDirections.learn(request, source(), progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + ": " + learned.summary());
        learned.table().forEach(out::println);
        out.println(ModelDirections.keep(model, learned.direction()));
        return 0;
    }

    private DirectionSource source() throws IOException {
        if (source.property != null) {
            return DirectionSource.measured(Property.of(source.property));
        }
        return source.principal != null ? DirectionSource.principal(source.principal)
            : DirectionSource.examples(images(source.folders.with), images(source.folders.without));
    }

    private List<TrainingImage> images(Path folder) throws IOException {
        ImageFolder found = ImageFolder.read(folder);
        found.messages().forEach(spec.commandLine().getErr()::println);
        return found.images();
    }
}
