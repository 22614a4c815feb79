package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import lacuna.models.Network;
import lacuna.models.Networks;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.diverse.Diverse;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Torch;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.fillers.SamplingFiller;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several fills of one hole, by a network that learned nothing. */
class DiverseOpsTest {

    private static final FillerOptions CPU = FillerOptions.DEFAULTS.withDevice("cpu");

    @TempDir
    private Path folder;
    private String before;
    private Img<BitType> hole;

    @BeforeEach
    void bringModel() throws IOException {
        before = System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.toString());
        try (Network network = Networks.create(DiverseConfig.preset("tiny-64").spec(), Device.cpu())) {
            network.parameters().initialize(1);
            // As drawn, codes have next to no weight.
            network.parameters().under(Diverse.MIXING).arrays().forEach((name, array) -> Torch.copyInPlace(array,
                    StyleGan2.normal(array.getManager(), new Random(2), 1, (int) array.size()).reshape(array.getShape())));
            ModelCard card = new ModelCard("many", "It learned nothing.", List.of("A. Author"), "BSD-2-Clause", List.of(),
                    "Nothing.", "2026-01-01T00:00:00Z", Map.of(), "# Nothing\n");
            BundleWriter.of(network.spec(), card)
                    .write(folder.resolve("many" + ModelBundle.EXTENSION), network.parameters().arrays());
        }
        hole = ArrayImgs.bits(70, 66);
        RandomHoles.box(hole, 20, 24, 14, 11);
        RandomHoles.box(hole, 60, 3, 4, 5);
    }

    @AfterEach
    void restoreFolder() {
        if (before == null) {
            System.clearProperty(ModelZoo.FOLDER_PROPERTY);
        } else {
            System.setProperty(ModelZoo.FOLDER_PROPERTY, before);
        }
    }

    private static <T extends RealType<T> & NativeType<T>> Img<T> noise(T type, long... size) {
        Img<T> image = new ArrayImgFactory<>(type).create(size);
        Random random = new Random(5);
        image.forEach(sample -> sample.setReal(20 + random.nextInt(180)));
        return image;
    }

    private static Stream<NativeType<?>> types() {
        return Stream.of(new UnsignedByteType(), new UnsignedShortType(), new FloatType(), new DoubleType());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends RealType<T> & NativeType<T>> void fillsDifferInTheHoleAndNowhereElse(T type) {
        Img<T> image = noise(type, 70, 66);
        RandomAccessibleInterval<T> fills = DiverseOps.fills(image, hole, "many", 3, 4L, 1.0, false);
        assertArrayEquals(new long[] {70, 66, 3}, fills.dimensionsAsLongArray());
        int[] differing = new int[3];
        RandomAccess<T> at = fills.randomAccess();
        RandomAccess<T> source = image.randomAccess();
        RandomAccess<BitType> missing = hole.randomAccess();
        for (int y = 0; y < 66; y++) {
            for (int x = 0; x < 70; x++) {
                boolean inside = missing.setPositionAndGet(x, y).get();
                double first = at.setPositionAndGet(x, y, 0).getRealDouble();
                for (int n = 0; n < 3; n++) {
                    double value = at.setPositionAndGet(x, y, n).getRealDouble();
                    if (!inside) {
                        assertEquals(source.setPositionAndGet(x, y).getRealDouble(), value);
                    } else if (value != first) {
                        differing[n]++;
                    }
                }
            }
        }
        assertTrue(differing[1] > 100 && differing[2] > 100, differing[1] + ", " + differing[2]);
        RandomAccessibleInterval<T> alone = DiverseOps.fills(image, hole, "many", 1, 6L, 1.0, false);
        assertArrayEquals(values(Views.hyperSlice(fills, 2, 2)), values(Views.hyperSlice(alone, 2, 0)));
    }

    @Test
    void coloursAreFilledTogether() {
        Img<UnsignedByteType> image = noise(new UnsignedByteType(), 70, 66, 3);
        RandomAccessibleInterval<UnsignedByteType> fills = DiverseOps.fills(image, hole, "many", 2, 0L, 1.0, true);
        assertArrayEquals(new long[] {70, 66, 3, 2}, fills.dimensionsAsLongArray());
        double[] deviation = values(DiverseOps.deviation(fills, hole));
        assertEquals(70 * 66 * 3, deviation.length);
        assertTrue(max(deviation) > 0);
    }

    @Test
    void withoutTruncationLeftAllFillsAreTheMeanFill() {
        Img<FloatType> image = noise(new FloatType(), 70, 66);
        RandomAccessibleInterval<FloatType> fills = DiverseOps.fills(image, hole, "many", 2, 0L, 0.0, false);
        double[] first = values(Views.hyperSlice(fills, 2, 0));
        assertArrayEquals(first, values(Views.hyperSlice(fills, 2, 1)));
        try (WindowFiller mean = Fillers.open("many", CPU)) {
            new Inpainter(mean).inpaint(image, hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
        }
        assertArrayEquals(first, values(image), 1e-3);
    }

    @Test
    void aPathLeadsFromOneFillToTheOther() {
        List<FillCode> codes = FillCode.path(3, 8, 3, 1);
        assertEquals(List.of("seed 3", "seed 3 to 8: 0.250", "seed 3 to 8: 0.500", "seed 3 to 8: 0.750", "seed 8"),
                codes.stream().map(FillCode::label).toList());
        try (SamplingFiller sampler = Fillers.sampler("many", CPU)) {
            double[] from = filled(sampler, codes.get(0));
            double[] near = filled(sampler, codes.get(1));
            double[] to = filled(sampler, codes.get(4));
            assertTrue(distance(from, near) > 0);
            assertTrue(distance(from, near) < distance(from, to));
            assertTrue(distance(near, to) < distance(from, to));
            assertArrayEquals(to, filled(sampler, new FillCode(3, 1, 8, 1)), 1e-2);
        }
    }

    private double[] filled(SamplingFiller sampler, FillCode code) {
        Img<FloatType> image = noise(new FloatType(), 70, 66);
        try (WindowFiller filler = sampler.with(code)) {
            InpaintResult result = new Inpainter(filler).inpaint(
                    image, hole, InpaintOptions.DEFAULTS.withSeed(code.seed()), ProgressListener.NONE);
            assertEquals(code.seed(), result.provenance().seed());
            assertEquals("1.0", result.provenance().parameters().get("truncation"));
            assertEquals(code.part() == 0 ? null : "8", result.provenance().parameters().get("target_seed"));
        }
        return values(image);
    }

    @Test
    void whatCannotBeDrawnIsSaid() {
        Img<FloatType> image = noise(new FloatType(), 70, 66);
        assertEquals(List.of("diverse-em-64", "many"), Fillers.samplers());
        assertTrue(Fillers.names().contains("many"));
        assertMessage("The model deepgin-compact makes one fill of a hole only: choose a model that can make several.",
                () -> DiverseOps.fills(image, hole, "deepgin-compact", 2, 0L, 1.0, false));
        assertMessage("0 fills cannot be made: ask for 1 to 1000.", () -> FillCode.draw(0, 1, 1));
        assertMessage("Both fills have the seed 4: give two seeds that differ.", () -> FillCode.path(4, 4, 1, 1));
        assertMessage("-1 steps between two fills cannot be made: ask for 0 to 1000.", () -> FillCode.path(4, 5, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> FillCode.of(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new FillCode(0, 1, 1, 1.5));
    }

    private static void assertMessage(String message, Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }

    /** With numbers of which the results are known, and in units of their own. */
    @Test
    void statisticsAreThoseOfTheFillsInTheHoleAndZeroOutside() {
        double[] tens = {40, 10, 30, 20, 50};
        List<Img<UnsignedShortType>> fills = Stream.of(0, 1, 2, 3, 4).map(n -> {
            Img<UnsignedShortType> fill = ArrayImgs.unsignedShorts(70, 66);
            fill.forEach(sample -> sample.setReal(tens[n]));
            return fill;
        }).toList();
        FillStatistics plain = new FillStatistics(fills, hole, DoubleUnaryOperator.identity());
        assertInHole(30, plain.mean());
        assertInHole(Math.sqrt(250), plain.deviation());
        assertInHole(12, plain.quantile(0.05));
        assertInHole(30, plain.quantile(0.5));
        assertInHole(48, plain.quantile(0.95));
        assertInHole(10, plain.quantile(0));
        assertInHole(50, plain.quantile(1));
        FillStatistics units = new FillStatistics(fills, hole, value -> value / 10 - 1);
        assertInHole(2, units.mean());
        assertInHole(Math.sqrt(2.5), units.deviation());
        assertThrows(IllegalArgumentException.class, () -> plain.quantile(1.1));
        assertThrows(IllegalArgumentException.class,
                () -> new FillStatistics(List.of(), hole, DoubleUnaryOperator.identity()));
        assertThrows(IllegalArgumentException.class,
                () -> new FillStatistics(fills, ArrayImgs.bits(70, 65), DoubleUnaryOperator.identity()));
        assertEquals("One fill has no standard deviation: make at least two.", assertThrows(IllegalArgumentException.class,
                () -> new FillStatistics(fills.subList(0, 1), hole, value -> value).deviation()).getMessage());
    }

    private void assertInHole(double expected, RandomAccessibleInterval<FloatType> image) {
        double[] values = values(image);
        double[] missing = values(hole);
        for (int i = 0; i < values.length; i++) {
            assertEquals(missing[i] > 0 ? (float) expected : 0, values[i], 1e-5);
        }
    }

    @Test
    void theOpsGiveTheStatisticsOfTheirFills() {
        Img<FloatType> image = noise(new FloatType(), 70, 66);
        RandomAccessibleInterval<FloatType> fills = DiverseOps.fills(image, hole, "many", 4, 1L, 1.0, false);
        double[] mean = values(DiverseOps.mean(fills, hole));
        double[] low = values(DiverseOps.quantile(fills, hole, 0.05));
        double[] high = values(DiverseOps.quantile(fills, hole, 0.95));
        int i = 25 * 70 + 25;
        double sum = 0;
        for (int n = 0; n < 4; n++) {
            sum += values(Views.hyperSlice(fills, 2, n))[i];
        }
        assertEquals(sum / 4, mean[i], 1e-3);
        assertTrue(low[i] < mean[i] && mean[i] < high[i]);
        assertNotEquals(0, mean[i]);
        assertArrayEquals(new String[] {"diverse-em-64", "many"}, DiverseOps.models());
    }

    private static double[] values(RandomAccessibleInterval<? extends RealType<?>> image) {
        return Views.flatIterable(image).stream().mapToDouble(RealType::getRealDouble).toArray();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }
}
