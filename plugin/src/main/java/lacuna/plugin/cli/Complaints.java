package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What goes wrong becomes one sentence on the standard error stream and an exit code. */
final class Complaints {

    private Complaints() { }

    static int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        return wrongUsage(exception.getMessage(), command);
    }

    private static int wrongUsage(String message, CommandLine command) {
        command.getErr().println("lacuna: " + message + " (Help: " + command.getCommandSpec().qualifiedName() + " --help)");
        return Main.WRONG_USAGE;
    }

    static int failure(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof WrongUsage) {
            return wrongUsage(exception.getMessage(), command);
        }
        command.getErr().println("lacuna: " + sentence(exception));
        return Main.FAILED;
    }

    /** What a user is told about a failure. */
    static String sentence(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file or folder " + missing.getFile() + ".";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "Access to " + denied.getFile() + " is denied: change its permissions or choose another place.";
        }
        if (failure instanceof OutOfMemoryError) {
            return "There is not enough memory for this image: give Java more, as in JAVA_OPTS=-Xmx8g.";
        }
        boolean expected = failure instanceof IllegalArgumentException || failure instanceof IOException
            || failure instanceof CancellationException || failure instanceof IllegalStateException;
        if (expected && failure.getMessage() != null) {
            return failure.getMessage();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return "An unexpected problem: " + failure + (trace.length > 0 ? ", at " + trace[0] : "") + ". Please report it.";
    }
}
