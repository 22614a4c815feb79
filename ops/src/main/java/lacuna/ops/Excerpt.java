package lacuna.ops;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import lacuna.ops.mask.Hole;
import lacuna.ops.window.CoarseGuess;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;

/**
 * The part of an image that is enough to show a fill quickly. Where the windows of all of the hole are few and close together,
 * the part holds them, and in it the fill is the one of the image, pixel by pixel. Otherwise it is one of the windows.
 *
 * @param area axes X, Y, inside the image
 * @param hole its missing pixels
 * @param complete whether it holds all of the hole
 */
public record Excerpt(FinalInterval area, Img<BitType> hole, boolean complete) {

    private static final int MOST_WINDOWS = 9;
    private static final long MOST_PIXELS = 1 << 22;

    /**
     * @param hole not empty
     * @param filler that is to fill it
     * @param channels that are filled together
     * @param besides what is to be seen as well, if that is not much
     */
    public static Excerpt of(Hole hole, WindowFiller filler, int channels, Interval besides) {
        FillPlan plan = FillPlan.of(hole, filler, channels);
        List<FinalInterval> windows = plan.regions();
        if (plan.work() <= MOST_WINDOWS) {
            FinalInterval all = seen(plan, hole, besides);
            if (Intervals.numElements(all) <= MOST_PIXELS) {
                return of(hole, all, true);
            }
        }
        // Both what is missing and what is known tells something about an edit.
        FinalInterval telling = windows.stream().max(Comparator.comparingLong(window -> {
            long missing = missing(hole, window);
            return Math.min(missing, Intervals.numElements(window) - missing);
        })).orElseThrow();
        return of(hole, telling, missing(hole, telling) == hole.count());
    }

    /** All that the fill looks at, beginning where coarse guesses average the same pixels as in the image. */
    private static FinalInterval seen(FillPlan plan, Hole hole, Interval besides) {
        FinalInterval all = plan.regions().stream().reduce(Intervals::union).orElseThrow();
        all = Intervals.union(all, besides);
        long step = 1;
        for (CoarseGuess.Seen guess : plan.guesses(hole)) {
            all = Intervals.union(all, guess.pixels());
            step *= guess.factor() / BigInteger.valueOf(step).gcd(BigInteger.valueOf(guess.factor())).longValue();
        }
        return FinalInterval.createMinMax(all.min(0) / step * step, all.min(1) / step * step, all.max(0), all.max(1));
    }

    /** All of an image. */
    public static Excerpt whole(Hole hole) {
        return of(hole, new FinalInterval(hole.width(), hole.height()), true);
    }

    private static Excerpt of(Hole hole, FinalInterval area, boolean complete) {
        Img<BitType> part = ArrayImgs.bits(area.dimension(0), area.dimension(1));
        RandomAccess<BitType> access = part.randomAccess();
        for (int y = (int) area.min(1); y <= area.max(1); y++) {
            for (int x = hole.nextMissing((int) area.min(0), y); x <= area.max(0); x = hole.nextMissing(x + 1, y)) {
                access.setPositionAndGet(x - area.min(0), y - area.min(1)).set(true);
            }
        }
        return new Excerpt(area, part, complete);
    }

    private static long missing(Hole hole, Interval area) {
        long missing = 0;
        for (int y = (int) area.min(1); y <= area.max(1); y++) {
            int x = hole.nextMissing((int) area.min(0), y);
            while (x <= area.max(0)) {
                int end = (int) Math.min(area.max(0) + 1, hole.nextKnown(x, y));
                missing += end - x;
                x = hole.nextMissing(end, y);
            }
        }
        return missing;
    }
}
