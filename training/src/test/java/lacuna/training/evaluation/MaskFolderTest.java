package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holes from mask images: each image's own, or drawn. */
class MaskFolderTest {

    private static final int SIZE = 96;

    @TempDir
    private Path folder;
    private final List<String> messages = new ArrayList<>();

    private List<TestPair> pairs(long seed) throws IOException {
        messages.clear();
        return TestPairs.draw(EvaluationOptions.of(folder.resolve("images")).withMasks(folder.resolve("masks")).withCrops(5)
                .withSize(SIZE).withSeed(seed), messages);
    }

    @Test
    void masksOfTheNameOfAnImageAreItsOwnAtTheSamePlace() throws IOException {
        paint("images/em/a.png", 200, 150, -1, 0, 0, 0);
        paint("masks/em/a_mask.tif", 200, 150, 0, 120, 30, 9);
        for (TestPair pair : pairs(1)) {
            Pair about = pair.about();
            assertEquals("em/a.png", about.image());
            int count = 0;
            for (int p = 0; p < pair.hole().length; p++) {
                int x = about.left() + p % SIZE;
                int y = about.top() + p / SIZE;
                assertEquals(x >= 120 && x < 129 && y >= 30 && y < 39, pair.hole()[p]);
                count += pair.hole()[p] ? 1 : 0;
            }
            assertTrue(count > 0, "a crop without its hole");
            assertEquals((double) count / (SIZE * SIZE), about.ratio());
        }
    }

    @Test
    void othersAreDrawnFromWithASeedAndKeepTheirScale() throws IOException {
        paint("images/a.png", 150, 150, -1, 0, 0, 0);
        paint("masks/large.png", 400, 300, 0, 350, 250, 9);
        List<TestPair> pairs = pairs(1);
        List<TestPair> again = pairs(1);
        for (int i = 0; i < pairs.size(); i++) {
            assertArrayEquals(pairs.get(i).hole(), again.get(i).hole());
            assertTrue(pairs.get(i).about().ratio() * SIZE * SIZE <= 81 + 1e-9, "enlarged");
            assertEquals("masks", pairs.get(i).about().kind());
        }
    }

    @Test
    void smallMasksAreEnlargedAndFoldersAreKinds() throws IOException {
        paint("images/a.png", 150, 150, -1, 0, 0, 0);
        paint("masks/thick/small.png", 50, 60, 0, 10, 10, 5);
        paint("masks/other/small.png", 50, 60, 0, 10, 10, 5);
        for (TestPair pair : pairs(4)) {
            assertTrue(List.of("thick", "other").contains(pair.about().kind()), pair.about().kind());
            assertTrue(pair.about().ratio() * SIZE * SIZE <= 100);
        }
    }

    @Test
    void masksThatCannotBeUsedAreSaid() throws IOException {
        paint("images/a.png", 150, 150, -1, 0, 0, 0);
        paint("masks/black.png", 150, 150, 0, 0, 0, 0);
        assertTrue(assertThrows(IOException.class, () -> pairs(1)).getMessage().contains("of one colour"));
        assertTrue(messages.stream().anyMatch(message -> message.contains("black.png")));
        paint("masks/a.png", 140, 150, 0, 5, 5, 9);
        assertTrue(assertThrows(IOException.class, () -> pairs(1)).getMessage().contains("differ in size"));
    }

    /** Noise if {@code grey} is negative, else that grey with a white square. */
    private void paint(String name, int width, int height, int grey, int left, int top, int edge) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(1);
        for (int p = 0; p < width * height; p++) {
            int x = p % width;
            int y = p / width;
            boolean white = x >= left && x < left + edge && y >= top && y < top + edge;
            image.getRaster().setSample(x, y, 0, grey < 0 ? random.nextInt(256) : white ? 255 : grey);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }
}
