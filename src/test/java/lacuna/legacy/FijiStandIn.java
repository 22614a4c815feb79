package lacuna.legacy;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** A headless Fiji with our commands in its menus. One for each JVM. */
public final class FijiStandIn {

    private static FijiStandIn instance;

    private final Context context = new Context();
    /** By menu label. */
    private final Map<String, String> classNames = new HashMap<>();

    private FijiStandIn() {
        // Headless Fiji makes the menus without an ImageJ window.
        IJ.runPlugIn("ij.IJ.init", "");
        for (CommandInfo command : context.service(CommandService.class).getCommands()) {
            if (command.getDelegateClassName().startsWith("lacuna.")) {
                register(command);
            }
        }
    }

    /** The one of this JVM. */
    public static synchronized FijiStandIn get() {
        if (instance == null) {
            instance = new FijiStandIn();
        }
        return instance;
    }

    public Context context() {
        return context;
    }

    @SuppressWarnings("unchecked")
    private void register(CommandInfo command) {
        String label = command.getMenuPath().getLeaf().getName();
        classNames.put(label, command.getDelegateClassName());
        Menus.getCommands().put(label, CommandPlugIn.class.getName() + "(\"" + command.getDelegateClassName() + "\")");
    }

    /** Runs macro code as {@code --headless --run} does, and returns what it returns. */
    public String runMacro(String code, String argument) {
        return IJ.runMacro(code, argument);
    }

    /** Runs one of the macros that users get. */
    public String runMacroFile(Path file, String argument) throws IOException {
        return runMacro(Files.readString(file), argument);
    }

    /**
     * Runs a command of the menus as a person does who changes some fields of its dialog, on the image given.
     *
     * @return the line that the macro recorder writes
     */
    public String record(String label, ImagePlus image, Map<String, Object> entries) {
        WindowManager.setTempCurrentImage(image);
        String options = new CommandPlugIn().runFromDialog(classNames.get(label), entries);
        return "run(\"" + label + "\", \"" + options + "\");";
    }

    /** An open image, or null. */
    public static ImagePlus image(String title) {
        return WindowManager.getImage(title);
    }
}
