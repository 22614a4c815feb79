package lacuna.plugin;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import lacuna.ops.ProgressListener;
import lacuna.ops.WindowFiller;
import lacuna.ops.check.CheckOptions;
import lacuna.ops.check.CheckResult;
import lacuna.ops.check.CheckTest;
import lacuna.ops.check.NoRoomException;
import lacuna.ops.check.SelfCheck;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.fillers.HarmonicFiller;
import lacuna.ops.mask.Masks;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.convert.Plane;
import lacuna.plugin.hole.HoleSource;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/** Checks on an {@code ImagePlus} how wrong a fill is likely to be there, plane by plane; the image stays as it is. */
public final class CheckTool {

    private static final String GREY = "grey values";

    private final InpaintSettings settings;
    private final int tests;
    private final ProgressListener progress;

    /**
     * @param settings of the fill that is checked
     * @param tests of each plane that has a hole
     */
    public CheckTool(InpaintSettings settings, int tests, ProgressListener progress) {
        this.settings = settings;
        this.tests = tests;
        this.progress = progress;
    }

    /**
     * Checks the planes that {@link InpaintTool} would fill.
     *
     * @throws IllegalArgumentException if there is nothing to fill, it cannot be filled, or there is no place to test it at; the
     *     message says what to do
     * @throws CancellationException if the progress listener cancelled
     */
    public CheckedImage check(ImagePlus image, HoleSource source) {
        HoleSource holes = new LatestHole(source);
        List<Integer> planes = new InpaintTool(settings, progress).checked(image, holes);
        CheckOptions options = new CheckOptions(tests, settings.seed(), settings.grow(), false, units(image));
        List<CheckResult> results = new ArrayList<>();
        try (WindowFiller filler = Fillers.open(settings.model(), settings.filler());
                WindowFiller plain = Fillers.open(HarmonicFiller.NAME, FillerOptions.DEFAULTS)) {
            SelfCheck check = new SelfCheck(filler, plain);
            NoRoomException noRoom = null;
            for (int i = 0; i < planes.size(); i++) {
                int plane = planes.get(i);
                ProgressListener partial = new PartialProgress(progress, i, planes.size());
                try {
                    CheckResult result = check(check, ImagePlusImages.plane(image, plane), holes.hole(plane), options, partial);
                    List<CheckTest> ofPlane = result.tests().stream().map(test -> test.withPlane(plane)).toList();
                    results.add(new CheckResult(ofPlane, result.share(), result.pixels()));
                } catch (NoRoomException e) {
                    noRoom = e;
                    results.add(new CheckResult(List.of(), 0, Masks.count(holes.hole(plane))));
                }
            }
            CheckResult all = CheckResult.of(results);
            if (all.tests().isEmpty()) {
                throw noRoom;
            }
            return new CheckedImage(all, all.verdict(unit(image), settings.model(), HarmonicFiller.NAME), CheckPicture.of(all));
        }
    }

    private static <T extends RealType<T> & NativeType<T>> CheckResult check(SelfCheck check, Plane<T> plane,
            RandomAccessibleInterval<BitType> hole, CheckOptions options, ProgressListener listener) {
        return check.check(plane.pixels(), hole, options.withRgb(plane.rgb()), listener);
    }

    /** The calibration of the grey values; none for colours. */
    static DoubleUnaryOperator units(ImagePlus image) {
        Calibration calibration = image.getCalibration();
        return isCalibrated(image) ? calibration::getCValue : DoubleUnaryOperator.identity();
    }

    private static boolean isCalibrated(ImagePlus image) {
        return image.getCalibration().calibrated() && image.getBitDepth() != 24 && image.getBitDepth() != 32;
    }

    private static String unit(ImagePlus image) {
        String unit = image.getCalibration().getValueUnit();
        boolean named = unit != null && !unit.isBlank() && !unit.equalsIgnoreCase("Gray Value");
        return named && (isCalibrated(image) || image.getBitDepth() == 32) ? unit : image.getBitDepth() == 32 ? "units" : GREY;
    }
}
