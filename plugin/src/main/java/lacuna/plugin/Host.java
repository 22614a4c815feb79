package lacuna.plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.scijava.log.LogService;
import org.scijava.thread.ThreadService;
import org.scijava.ui.DialogPrompt.MessageType;
import org.scijava.ui.UIService;

/** What a command may do to the Fiji around it: with windows or without, run by a person or by a macro. */
final class Host {

    private final UIService ui;
    private final LogService log;
    private final ThreadService threads;
    private final boolean headless;
    private final boolean macro;
    /** Whether a macro runs whose images have no windows. */
    private final boolean windowless;

    Host(UIService ui, LogService log, ThreadService threads) {
        this.ui = ui;
        this.log = log;
        this.threads = threads;
        headless = GraphicsEnvironment.isHeadless() || ui.isHeadless();
        macro = IJ.isMacro();
        windowless = macro && (headless || Interpreter.isBatchMode());
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

    /** Notes what was done, where nobody has to close it; the status bar alone would show it for an instant only. */
    void note(String message) {
        log.info(message);
    }

    /**
     * Makes an output the current image of the macro that runs the command. Without windows nobody else makes it one of the
     * open images; and with or without, images that have no window are current for one thread only, which is not the
     * macro's.
     */
    void showToMacro(ImagePlus output) {
        if (output == null || !windowless) {
            return;
        }
        if (headless) {
            output.show();
        }
        Set<Thread> seen = new HashSet<>();
        Thread thread = threads.getParent(null);
        while (thread != null && seen.add(thread)) {
            WindowManager.setTempCurrentImage(thread, output);
            thread = threads.getParent(thread);
        }
    }

    boolean hasWindows() {
        return !headless;
    }

    /** Whether a person runs the command and can be shown and asked things. */
    boolean isInteractive() {
        return !headless && !macro;
    }

    /** A folder that a person chooses where none was given; what was given otherwise, or empty. */
    String folder(String given, String question) {
        if (!given.isBlank() || !isInteractive()) {
            return given.strip();
        }
        String chosen = IJ.getDirectory(question);
        if (chosen == null) {
            throw new CancellationException("Canceled: no folder was chosen.");
        }
        return chosen;
    }

    boolean escapePressed() {
        return IJ.escapePressed();
    }
}
