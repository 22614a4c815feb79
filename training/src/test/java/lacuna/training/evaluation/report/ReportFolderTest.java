package lacuna.training.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import lacuna.models.torch.TinyFeatures;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.FillerOptions;
import lacuna.training.evaluation.ComparedFills;
import lacuna.training.evaluation.Crop;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.Row;
import lacuna.training.evaluation.Score;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of an evaluation, with a feature network. */
class ReportFolderTest {

    private static final List<String> FILLS = List.of("harmonic", "biharmonic", "telea");
    private static final Pattern PICTURE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

    @TempDir
    private static Path images;
    private static EvaluationReport report;

    @TempDir
    private Path folder;

    @BeforeAll
    static void evaluate() throws IOException {
        Path named = Files.createDirectory(images.resolve("images <&>"));
        for (int i = 0; i < 3; i++) {
            draw(named.resolve("wave" + i + ".png"), i);
        }
        EvaluationOptions options = EvaluationOptions.of(named).withHoles("scratch,box").withCrops(8).withSize(96)
                .withFeatures(TinyFeatures.write(images.resolve("features.pt"))).withPictures(4);
        report = ComparedFills.evaluate(options, FILLS, FillerOptions.DEFAULTS, ProgressListener.NONE);
    }

    private static void draw(Path file, long seed) throws IOException {
        BufferedImage image = new BufferedImage(120, 110, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(seed);
        for (int p = 0; p < 120 * 110; p++) {
            int grey = (int) (128 + 80 * Math.sin(0.1 * (p % 120) + seed) + 20 * random.nextDouble());
            image.setRGB(p % 120, p / 120, grey << 16 | grey / 2 << 8 | 255 - grey);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void thePageHoldsEveryPictureAndNeedsNothingElse() throws IOException {
        Path out = folder.resolve("report");
        ReportFolder.open(out, false).write(report);
        assertEquals(Set.of("report.html", "samples.csv", "means.csv", "tables.md"), Set.of(out.toFile().list()));
        String page = Files.readString(out.resolve("report.html"));
        List<byte[]> pictures = new ArrayList<>();
        Matcher matcher = PICTURE.matcher(page);
        while (matcher.find()) {
            pictures.add(Base64.getDecoder().decode(matcher.group(1)));
        }
        assertEquals(4, report.pictures().size());
        assertEquals(4 * 2 * (1 + FILLS.size()), pictures.size());
        assertEquals(pictures.size(), page.split("<img ", -1).length - 1);
        for (byte[] picture : pictures) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            assertNotNull(image);
            assertEquals(96, image.getWidth());
        }
        Crop truth = report.pictures().get(0).truth();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(pictures.get(0)));
        for (int p = 0; p < truth.width() * truth.height(); p++) {
            assertEquals((int) truth.planes()[0][p], shown.getRGB(p % 96, p / 96) >> 16 & 0xff);
            assertEquals((int) truth.planes()[2][p], shown.getRGB(p % 96, p / 96) & 0xff);
        }
        String without = PICTURE.matcher(page).replaceAll("");
        for (String outside : List.of("http:", "https:", "//www", "<link", "src=", "@import", "url(", "file:")) {
            assertFalse(without.contains(outside), outside);
        }
        assertFalse(page.contains("<&>"), "text that is taken for markup");
        for (Row row : report.rows(Grouping.KIND)) {
            assertTrue(page.contains(">" + Texts.number(Figure.PSNR, row.score().get(Figure.PSNR)) + "<"), row.toString());
        }
    }

    @Test
    void tablesHoldEverySampleAndEveryMean() throws IOException {
        List<String> samples = CsvTables.samples(report).lines().toList();
        assertEquals(1 + 8 * 2 * 3, samples.size());
        String[] heading = samples.get(0).split(",");
        String[] first = samples.get(1).split(",", -1);
        assertEquals(heading.length, first.length);
        assertEquals(report.samples().get(0).score().get(Figure.PSNR),
                Double.parseDouble(first[List.of(heading).indexOf("psnr")]));
        List<String> means = CsvTables.means(report).lines().toList();
        assertEquals(1 + report.rows().size(), means.size());
        assertEquals(means.get(0).split(",").length, means.get(1).split(",", -1).length);
        assertTrue(means.get(1).startsWith("all,all,harmonic,16,"), means.get(1));
        assertTrue(means.stream().anyMatch(line -> line.startsWith("kind_and_domain,\"box, wave\",telea,8,")), means.toString());
        List<String> lines = MarkdownTables.of(report, Grouping.KIND).lines().toList();
        assertEquals(2 + 2 * 3, lines.size());
        assertEquals(1, lines.stream().map(line -> line.chars().filter(c -> c == '|').count()).distinct().count());
    }

    @Test
    void aFeatureNetworkGivesDistancesOfImagesAndOfSets() {
        for (Row row : report.rows()) {
            Score score = row.score();
            for (Figure figure : Figure.values()) {
                assertFalse(Double.isNaN(score.get(figure)) && row.count() >= 8, () -> row + " " + figure);
            }
            assertTrue(score.get(Figure.FEATURES) > score.get(Figure.FEATURES_IMAGE), "known pixels are exact");
            assertFalse(score.get(Figure.FID) < -1e-9 || score.get(Figure.P_IDS) > 0.6, row.toString());
        }
    }

    @Test
    void theBestOfEachGroupStandsOut() {
        List<Row> rows = report.rows(Grouping.KIND);
        for (Row row : rows) {
            double best = rows.stream().filter(other -> other.group().equals(row.group()))
                    .mapToDouble(other -> other.score().get(Figure.PSNR)).max().orElseThrow();
            boolean shown = Texts.number(Figure.PSNR, best).equals(Texts.number(Figure.PSNR, row.score().get(Figure.PSNR)));
            assertEquals(shown, Texts.isBest(row, Figure.PSNR, rows));
        }
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        Path out = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        ReportFolder.open(out, false).write(report);
        byte[] before = Files.readAllBytes(out.resolve("means.csv"));
        IOException refused = assertThrows(IOException.class, () -> ReportFolder.open(out, false));
        assertTrue(refused.getMessage().contains("holds a report already"), refused.getMessage());
        ReportFolder.open(out, true).write(report);
        assertArrayEquals(before, Files.readAllBytes(out.resolve("means.csv")));
        assertEquals("mine", Files.readString(out.resolve("notes.txt")));
        assertThrows(IOException.class, () -> ReportFolder.open(out.resolve("notes.txt"), true));
        assertThrows(IOException.class, () -> ReportFolder.open(out.resolve("notes.txt/below"), true));
    }

    @Test
    void errorsAreWhiteToNearlyBlack() {
        assertArrayEquals(new int[] {255, 255, 255}, Png.colour(0));
        assertArrayEquals(Png.colour(1), Png.colour(7));
        double last = 1000;
        for (int i = 0; i <= 10; i++) {
            int[] colour = Png.colour(i / 10.0);
            double luminance = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
            assertTrue(luminance < last, "darker with every step, so that it prints in grey");
            last = luminance;
        }
    }
}
