package lacuna.plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import org.scijava.log.LogService;
import org.scijava.ui.DialogPrompt.MessageType;
import org.scijava.ui.UIService;

/** What a command may do to the Fiji around it: with windows or without, run by a person or by a macro. */
final class Host {

    private final UIService ui;
    private final LogService log;
    private final boolean headless;
    private final boolean macro;

    Host(UIService ui, LogService log) {
        this.ui = ui;
        this.log = log;
        headless = GraphicsEnvironment.isHeadless() || ui.isHeadless();
        macro = IJ.isMacro() || Interpreter.isBatchMode();
        if (!macro) {
            // An Esc pressed before this run is not about it.
            IJ.resetEscape();
        }
    }

    /** Tells the user what went wrong: in a box only if there is somebody to close it. */
    void tell(String message) {
        if (headless || macro || !ui.isVisible()) {
            log.error(message);
        } else {
            ui.showDialog(message, "Lacuna", MessageType.ERROR_MESSAGE);
        }
    }

    /** Without windows nobody else makes a command's output one of the open images that a macro can see. */
    void showToMacro(ImagePlus output) {
        if (headless && macro && output != null) {
            output.show();
        }
    }

    boolean escapePressed() {
        return IJ.escapePressed();
    }
}
