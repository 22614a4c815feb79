package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import lacuna.models.Direction;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.fillers.DirectionFile;
import lacuna.training.directions.ModelDirections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna directions}: along what a model's fills can be edited, and how to add to it. */
@Command(name = "directions", mixinStandardHelpOptions = true,
    description = "Learns, shows, lists and removes the directions along which the fills of a model can be edited.",
    subcommands = {LearnDirectionFilesCommand.class, ShowDirectionCommand.class})
final class DirectionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new WrongUsage("What about directions? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what directions a model carries.")
    int list(
            @Option(names = "--model", required = true, paramLabel = "NAME", description = "As lacuna models lists it.")
            String model) throws IOException {
        Map<String, Direction> directions = ModelDirections.of(model);
        directions.forEach((name, direction) -> spec.commandLine().getOut().println(
            name + ": learned, " + direction.values().length + " numbers"));
        spec.commandLine().getOut().println("1, 2, ...: principal directions of the prior, strongest first");
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a direction out of a model.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "Of the direction.")
            String name,
            @Option(names = "--model", required = true, paramLabel = "NAME", description = "As lacuna models lists it.")
            String model) throws IOException {
        spec.commandLine().getOut().println(ModelDirections.remove(model, name));
        return 0;
    }

    @Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes the directions that a model carries to a file, which lacuna edit --directions reads.")
    int export(
            @Option(names = "--model", required = true, paramLabel = "NAME", description = "As lacuna models lists it.")
            String model,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write (.safetensors).")
            Path out) throws IOException {
        AtomicFile.check(out);
        Map<String, Direction> directions = ModelDirections.of(model);
        if (directions.isEmpty()) {
            throw new IllegalArgumentException("The model " + model + " carries no directions: learn one first.");
        }
        DirectionFile.write(out, directions.values());
        spec.commandLine().getOut().println(out + ": " + String.join(", ", directions.keySet()) + ".");
        return 0;
    }
}
