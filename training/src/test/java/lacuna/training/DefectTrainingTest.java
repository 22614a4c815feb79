package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import lacuna.models.Precision;
import lacuna.models.bundle.ModelBundle;
import lacuna.ops.mask.Hole;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.MaskFiles;
import lacuna.training.data.TrainingImage;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.deepgin.LossWeights;
import lacuna.training.log.HoleGallery;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.DefectPage;
import lacuna.training.masks.MaskKinds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings whose holes are drawn from the user's own defects. */
class DefectTrainingTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void drawImages() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        BufferedImage mask = new BufferedImage(80, 72, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 4; i++) {
            BufferedImage image = new BufferedImage(80, 72, BufferedImage.TYPE_BYTE_GRAY);
            for (int p = 0; p < 80 * 72; p++) {
                image.getRaster().setSample(p % 80, p / 80, 0, (int) (128 + 100 * Math.sin(p % 80 * (i + 1) / 9.0 + p / 80)));
                mask.getRaster().setSample(p % 80, p / 80, 0, p % 80 % 30 < 4 && p / 80 % 30 < 6 ? 255 : 0);
            }
            ImageIO.write(image, "png", folder.resolve("images/kind" + (char) ('a' + i) + ".png").toFile());
        }
        ImageIO.write(mask, "png", folder.resolve("mask.png").toFile());
    }

    private TrainingOptions options(String name) throws IOException {
        DeepGinRecipe recipe = new DeepGinRecipe("tiny", null, "defects", LossWeights.COMPACT)
                .withDefects(folder.resolve("mask.png"));
        return new TrainingOptions(folder.resolve("images"), null, folder.resolve(name + ".lacuna.zip"), folder.resolve(name), recipe,
                "", 32, 2, new Schedule(3, 2, 3e-3, 0.5), 0.25, 9, "cpu", Precision.FLOAT32, About.UNKNOWN, Duration.ofHours(1));
    }

    @Test
    void aResumedRunDrawsTheHolesOfAnUnbrokenOne() throws IOException {
        try (TrainingRun whole = new TrainingRun(options("whole"), false, new TrainingListener() { })) {
            whole.run();
        }
        try (TrainingRun first = new TrainingRun(options("broken"), false, new TrainingListener() { })) {
            first.finish();
            first.run();
        }
        try (TrainingRun second = new TrainingRun(options("broken"), true, new TrainingListener() { })) {
            second.run();
        }
        String losses = Files.readString(folder.resolve("whole/losses.csv"));
        assertEquals(losses, Files.readString(folder.resolve("broken/losses.csv")));
        assertTrue(losses.split("\n").length > 3, losses);
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole/checkpoint.safetensors")),
                Files.readAllBytes(folder.resolve("broken/checkpoint.safetensors")));
        assertTrue(Files.exists(folder.resolve("whole/preview-defects.png")));
        String card = ModelBundle.open(folder.resolve("whole.lacuna.zip")).card().text();
        assertTrue(card.contains("holes also drawn from 9 defects of 24 to 24 pixels"), card);
    }

    @Test
    void theGalleryShowsCropsWithTheirHolesAndNothingElse() throws IOException {
        List<TrainingImage> images = ImageFolder.read(folder.resolve("images")).images();
        boolean[] hole = new boolean[900];
        hole[465] = true;
        DefectMasks own = new DefectMasks(List.of(new DefectPage("one", Hole.of(hole, 30, 30))));
        BufferedImage sheet = gallery(images, own, 4);
        assertEquals(6 * 32 + 5 * 2, sheet.getWidth());
        assertEquals(2 * 32 + 2, sheet.getHeight());
        int coloured = 0;
        for (int p = 0; p < sheet.getWidth() * sheet.getHeight(); p++) {
            int rgb = sheet.getRGB(p % sheet.getWidth(), p / sheet.getWidth());
            coloured += (rgb >> 16 & 0xff) != (rgb & 0xff) ? 1 : 0;
        }
        assertTrue(coloured >= 8 && coloured < 150, coloured + " pixels of 8 crops with a speck or two each");
        assertArrayEquals(pixels(sheet), pixels(gallery(images, own, 4)));
        assertFalse(Arrays.equals(pixels(sheet), pixels(gallery(images, own, 5))));
    }

    private static BufferedImage gallery(List<TrainingImage> images, DefectMasks own, long seed) {
        return HoleGallery.draw(images, DeepGinRecipe.DEFAULT.crops(), MaskKinds.parse("defects", own), 32, 8, seed).image();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
