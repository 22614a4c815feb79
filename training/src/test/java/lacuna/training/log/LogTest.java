package lacuna.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lacuna.training.data.TrainingBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final List<String> COLUMNS = List.of("loss", "psnr");

    @TempDir
    Path folder;

    @Test
    void resumedLogEqualsAnUnbrokenOne() throws IOException {
        Path whole = folder.resolve("whole.csv");
        Path broken = folder.resolve("broken.csv");
        try (CsvLog log = CsvLog.open(whole, COLUMNS, -1)) {
            for (int step = 1; step <= 6; step++) {
                log.append(step, 1.0 / step, step == 3 ? Double.NaN : 20 + step);
            }
        }
        try (CsvLog log = CsvLog.open(broken, COLUMNS, -1)) {
            for (int step = 1; step <= 5; step++) {
                log.append(step, 1.0 / step, step == 3 ? Double.NaN : 20 + step);
                assertEquals(step + 1, Files.readAllLines(broken).size());
            }
        }
        Files.writeString(broken, "6,0.1", StandardOpenOption.APPEND);
        try (CsvLog log = CsvLog.open(broken, COLUMNS, 4)) {
            log.append(5, 1.0 / 5, 25);
            log.append(6, 1.0 / 6, 26);
        }
        assertEquals(Files.readString(whole), Files.readString(broken));
        assertEquals(List.of("step,loss,psnr", "1,1,21", "2,0.5,22", "3,0.33333334,"),
            Files.readAllLines(whole).subList(0, 4));
    }

    @Test
    void startingAnewForgetsAndOtherColumnsAreRefused() throws IOException {
        Path file = folder.resolve("log.csv");
        CsvLog.open(file, COLUMNS, -1).close();
        assertThrows(IOException.class, () -> CsvLog.open(file, List.of("other"), 3));
        try (CsvLog log = CsvLog.open(file, List.of("other"), -1)) {
            assertThrows(IllegalArgumentException.class, () -> log.append(1, 2, 3));
        }
        assertEquals(List.of("step,other"), Files.readAllLines(file));
    }

    @Test
    void previewShowsHoleFillAndTruth() throws IOException {
        float[] truth = new float[2 * 3 * 4];
        float[] fill = new float[truth.length];
        Arrays.fill(truth, 1);
        Arrays.fill(fill, -3);
        TrainingBatch batch = new TrainingBatch(2, 2, truth, new float[] {1, 0, 0, 0, 0, 0, 0, 1}, null, null);
        Path file = Files.createDirectories(folder.resolve("new")).resolve("preview.png");
        PreviewSheet.write(file, batch, 5, List.of(fill));
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertEquals(10, sheet.getWidth());
        assertEquals(6, sheet.getHeight());
        assertEquals(0xFFFF00A0, sheet.getRGB(0, 0));
        assertEquals(0xFFFFFFFF, sheet.getRGB(1, 0));
        assertEquals(0xFFFF00A0, sheet.getRGB(1, 5));
        assertEquals(0xFF000000, sheet.getRGB(4, 0));
        assertEquals(0xFFFFFFFF, sheet.getRGB(9, 5));
        assertOnly("preview.png", folder.resolve("new"));
        assertThrows(IllegalArgumentException.class, () -> PreviewSheet.write(file, batch, 1, List.of(new float[3])));
    }

    @Test
    void curveIsDrawnFromTheLog() throws IOException {
        Path csv = folder.resolve("log.csv");
        Path png = Files.createDirectories(folder.resolve("pictures")).resolve("curve.png");
        CsvLog.open(csv, COLUMNS, -1).close();
        assertFalse(TrainingCurve.write(Map.of(csv, List.of()), png));
        try (CsvLog log = CsvLog.open(csv, COLUMNS, 0)) {
            for (int step = 1; step <= 3000; step++) {
                log.append(step, 10.0 / step, step % 100 == 0 ? 20 : Double.NaN);
            }
        }
        assertTrue(TrainingCurve.write(Map.of(csv, List.of()), png));
        assertTrue(ImageIO.read(png.toFile()).getWidth() > 500);
        assertOnly("curve.png", png.getParent());
        assertThrows(IOException.class, () -> TrainingCurve.write(Map.of(csv, List.of("absent")), png));
    }

    private static void assertOnly(String name, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(name), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void progressTellsSpeedAndTimeLeft() {
        assertEquals("[############------------]  50 %  1000/2000  4.0/s  4 min 10 s left",
            ProgressBar.line(0, 1000, 2000, Duration.ofSeconds(250)));
        assertEquals("[############------------]  50 %  1000/2000  0.500/s  33 min 20 s left",
            ProgressBar.line(900, 1000, 2000, Duration.ofSeconds(200)));
        assertEquals("[------------------------]   0 %  0/2000", ProgressBar.line(0, 0, 2000, Duration.ofSeconds(3)));
        assertTrue(ProgressBar.line(0, 2000, 2000, Duration.ofSeconds(1)).endsWith("  0 s left"));
        assertTrue(ProgressBar.line(0, 1, 20000, Duration.ofSeconds(1)).endsWith("  5 h 33 min left"));
    }
}
