package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import lacuna.models.fill.HarmonicFill;
import lacuna.ops.ContextPolicy;
import lacuna.ops.ProgressListener;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
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
        for (String kind : List.of("scratch", "box", EvaluationReport.ALL)) {
            for (String domain : List.of("waves", "colours", EvaluationReport.ALL)) {
                EvaluationReport.Row good = row(report, "harmonic", kind, domain);
                EvaluationReport.Row flat = row(report, "flat", kind, domain);
                assertTrue(good.score().psnr() > flat.score().psnr() + 1, () -> kind + " " + domain);
                assertTrue(good.score().ssim() > flat.score().ssim());
                assertTrue(good.score().l1() < flat.score().l1());
                assertTrue(Double.isNaN(good.score().features()));
            }
        }
        assertEquals(12, row(report, "harmonic", EvaluationReport.ALL, EvaluationReport.ALL).crops());
        assertEquals(6, row(report, "harmonic", "box", EvaluationReport.ALL).crops());
        assertTrue(report.messages().stream().anyMatch(message -> message.contains("broken.png")),
                report.messages().toString());
        assertTrue(report.messages().stream().anyMatch(message -> message.contains("96")), report.messages().toString());
    }

    @Test
    void theSameSeedMeasuresTheSameHoles() throws IOException {
        List<WindowFiller> one = List.of(harmonic());
        List<WindowFiller> other = List.of(constant("flat", 0), harmonic());
        EvaluationReport.Row first = row(Evaluation.run(options, one, ProgressListener.NONE), "harmonic", "box", "all");
        EvaluationReport.Row again = row(
                Evaluation.run(options.withKinds(List.of(new BoxMasks())), other, ProgressListener.NONE),
                "harmonic", "box", "all");
        EvaluationReport.Row seeded = row(
                Evaluation.run(options.withSeed(2), one, ProgressListener.NONE), "harmonic", "box", "all");
        assertEquals(first.score().psnr(), again.score().psnr());
        assertTrue(first.score().psnr() != seeded.score().psnr());
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
        Score vandals = row(report, "vandal", "all", "all").score();
        Score white = row(report, "white", "all", "all").score();
        assertEquals(white.psnr(), vandals.psnr(), 1e-9);
        assertEquals(white.ssim(), vandals.ssim(), 1e-9);
    }

    @Test
    void tablesHoldEveryRow() throws IOException {
        EvaluationReport report = Evaluation.run(options, List.of(harmonic(), constant("a,b", 0)), ProgressListener.NONE);
        assertEquals(3 * 3 * 2, report.rows().size());
        List<String> csv = report.csv().lines().toList();
        assertEquals(1 + 3 * 3 * 2, csv.size());
        assertTrue(csv.get(1).startsWith("scratch,colours,harmonic,3,"), csv.get(1));
        assertTrue(csv.get(2).startsWith("scratch,colours,\"a,b\",3,"), csv.get(2));
        List<String> lines = report.markdown().lines().filter(line -> !line.isEmpty()).toList();
        assertEquals(4 + 3 * 3 * 2, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("|") && line.endsWith("|")), report.markdown());
        long columns = lines.get(0).chars().filter(c -> c == '|').count();
        assertEquals(columns, lines.get(1).chars().filter(c -> c == '|').count());
        assertEquals(columns, lines.get(2).chars().filter(c -> c == '|').count());
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
        assertThrows(IllegalArgumentException.class, () -> options.withKinds(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Evaluation.run(options, List.of(), ProgressListener.NONE));
        assertThrows(IllegalArgumentException.class,
                () -> Evaluation.run(options, List.of(harmonic(), harmonic()), ProgressListener.NONE));
        assertThrows(IOException.class, () -> Evaluation.run(
                options.withFeatures(folder.resolve("waves/broken.png")), List.of(harmonic()), ProgressListener.NONE));
        assertThrows(IOException.class, () -> Evaluation.run(
                EvaluationOptions.of(folder.resolve("nowhere")), List.of(harmonic()), ProgressListener.NONE));
    }

    private static EvaluationReport.Row row(EvaluationReport report, String filler, String kind, String domain) {
        List<EvaluationReport.Row> found = report.rows().stream().filter(row -> row.filler().equals(filler)
                && row.kind().equals(kind) && row.domain().equals(domain)).toList();
        assertFalse(found.isEmpty(), () -> filler + " " + kind + " " + domain);
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
                HarmonicFill fill = HarmonicFill.of(window.hole(), window.width(), window.height());
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
