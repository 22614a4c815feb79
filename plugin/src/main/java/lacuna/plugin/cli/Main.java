package lacuna.plugin.cli;

import lacuna.plugin.hole.Range;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lacuna}: the plugin without Fiji, for pipelines. */
@Command(name = "lacuna", mixinStandardHelpOptions = true, versionProvider = Version.class,
    description = "Fills gaps in microscopy images and archival scans; known pixels stay as they are.",
    footer = {"", "Exit codes: 0 all is done; 1 a file or a run failed, with a sentence on stderr that says why;",
        "2 the command was used in a wrong way."},
    subcommands = {InpaintFilesCommand.class, CheckFileCommand.class, DiverseFileCommand.class,
        InterpolateFileCommand.class, EditFileCommand.class, ModelsCommand.class, TrainCommand.class, HolesCommand.class,
        DirectionsCommand.class, EvaluateCommand.class, DiversityCommand.class, CompareLabelsFilesCommand.class,
        SampleFileCommand.class, ProjectFileCommand.class, DrawCommand.class})
public final class Main implements Runnable {

    /** Exit code of a run of which something failed. */
    static final int FAILED = 1;
    /** Exit code of a wrong call. */
    static final int WRONG_USAGE = 2;

    @Spec
    private CommandSpec spec;

    private Main() { }

    @Override
    public void run() {
        throw new WrongUsage("Which command? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** The command line with all its commands; {@code execute} returns the exit code. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Range.class, Main::range)
            .setParameterExceptionHandler(Complaints::wrongUsage)
            .setExecutionExceptionHandler(Complaints::failure);
    }

    private static Range range(String text) {
        try {
            return Range.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        // A file as cache would want to be deleted at the end, which cannot be arranged once the end has begun: a training that is
        // interrupted draws its curves then.
        ImageIO.setUseCache(false);
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }
}
