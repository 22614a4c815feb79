package lacuna.plugin;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import lacuna.ops.FillStatistics;
import lacuna.ops.Provenance;
import lacuna.plugin.RunRecord.PlaneRecord;
import lacuna.plugin.convert.ImageCopies;
import lacuna.plugin.convert.ImagePlusImages;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Several fills of one hole.
 *
 * @param fills one a slice, labelled with its seed; its Info holds the record of all
 * @param hole as it was used, axes X, Y
 * @param plane of the image that was filled, index in its stack from 1
 * @param record with one entry a fill
 * @param units of the grey values
 */
public record DiverseFills(ImagePlus fills, RandomAccessibleInterval<BitType> hole, int plane, RunRecord record,
        DoubleUnaryOperator units) {

    private static final String[] COLOURS = {"red", "green", "blue"};
    /** The band that nine of ten fills lie in. */
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /** The mean of the fills in calibrated units: 32 bits, zero outside the hole; three slices for colours. */
    public ImagePlus mean() {
        return image("-mean", List.of(statistics().mean()), List.of("mean"));
    }

    /**
     * The standard deviation of the fills, as {@link #mean()}.
     *
     * @throws IllegalArgumentException if there is one fill only
     */
    public ImagePlus deviation() {
        return image("-deviation", List.of(statistics().deviation()), List.of("standard deviation"));
    }

    /** The limits below which 5 % and 95 % of the fills lie, as {@link #mean()}, one after the other. */
    public ImagePlus band() {
        FillStatistics statistics = statistics();
        return image("-band", List.of(statistics.quantile(LOW), statistics.quantile(HIGH)), List.of("5 %", "95 %"));
    }

    private FillStatistics statistics() {
        List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
        for (int i = 1; i <= fills.getStackSize(); i++) {
            planes.add(ImagePlusImages.plane(fills, i).pixels());
        }
        return new FillStatistics(planes, hole, units);
    }

    private ImagePlus image(String suffix, List<Img<FloatType>> maps, List<String> labels) {
        ImageStack stack = new ImageStack(fills.getWidth(), fills.getHeight());
        int area = fills.getWidth() * fills.getHeight();
        for (int i = 0; i < maps.size(); i++) {
            int channels = maps.get(i).numDimensions() > 2 ? COLOURS.length : 1;
            float[] values = new float[area * channels];
            int next = 0;
            for (FloatType value : maps.get(i)) {
                values[next++] = value.get();
            }
            for (int c = 0; c < channels; c++) {
                float[] plane = Arrays.copyOfRange(values, c * area, (c + 1) * area);
                stack.addSlice(channels == 1 ? labels.get(i) : labels.get(i) + ", " + COLOURS[c],
                        new FloatProcessor(fills.getWidth(), fills.getHeight(), plane));
            }
        }
        ImagePlus image = new ImagePlus(InpaintTool.title(fills, suffix), stack);
        Calibration calibration = fills.getCalibration().copy();
        // The values are in units already.
        calibration.disableDensityCalibration();
        calibration.setValueUnit(fills.getCalibration().getValueUnit());
        image.setCalibration(calibration);
        image.resetDisplayRange();
        return image;
    }

    /**
     * One of the fills as the filled image: what {@link InpaintTool#fill} would give.
     *
     * @param original the image of which the fills were made; stays as it is
     * @param index of the fill, from 0
     */
    public ImagePlus take(ImagePlus original, int index) {
        ImagePlus taken = ImageCopies.copy(original, InpaintTool.title(original, "-filled"));
        Object pixels = fills.getStack().getPixels(index + 1);
        System.arraycopy(pixels, 0, taken.getStack().getPixels(plane), 0, fills.getWidth() * fills.getHeight());
        Provenance provenance = record.planes().get(index).provenance();
        new RunRecord(record.image(), List.of(new PlaneRecord(plane, provenance))).attachTo(taken);
        return taken;
    }

    /** One line for people. */
    public String summary() {
        Provenance first = record.planes().get(0).provenance();
        return String.format(Locale.ROOT, "Made %d %s of %.2f %% of the image with %s on %s", record.planes().size(),
                record.planes().size() == 1 ? "fill" : "fills", 100 * first.fractionSynthetic(), first.model(), first.device());
    }
}
