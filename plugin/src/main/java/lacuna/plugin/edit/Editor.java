package lacuna.plugin.edit;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.util.List;
import java.util.concurrent.CancellationException;
import lacuna.ops.ProgressListener;
import lacuna.plugin.diverse.HolePicture;

/** What the window asks. Everything that computes is called from one thread of its own. */
public interface Editor extends AutoCloseable {

    /** Of the image that is filled. */
    String title();

    /** The names of the directions, in the order in which they are shown. */
    List<String> directions();

    /** How many of them are shown at first. */
    int first();

    /** How many styles the prior has. */
    int styles();

    /** What the controls say at first. */
    EditState start();

    /** @throws IllegalArgumentException if it cannot be shown; says what to do */
    Preview preview(EditState state);

    /**
     * Makes the filled image as the command does.
     *
     * @throws IllegalArgumentException if it cannot be made; says what to do
     * @throws CancellationException if the progress listener cancelled
     */
    Taken take(EditState state, ProgressListener progress);

    @Override
    void close();

    /**
     * @param picture draws either of the planes
     * @param plain filled, without an edit
     * @param edited filled, with the edit
     * @param complete whether they show all of the hole
     */
    record Preview(HolePicture picture, ImageProcessor plain, ImageProcessor edited, boolean complete) { }

    /**
     * @param image filled
     * @param macro the line of a macro that makes it
     * @param summary one line for people
     */
    record Taken(ImagePlus image, String macro, String summary) { }
}
