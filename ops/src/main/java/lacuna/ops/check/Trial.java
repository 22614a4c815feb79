package lacuna.ops.check;

import java.util.List;
import lacuna.ops.InpaintOptions;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.WindowFiller;
import lacuna.ops.mask.Hole;
import lacuna.ops.window.PlaneSet;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/** Hides pieces of an image in a copy of it, fills them and compares; then the known pixels of the copy are the image's again. */
final class Trial<T extends RealType<T> & NativeType<T>> {

    private final PlaneSet<T> planes;
    private final CheckOptions options;
    private final double peak;
    private final Img<T> copy;
    private final List<RandomAccess<T>> truth;
    private final List<RandomAccess<T>> filled;
    private final Patches patches;

    /**
     * @param image minimum (0, 0)
     * @param planes of it, with the true hole
     * @param peak range of the image in the units of errors
     */
    Trial(RandomAccessibleInterval<T> image, PlaneSet<T> planes, CheckOptions options, double peak) {
        this.planes = planes;
        this.options = options;
        this.peak = peak;
        copy = SelfCheck.copy(image);
        truth = SelfCheck.planes(image).stream().map(RandomAccessibleInterval::randomAccess).toList();
        filled = SelfCheck.planes(copy).stream().map(RandomAccessibleInterval::randomAccess).toList();
        patches = new Patches(planes.hole());
    }

    /** @param number of the test, from 1 */
    CheckTest run(int number, List<Place> hidden, WindowFiller filler, WindowFiller plain, ProgressListener progress) {
        Place shown = hidden.get((number - 1) % hidden.size());
        patches.aim(hidden.get(0), shown);
        Hole copies = hole(hidden, false);
        Hole unknown = hole(hidden, true);
        float[][] before = patches.of(truth);
        FillError fillError = fill(filler, hidden, copies, unknown, progress);
        float[][] after = patches.of(filled);
        restore(hidden);
        boolean same = filler.name().equals(plain.name());
        FillError plainError = same ? fillError : fill(plain, hidden, copies, unknown, progress);
        float[][] plainly = same ? after : patches.of(filled);
        restore(hidden);
        Patch patch = new Patch(patches.size(), before, after, plainly, patches.of(copies), patches.of(planes.hole()));
        return new CheckTest(1, number, copies.count(), fillError, plainError, patch);
    }

    /** The hidden pixels, with those that are missing anyway or without. */
    private Hole hole(List<Place> hidden, boolean withMissing) {
        Hole own = planes.hole();
        boolean[] mask = new boolean[own.width() * own.height()];
        for (int i = own.nextMissing(0); withMissing && i >= 0; i = i + 1 < mask.length ? own.nextMissing(i + 1) : -1) {
            mask[i] = true;
        }
        hidden.forEach(place -> place.forEach((x, y) -> mask[y * own.width() + x] = true));
        return Hole.of(mask, own.width(), own.height());
    }

    private FillError fill(WindowFiller filler, List<Place> hidden, Hole copies, Hole unknown, ProgressListener progress) {
        new Inpainter(filler).inpaint(copy, unknown.toImg(), copies,
                new InpaintOptions(options.seed(), 0, options.rgb()), new CancelOnly(progress));
        FillError error = new FillError();
        error.setPeak(peak);
        for (Place place : hidden) {
            double variance = Surroundings.of(planes, place.shape(), place.x(), place.y(), options.units()).variance();
            error.addSurroundings(variance, place.shape().area());
            place.forEach((x, y) -> compare(x, y, error));
        }
        return error;
    }

    private void compare(int x, int y, FillError error) {
        for (int c = 0; c < truth.size(); c++) {
            error.add(value(truth.get(c), x, y), value(filled.get(c), x, y));
            error.addGradient(gradient(truth.get(c), x, y), gradient(filled.get(c), x, y));
        }
    }

    private double value(RandomAccess<T> plane, int x, int y) {
        return options.units().applyAsDouble(plane.setPositionAndGet(x, y).getRealDouble());
    }

    /** Length of the gradient: central differences, one-sided beside what is not known. */
    private double gradient(RandomAccess<T> plane, int x, int y) {
        return Math.hypot(slope(plane, x, y, 1, 0), slope(plane, x, y, 0, 1));
    }

    private double slope(RandomAccess<T> plane, int x, int y, int dx, int dy) {
        int before = isKnown(x - dx, y - dy) ? 1 : 0;
        int after = isKnown(x + dx, y + dy) ? 1 : 0;
        double difference = value(plane, x + after * dx, y + after * dy) - value(plane, x - before * dx, y - before * dy);
        return before + after == 0 ? 0 : difference / (before + after);
    }

    private boolean isKnown(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < planes.hole().width() && y < planes.hole().height();
        return inside && planes.read(x, y, new double[planes.channels()]);
    }

    private void restore(List<Place> hidden) {
        for (int c = 0; c < truth.size(); c++) {
            RandomAccess<T> from = truth.get(c);
            RandomAccess<T> to = filled.get(c);
            hidden.forEach(place -> place.forEach((x, y) -> to.setPositionAndGet(x, y).set(from.setPositionAndGet(x, y))));
        }
    }

    /** Tells of one fill among many only whether to go on. */
    private record CancelOnly(ProgressListener whole) implements ProgressListener {

        @Override
        public void update(long done, long total, String message) { }

        @Override
        public boolean isCanceled() {
            return whole.isCanceled();
        }
    }
}
