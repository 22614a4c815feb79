package lacuna.plugin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lacuna}: the plugin without Fiji, for pipelines. */
@Command(name = "lacuna", mixinStandardHelpOptions = true, version = "lacuna 0.1.0",
    description = "Fills gaps in microscopy images and archival scans; known pixels stay as they are.",
    subcommands = {DrawCommand.class})
public final class Main {

    private Main() { }

    /** The command line with all its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }
}
