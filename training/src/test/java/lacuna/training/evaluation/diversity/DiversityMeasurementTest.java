package lacuna.training.evaluation.diversity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import lacuna.models.torch.TinyFeatures;
import lacuna.ops.ContextPolicy;
import lacuna.ops.FillerInfo;
import lacuna.ops.ProgressListener;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.HarmonicFiller;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many fills of images of noise, whose distribution is known, by models that are as good, too sure, or no sampler at all. */
class DiversityMeasurementTest {

    private static final IntUnaryOperator ALL = value -> value;
    private static final IntUnaryOperator NARROW = value -> 64 + value / 2;
    private static final IntUnaryOperator GREY = value -> 128;

    @TempDir
    private Path folder;
    private DiversityOptions options;

    @BeforeEach
    void drawImages() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (int i = 0; i < 3; i++) {
            BufferedImage image = new BufferedImage(90, 70, BufferedImage.TYPE_BYTE_GRAY);
            SplittableRandom random = new SplittableRandom(i);
            for (int p = 0; p < 90 * 70; p++) {
                image.getRaster().setSample(p % 90, p / 90, 0, random.nextInt(256));
            }
            ImageIO.write(image, "png", images.resolve("noise" + i + ".png").toFile());
        }
        options = DiversityOptions.of(EvaluationOptions.of(images).withHoles("box,half").withCrops(6).withSize(64));
    }

    /** Fills with whole grey values of some distribution, of random numbers from 0 to 255. */
    private record Noise(String name, IntUnaryOperator greys, boolean careless) implements FillSource {

        @Override
        public FillerInfo info() {
            return FillerInfo.classical(name);
        }

        @Override
        public boolean many() {
            return true;
        }

        @Override
        public WindowFiller with(long seed) {
            return new WindowFiller() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public ContextPolicy context() {
                    return new ContextPolicy(8, 64, 1024, 1);
                }

                @Override
                public void fill(Window window) {
                    for (float[] plane : window.channels()) {
                        SplittableRandom random = new SplittableRandom(Arrays.hashCode(plane) + 997 * seed);
                        for (int p = 0; p < plane.length; p++) {
                            float grey = greys.applyAsInt(random.nextInt(256)) / 127.5f - 1;
                            plane[p] = window.hole()[p] || careless ? grey : plane[p];
                        }
                    }
                }
            };
        }
    }

    private static DiversityReport run(DiversityOptions options, FillSource... sources) throws IOException {
        return DiversityMeasurement.run(options, List.of(sources), ProgressListener.NONE);
    }

    private static DiversityRow all(DiversityReport report, String model) {
        return report.rows(Grouping.ALL).stream().filter(row -> row.model().equals(model)).findFirst().orElseThrow();
    }

    @Test
    void aTrueSpreadIsCalibratedAndANarrowOneIsNot() throws IOException {
        DiversityReport report = run(options, new Noise("true", ALL, false), new Noise("narrow", NARROW, false));
        assertEquals(List.of("box", "half"), report.rows(Grouping.KIND).stream().map(DiversityRow::group).distinct().toList());
        for (Grouping grouping : List.of(Grouping.ALL, Grouping.KIND)) {
            for (DiversityRow row : report.rows(grouping)) {
                for (int b = 0; b < row.covered().length; b++) {
                    double expected = Calibration.expected(Calibration.BANDS.get(b) / 100.0, 16);
                    if (row.model().equals("true")) {
                        assertEquals(expected, row.covered()[b], 0.025, row.group());
                    } else {
                        assertTrue(row.covered()[b] < 0.65 * expected, row.group() + " " + row.covered()[b]);
                    }
                }
            }
        }
    }

    @Test
    void figuresOfNoiseAreKnown() throws IOException {
        DiversityReport report = run(options, new Noise("true", ALL, false), FillSource.of(new HarmonicFiller()));
        Map<DiversityFigure, Double> noise = all(report, "true").figures();
        // Of two whole numbers from 0 to k - 1: (k^2 - 1) / (3 k).
        assertEquals(100 * 65535 / 768.0 / 255, noise.get(DiversityFigure.L1_BETWEEN), 0.5);
        assertEquals(0, noise.get(DiversityFigure.L1_OUTSIDE));
        assertEquals(10 * Math.log10(255 * 255 / (65535 / 6.0)), noise.get(DiversityFigure.PSNR), 0.2);
        assertTrue(noise.get(DiversityFigure.PSNR_OF_MEAN) > noise.get(DiversityFigure.PSNR) + 2, "half the variance is gone");
        assertTrue(noise.get(DiversityFigure.PSNR_OF_BEST) > noise.get(DiversityFigure.PSNR));
        assertTrue(noise.get(DiversityFigure.PSNR_OF_BEST) < noise.get(DiversityFigure.PSNR) + 1);
        assertFalse(noise.containsKey(DiversityFigure.FEATURES));
        assertEquals(12, all(report, "true").count());
        DiversityRow harmonic = all(report, "harmonic");
        assertEquals(0, harmonic.figures().get(DiversityFigure.L1_BETWEEN));
        assertEquals(harmonic.figures().get(DiversityFigure.PSNR), harmonic.figures().get(DiversityFigure.PSNR_OF_MEAN));
        assertEquals(harmonic.figures().get(DiversityFigure.SSIM), harmonic.figures().get(DiversityFigure.SSIM_OF_BEST));
        assertNull(harmonic.covered());
        assertTrue(report.messages().isEmpty(), report.messages().toString());
    }

    @Test
    void equalFillsHaveNoDiversityAndWhoChangesKnownPixelsIsNamed() throws IOException {
        DiversityOptions few = options.withFills(3).withTruncation(0.5);
        DiversityReport report = run(few, new Noise("grey", GREY, false), new Noise("careless", ALL, true));
        assertEquals(0, all(report, "grey").figures().get(DiversityFigure.L1_BETWEEN));
        assertEquals(0, all(report, "grey").figures().get(DiversityFigure.L1_OUTSIDE));
        assertTrue(all(report, "careless").figures().get(DiversityFigure.L1_OUTSIDE) > 30);
        assertEquals(List.of("The fills of careless differ outside the hole: the model changes known pixels."),
                report.messages());
    }

    @Test
    void featuresTellFillsApartOnSmallCropsToo() throws IOException {
        Path network = TinyFeatures.write(folder.resolve("features.pt"));
        DiversityOptions seen = new DiversityOptions(options.pairs().withCrops(2).withFeatures(network), 3, 2, 1);
        DiversityReport report =
                run(seen, new Noise("true", ALL, false), new Noise("grey", GREY, false), FillSource.of(new HarmonicFiller()));
        Map<DiversityFigure, Double> noise = all(report, "true").figures();
        assertTrue(noise.get(DiversityFigure.FEATURES_BETWEEN) > 0.01, noise.toString());
        assertEquals(noise.get(DiversityFigure.FEATURES), noise.get(DiversityFigure.FEATURES_BETWEEN), 0.02, "of one distribution");
        assertEquals(0, all(report, "grey").figures().get(DiversityFigure.FEATURES_BETWEEN));
        assertEquals(0, all(report, "harmonic").figures().get(DiversityFigure.FEATURES_BETWEEN));
        assertTrue(all(report, "grey").figures().get(DiversityFigure.FEATURES) > 0.01);
    }

    @Test
    void theSameSeedMeasuresTheSame() throws IOException {
        DiversityOptions few = options.withFills(4);
        DiversityReport first = run(few, new Noise("true", ALL, false));
        DiversityReport again = run(few, new Noise("grey", GREY, false), new Noise("true", ALL, false));
        DiversityReport other = run(new DiversityOptions(few.pairs().withSeed(2), 4, 4, 1), new Noise("true", ALL, false));
        assertEquals(all(first, "true").figures(), all(again, "true").figures());
        assertArrayEquals(all(first, "true").covered(), all(again, "true").covered());
        assertFalse(Arrays.equals(all(first, "true").covered(), all(other, "true").covered()));
    }

    @Test
    void everyHoleCountsTheSame() {
        DiversityReport report = new DiversityReport(options, List.of(),
                List.of(result("box", 0.1, 10, 0.2), result("box", 0.7, 20, 0.6)), List.of());
        DiversityRow row = all(report, "model");
        assertEquals(15, row.figures().get(DiversityFigure.PSNR));
        assertEquals(0.4, row.covered()[3], 1e-12);
    }

    private static HoleResult result(String kind, double ratio, double psnr, double covered) {
        double[] shares = new double[Calibration.BANDS.size()];
        Arrays.fill(shares, covered);
        return new HoleResult(new Pair(1, "image.png", "image", 0, 0, 64, 64, kind, ratio), "model",
                new EnumMap<>(Map.of(DiversityFigure.PSNR, psnr)), shares);
    }

    @Test
    void theReportIsWrittenWhollyAndReplacesNothingUnasked() throws IOException {
        DiversityReport report = run(options.withFills(5), new Noise("true", ALL, false), new Noise("narrow", NARROW, false),
                FillSource.of(new HarmonicFiller()));
        Path out = folder.resolve("a/report");
        DiversityFolder.open(out, false).write(report);
        assertEquals(Set.of("diversity.md", "diversity.csv", "calibration.csv", "calibration.png"), Set.of(out.toFile().list()));
        List<String> means = Files.readAllLines(out.resolve("diversity.csv"));
        assertEquals(1 + 4 * 3, means.size(), "all, two kinds and one domain");
        assertTrue(means.get(0).startsWith("by,group,model,pairs,fills,l1_between_percent,l1_between_outside_percent,psnr,"));
        assertTrue(means.get(3).startsWith("all,all,harmonic,12,1,0.0,0.0,"), means.get(3));
        List<String> bands = Files.readAllLines(out.resolve("calibration.csv"));
        assertEquals(1 + 4 * 2 * 9, bands.size());
        assertTrue(bands.get(9).matches("all,all,true,12,5,90,[0-9.]+,60.0"), bands.get(9));
        String page = Files.readString(out.resolve("diversity.md"));
        assertTrue(page.contains("| any | calibrated, 5 fills | - | 6.7 |"), page);
        assertTrue(page.contains("| all | harmonic | 12 | 0.00 | 0.000 |"), page);
        BufferedImage curve = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(out.resolve("calibration.png"))));
        assertNotNull(curve);
        assertEquals(820, curve.getWidth());
        String message = assertThrows(IOException.class, () -> DiversityFolder.open(out, false)).getMessage();
        assertTrue(message.contains("holds a report already (diversity.md)"), message);
        DiversityFolder.open(out, true);
    }

    @Test
    void whatCannotBeMeasuredIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> options.withFills(1));
        assertThrows(IllegalArgumentException.class, () -> options.withFills(1001));
        assertThrows(IllegalArgumentException.class, () -> options.withCompared(17));
        assertThrows(IllegalArgumentException.class, () -> options.withTruncation(3));
        String message = assertThrows(IllegalArgumentException.class, () -> DiversityMeasurement.run(
                options, List.of("magic"), FillerOptions.DEFAULTS, ProgressListener.NONE)).getMessage();
        assertTrue(message.startsWith("There is no model \"magic\": choose one of auto, harmonic"), message);
        ProgressListener canceled = new ProgressListener() {
            @Override
            public void update(long done, long total, String text) { }

            @Override
            public boolean isCanceled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> DiversityMeasurement.run(options, List.of(new Noise("true", ALL, false)), canceled));
    }
}
