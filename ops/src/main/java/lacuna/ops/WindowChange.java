package lacuna.ops;

import lacuna.models.IntensityRange;

/** What an edit changes in a whole window, known pixels included. Not thread-safe. */
public interface WindowChange {

    /** How large the windows are that it can look at. */
    ContextPolicy context();

    /** On which scale windows are shown to it. */
    default IntensityRange range() {
        return IntensityRange.ANY;
    }

    /**
     * What is to be added to every pixel of a window.
     *
     * @param window stays as it is
     * @param check called now and then; may throw to end the work
     * @return one plane for each channel, row by row, on the scale of the window; 0 where nothing changes
     */
    float[][] of(Window window, Runnable check);
}
