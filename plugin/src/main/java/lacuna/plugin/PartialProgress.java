package lacuna.plugin;

import lacuna.ops.ProgressListener;

/**
 * Reports one of several equal parts of a run as that part of the whole.
 *
 * @param noun what a part is, for people
 */
record PartialProgress(ProgressListener whole, int part, int parts, String noun) implements ProgressListener {

    /** The parts are planes. */
    PartialProgress(ProgressListener whole, int part, int parts) {
        this(whole, part, parts, "plane");
    }

    @Override
    public void update(long done, long total, String message) {
        long all = Math.max(1, total);
        whole.update(part * all + Math.min(done, all), parts * all,
                parts == 1 ? message : message + " (" + noun + " " + (part + 1) + " of " + parts + ")");
    }

    @Override
    public boolean isCanceled() {
        return whole.isCanceled();
    }
}
