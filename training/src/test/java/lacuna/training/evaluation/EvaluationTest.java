package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import lacuna.models.fill.EnergyFill;
import lacuna.ops.ContextPolicy;
import lacuna.ops.ProgressListener;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import lacuna.training.data.ImageFolder;
import lacuna.training.masks.BoxMasks;
import lacuna.training.masks.ScratchMasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    private Path folder;
    private EvaluationOptions options;

    @BeforeEach
    void drawImages() throws IOException {
        draw("waves/one.png", 200, 150, false, 1);
        draw("waves/two.png", 120, 110, false, 2);
        draw("colours/one.png", 130, 140, true, 3);
        draw("colours/tiny.png", 40, 140, true, 4);
        Files.writeString(folder.resolve("waves/broken.png"), "no image");
        options = EvaluationOptions.of(folder).withCrops(6).withSize(128)
                .withKinds(List.of(new ScratchMasks(), new BoxMasks()));
    }

    @Test
    void ranksFillsAndNamesWhatWasLeftOut() throws IOException {
        EvaluationReport report = Evaluation.run(options, List.of(harmonic(), constant("flat", 0)), ProgressListener.NONE);
        assertEquals(6 * 2 * 2, report.samples().size());
        for (Grouping grouping : List.of(Grouping.ALL, Grouping.KIND, Grouping.DOMAIN, Grouping.KIND_AND_DOMAIN)) {
            for (String group : groups(report, grouping)) {
                Score good = row(report, "harmonic", grouping, group).score();
                Score flat = row(report, "flat", grouping, group).score();
                for (Figure figure : Figure.values()) {
                    if (figure.better() == Figure.Better.HIGHER && !Double.isNaN(good.get(figure))) {
                        assertTrue(good.get(figure) > flat.get(figure), () -> group + " " + figure);
                    }
                }
                assertTrue(good.get(Figure.L1) < flat.get(Figure.L1), group);
                assertTrue(good.get(Figure.RELATIVE_L1) < flat.get(Figure.RELATIVE_L1), group);
                assertTrue(Double.isNaN(good.get(Figure.FEATURES)));
            }
        }
        assertEquals(12, row(report, "harmonic", Grouping.ALL, "all").count());
        assertEquals(6, row(report, "harmonic", Grouping.KIND, "box").count());
        assertEquals(List.of("scratch", "box"), groups(report, Grouping.KIND));
        assertEquals(List.of("colours", "waves"), groups(report, Grouping.DOMAIN));
        assertTrue(report.messages().stream().anyMatch(message -> message.contains("broken.png")),
                report.messages().toString());
        assertTrue(report.messages().stream().anyMatch(message -> message.contains("96")), report.messages().toString());
    }

    @Test
    void theSameSeedMeasuresTheSamePairsWhateverElseIsMeasured() throws IOException {
        EvaluationReport first = Evaluation.run(options, List.of(harmonic(), constant("flat", 0)), ProgressListener.NONE);
        EvaluationReport turned = Evaluation.run(options, List.of(constant("flat", 0), harmonic()), ProgressListener.NONE);
        EvaluationReport alone = Evaluation.run(
                options.withKinds(List.of(new BoxMasks())), List.of(harmonic()), ProgressListener.NONE);
        EvaluationReport seeded = Evaluation.run(options.withSeed(2), List.of(harmonic()), ProgressListener.NONE);
        assertEquals(pairs(first, "harmonic"), pairs(turned, "flat"));
        for (Figure figure : List.of(Figure.PSNR, Figure.SSIM_IMAGE, Figure.SEAM, Figure.GRADIENT_RATIO)) {
            double value = row(first, "harmonic", Grouping.KIND, "box").score().get(figure);
            assertEquals(value, row(turned, "harmonic", Grouping.KIND, "box").score().get(figure), figure.name());
            assertEquals(value, row(alone, "harmonic", Grouping.KIND, "box").score().get(figure), figure.name());
            assertTrue(value != row(seeded, "harmonic", Grouping.KIND, "box").score().get(figure), figure.name());
        }
    }

    private static List<Pair> pairs(EvaluationReport report, String fill) {
        return report.samples().stream().filter(sample -> sample.fill().equals(fill)).map(Sample::pair).toList();
    }

    @Test
    void aPerfectFillHasPerfectFigures() throws IOException {
        List<Crop> truths = new ArrayList<>();
        TestPairs.draw(options, new ArrayList<>()).forEach(pair -> truths.add(pair.truth()));
        WindowFiller oracle = new Filler("oracle") {
            @Override
            public void fill(Window window) {
                float[][] truth = truths.remove(0).planes();
                for (int c = 0; c < truth.length; c++) {
                    for (int p = 0; p < truth[c].length; p++) {
                        window.channels()[c][p] = truth[c][p] / 127.5f - 1;
                    }
                }
            }
        };
        EvaluationReport report = Evaluation.run(options, List.of(oracle), ProgressListener.NONE);
        Score score = row(report, "oracle", Grouping.ALL, "all").score();
        assertEquals(88.13, score.get(Figure.PSNR), 0.01);
        for (Figure figure : List.of(Figure.SSIM, Figure.SSIM_IMAGE, Figure.SSIM_UNIFORM_IMAGE, Figure.SSIM_GREY_IMAGE,
                Figure.GRADIENT_RATIO, Figure.SEAM)) {
            assertEquals(1, score.get(figure), 1e-9, figure.name());
        }
        for (Figure figure : List.of(Figure.L1, Figure.RELATIVE_L1, Figure.L1_IMAGE, Figure.L1_OF_TRUTH_IMAGE)) {
            assertEquals(0, score.get(figure), figure.name());
        }
    }

    @Test
    void binsHoldWhatTheirNamesSay() throws IOException {
        EvaluationReport report = Evaluation.run(options, List.of(harmonic()), ProgressListener.NONE);
        for (String bin : groups(report, Grouping.RATIO)) {
            String[] limits = bin.replace(" %", "").split("-");
            long expected = pairs(report, "harmonic").stream().filter(pair -> 100 * pair.ratio() > Integer.parseInt(limits[0])
                    && 100 * pair.ratio() <= Integer.parseInt(limits[1])).count();
            assertEquals(expected, row(report, "harmonic", Grouping.RATIO, bin).count(), bin);
        }
        List<String> bins = groups(report, Grouping.RATIO);
        assertTrue(bins.containsAll(List.of("0-10 %", "10-30 %")), bins.toString());
        Pair pair = new Pair(1, "a", "a", 0, 0, 10, 10, "box", 0.5);
        assertEquals(List.of("40-50 %", "40-60 %"), Grouping.RATIO.of(pair));
    }

    @Test
    void fillsSeeNothingOfTheTruthAndChangeNothingThatIsKnown() throws IOException {
        WindowFiller vandal = new Filler("vandal") {
            @Override
            public void fill(Window window) {
                for (float[] plane : window.channels()) {
                    for (int p = 0; p < plane.length; p++) {
                        assertTrue(!window.hole()[p] || plane[p] == 0, "the truth shows");
                        plane[p] = 5;
                    }
                }
            }
        };
        EvaluationReport report = Evaluation.run(options, List.of(vandal, constant("white", 1)), ProgressListener.NONE);
        Score vandals = row(report, "vandal", Grouping.ALL, "all").score();
        Score white = row(report, "white", Grouping.ALL, "all").score();
        assertEquals(white.get(Figure.PSNR), vandals.get(Figure.PSNR), 1e-9);
        assertEquals(white.get(Figure.SSIM), vandals.get(Figure.SSIM), 1e-9);
        assertEquals(white.get(Figure.SSIM_IMAGE), vandals.get(Figure.SSIM_IMAGE), 1e-9);
    }

    @Test
    void onlyWhatWasHeldBackIsMeasured() throws IOException {
        for (int i = 0; i < 8; i++) {
            draw("many/set" + (char) ('a' + i) + ".png", 100, 100, false, 10 + i);
        }
        EvaluationOptions held = options.withHeldBack(new HeldBack(0.25, 3, null)).withCrops(30);
        EvaluationReport report = Evaluation.run(held, List.of(constant("flat", 0)), ProgressListener.NONE);
        Set<String> measured = new TreeSet<>(pairs(report, "flat").stream().map(Pair::image).toList());
        Set<String> expected = new TreeSet<>();
        ImageFolder.read(folder).split(0.25, 3).validation().stream()
                .filter(image -> Math.min(image.width(), image.height()) >= 96).forEach(image -> expected.add(image.path()));
        assertEquals(expected, measured);
        assertThrows(IllegalArgumentException.class, () -> new HeldBack(0, 1, null));
    }

    @Test
    void stopsWhenAskedTo() {
        List<Long> heard = new ArrayList<>();
        ProgressListener impatient = new ProgressListener() {
            @Override
            public void update(long done, long total, String message) {
                assertEquals(12, total);
                heard.add(done);
            }

            @Override
            public boolean isCanceled() {
                return heard.size() == 2;
            }
        };
        assertThrows(CancellationException.class, () -> Evaluation.run(options, List.of(harmonic()), impatient));
        assertEquals(List.of(0L, 1L), heard);
    }

    @Test
    void saysWhatIsWrong() {
        assertThrows(IllegalArgumentException.class, () -> options.withSize(100));
        assertThrows(IllegalArgumentException.class, () -> options.withCrops(0));
        assertThrows(IllegalArgumentException.class, () -> options.withPictures(-1));
        assertThrows(IllegalArgumentException.class, () -> options.withKinds(List.of()));
        assertThrows(IllegalArgumentException.class, () -> options.withHoles("box,clouds"));
        assertThrows(IllegalArgumentException.class, () -> Evaluation.run(options, List.of(), ProgressListener.NONE));
        assertThrows(IllegalArgumentException.class,
                () -> Evaluation.run(options, List.of(harmonic(), harmonic()), ProgressListener.NONE));
        assertThrows(IllegalArgumentException.class, () -> ComparedFills.check(List.of("harmonic", "telea", "harmonic")));
        assertThrows(IOException.class, () -> Evaluation.run(
                options.withFeatures(folder.resolve("waves/broken.png")), List.of(harmonic()), ProgressListener.NONE));
        assertThrows(IOException.class, () -> Evaluation.run(
                EvaluationOptions.of(folder.resolve("nowhere")), List.of(harmonic()), ProgressListener.NONE));
    }

    private static List<String> groups(EvaluationReport report, Grouping grouping) {
        return report.rows(grouping).stream().map(Row::group).distinct().toList();
    }

    private static Row row(EvaluationReport report, String fill, Grouping grouping, String group) {
        List<Row> found = report.rows(grouping).stream()
                .filter(row -> row.fill().equals(fill) && row.group().equals(group)).toList();
        assertEquals(1, found.size(), () -> fill + " " + group);
        return found.get(0);
    }

    private void draw(String name, int width, int height, boolean colours, long seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double pitch = 0.05 + 0.1 * random.nextDouble();
        for (int p = 0; p < width * height; p++) {
            int x = p % width;
            int y = p / width;
            int grey = (int) (128 + 90 * Math.sin(pitch * x + 0.03 * y));
            int other = colours ? (int) (128 + 90 * Math.cos(pitch * y)) : grey;
            image.setRGB(x, y, grey << 16 | other << 8 | grey);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static WindowFiller harmonic() {
        return new Filler("harmonic") {
            @Override
            public void fill(Window window) {
                EnergyFill fill = EnergyFill.harmonic(window.hole(), window.width(), window.height());
                for (float[] plane : window.channels()) {
                    fill.apply(plane);
                }
            }
        };
    }

    private static WindowFiller constant(String name, float value) {
        return new Filler(name) {
            @Override
            public void fill(Window window) {
                for (float[] plane : window.channels()) {
                    for (int p = 0; p < plane.length; p++) {
                        plane[p] = window.hole()[p] ? value : plane[p];
                    }
                }
            }
        };
    }

    private abstract static class Filler implements WindowFiller {
        private final String name;

        Filler(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ContextPolicy context() {
            return new ContextPolicy(8, 64, 1024, 1);
        }
    }
}
