package lacuna.ops;

import java.util.List;
import lacuna.models.IntensityRange;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.ops.intensity.KnownSamples;
import lacuna.ops.mask.Hole;
import lacuna.ops.window.BlendBand;
import lacuna.ops.window.CoarseGuess;
import lacuna.ops.window.ContextWindow;
import lacuna.ops.window.PlaneSet;
import lacuna.ops.window.WindowReader;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Fills the planes that belong together, group by group. */
final class PlaneFill<T extends RealType<T>> {

    private final PlaneSet<T> planes;
    private final IntensityMapping mapping;
    private final Composite<T> composite;
    private final Progress progress;

    /** What several plane sets share: how far the run is and how long the fillers took. */
    static final class Progress {

        private final ProgressListener listener;
        private final long total;
        private long done;
        private long fillerNanos;

        Progress(ProgressListener listener, long total) {
            this.listener = listener;
            this.total = total;
        }

        void fill(WindowFiller filler, Window window) {
            listener.checkCanceled();
            requireKnown(window);
            long start = System.nanoTime();
            filler.fill(window, listener::checkCanceled);
            fillerNanos += System.nanoTime() - start;
            listener.update(++done, total, "Filling window " + done + " of " + total);
        }

        private static void requireKnown(Window window) {
            for (boolean missing : window.hole()) {
                if (!missing) {
                    return;
                }
            }
            throw new IllegalArgumentException("Around a part of the hole there is no pixel with a number in it:"
                    + " leave some known pixels to look at, or make the hole smaller.");
        }

        long fillerNanos() {
            return fillerNanos;
        }
    }

    PlaneFill(List<RandomAccessibleInterval<T>> images, Hole hole, FillPlan plan,
            IntensityRange range, Progress progress) {
        planes = new PlaneSet<>(images, hole);
        mapping = IntensityMapping.of(images.get(0).getType(), KnownSamples.of(planes, plan.regions()), range);
        composite = new Composite<>(images, mapping);
        this.progress = progress;
    }

    void fill(FillPlan.Group group) {
        if (group.windows().size() == 1 && !group.guessed()) {
            fillAtOnce(group);
        } else {
            fillInParts(group);
        }
    }

    private void fillAtOnce(FillPlan.Group group) {
        ContextWindow place = group.windows().get(0);
        Window window = new WindowReader(planes, mapping, group.planner()).read(place);
        progress.fill(group.filler(), window);
        int left = (int) place.source().min(0);
        int top = (int) place.source().min(1);
        composite.write(group.hole(), place.target(),
                (c, x, y) -> window.channels()[c][(y - top) * window.width() + x - left]);
    }

    private void fillInParts(FillPlan.Group group) {
        Interval bounds = group.hole().bounds();
        CoarseGuess guess = !group.guessed() ? null : CoarseGuess.of(
                planes, mapping, group.planner(), bounds, window -> progress.fill(group.filler(), window));
        int rows = (int) group.windows().stream().mapToLong(window -> window.target().dimension(1)).max().orElseThrow();
        BlendBand band = new BlendBand(bounds, planes.channels(), rows, group.planner().overlap());
        WindowReader reader = new WindowReader(planes, mapping, group.planner());
        int written = (int) bounds.min(1);
        for (ContextWindow place : group.windows()) {
            written = write(group, band, written, (int) place.target().min(1));
            Window window = reader.read(place, guess);
            progress.fill(group.filler(), window);
            band.add(place, window);
        }
        write(group, band, written, (int) bounds.max(1) + 1);
    }

    /** Writes the rows {@code from <= y < to}, to which no further window will add. */
    private int write(FillPlan.Group group, BlendBand band, int from, int to) {
        Interval bounds = group.hole().bounds();
        if (from < to) {
            Interval rows = FinalInterval.createMinMax(bounds.min(0), from, bounds.max(0), to - 1);
            composite.write(group.hole(), rows, band::value);
        }
        for (int y = from; y < to; y++) {
            band.clear(y);
        }
        return to;
    }
}
