package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.samples.MicrographGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    private Path folder;
    private Path models;

    @BeforeEach
    void ownModels() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        System.setProperty(ModelZoo.FOLDER_PROPERTY, models.toString());
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
        System.clearProperty(ConsoleProgress.TERMINAL);
    }

    @Test
    void modelsAreListedAndABrokenOneSaysWhatIsWrong() throws IOException {
        Files.writeString(models.resolve("mine.lacuna.zip"), "not a bundle");
        Shell list = Shell.run("models");
        assertEquals(0, list.code(), list.err());
        String[] lines = list.out().split("\\R");
        assertTrue(lines[0].matches("NAME +FROM +NETWORK +LICENCE +TRAINED ON"), lines[0]);
        assertTrue(lines[1].matches("auto +built in +- +- +-"), lines[1]);
        assertTrue(list.out().matches("(?s).*\\Rmine +user +broken +- +.*mine.*\\R"), list.out());
    }

    @Test
    void modelsThatCannotBeImportedOrRemovedAreSaid() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk.lacuna.zip"), "not a bundle");
        complains(1, "There is no file .*absent.*", "models", "import", folder.resolve("absent"));
        complains(1, ".*junk.*", "models", "import", junk);
        complains(1, ".*nobody.*", "models", "remove", "nobody");
        complains(2, "Missing required parameter: 'FILE'.*", "models", "import");
        assertEquals(0, models.toFile().list().length);
    }

    @Test
    void aModelIsDescribedAnew() throws IOException {
        Path bundle = folder.resolve("prior.lacuna.zip");
        new ModelZoo().open("stylegan2-em-64").write(bundle);
        Path card = Files.writeString(folder.resolve("card.md"), "# Membranes\n");
        Path cover = Files.createFile(folder.resolve("cover.png"));
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());
        Shell shell = Shell.run("models", "describe", bundle.toString(), "--out", bundle.toString(), "--name", "membranes",
            "--author", "A", "--author", "B", "--card", card.toString(), "--cover", cover.toString());
        assertEquals(0, shell.code(), shell.err());
        ModelBundle described = ModelBundle.open(bundle);
        ModelBundle before = new ModelZoo().open("stylegan2-em-64");
        assertEquals("membranes", described.card().name());
        assertEquals(List.of("A", "B"), described.card().authors());
        assertEquals("# Membranes\n", described.card().text());
        assertEquals(before.card().trainingData(), described.card().trainingData());
        assertEquals(before.digest(), described.digest());
        assertArrayEquals(Files.readAllBytes(cover), described.cover().orElseThrow());
        complains(1, "The cover .*card.md is no PNG.*", "models", "describe", bundle, "--out", bundle, "--cover", card);
        complains(1, "There is no model bundle .*", "models", "describe", folder.resolve("absent"), "--out", bundle);
        complains(1, "A model cannot be called '\\?'.*", "models", "describe", bundle, "--out", bundle, "--name", "?");
        assertEquals("membranes", ModelBundle.open(bundle).card().name());
    }

    @Test
    void aBrokenModelCanBeRemoved() throws IOException {
        Files.writeString(models.resolve("mine.lacuna.zip"), "not a bundle");
        Shell removal = Shell.run("models", "remove", "mine");
        assertEquals(0, removal.code(), removal.err());
        assertEquals(0, models.toFile().list().length);
    }

    @Test
    void evaluationPrintsTablesAndWritesFigures() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (int i = 0; i < 2; i++) {
            BufferedImage picture = new MicrographGenerator(i).electron(112, 112).getProcessor().convertToByte(true)
                .getBufferedImage();
            ImageIO.write(picture, "png", images.resolve("section" + i + ".png").toFile());
        }
        Path out = folder.resolve("report");
        Shell shell = Shell.run("evaluate", "--images", images, "--masks", "box,half", "--model", "harmonic", "--model", "telea",
            "--crops", 2, "--size", 96, "--out", out);
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.out().contains("| box | harmonic | 2 |"), shell.out());
        assertTrue(shell.out().contains("| all | telea | 4 |"), shell.out());
        assertTrue(Files.readString(out.resolve("means.csv")).startsWith("by,group,fill,pairs,psnr,ssim,"), out.toString());
        assertTrue(Files.size(out.resolve("report.html")) > 10_000);
        Shell alias = Shell.run("evaluate", "--images", images, "--masks", "box,half", "--models", "harmonic,telea",
            "--crops", 2, "--size", 96);
        assertEquals(withoutSeconds(shell.out()), withoutSeconds(alias.out()));
        complains(1, "The folder .*report holds a report already.*", "evaluate", "--images", images, "--out", out);
        complains(1, "A training on .* holds nothing back.*", "evaluate", "--images", images, "--held-back", "0.5");
    }

    private static String withoutSeconds(String table) {
        return table.replaceAll("[^|]+\\|\\n", "");
    }

    @Test
    void evaluationsThatCannotBeMadeAreSaid() {
        complains(2, "There is no model \"magic\".*", "evaluate", "--images", folder, "--models", "harmonic,magic");
        complains(2, "The model \"harmonic\" is named twice.*", "evaluate", "--images", folder, "--models", "harmonic,harmonic");
        complains(2, "There is no device \"tpu\".*", "evaluate", "--images", folder, "--device", "tpu");
        complains(2, "Missing required option: '--images=DIR'.*", "evaluate");
        complains(2, "--groups tells what was held back.*", "evaluate", "--images", folder, "--groups", folder.resolve("g"));
        complains(1, ".*absent.*", "evaluate", "--images", folder.resolve("absent"));
        complains(1, "Crops of 95 pixels cannot be measured.*", "evaluate", "--images", folder, "--size", 95);
        complains(1, "\"clouds\" is neither a folder of masks nor a kind of holes.*", "evaluate", "--images", folder,
            "--masks", "clouds");
        complains(1, "The share of held-back images is 2.0.*", "evaluate", "--images", folder, "--held-back", 2);
    }

    @Test
    void labelsAreComparedFileByFile() throws IOException {
        for (String name : new String[] {"truth", "found"}) {
            Files.createDirectory(folder.resolve(name));
        }
        BufferedImage labels = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY);
        labels.getRaster().setSample(3, 3, 0, 1);
        labels.getRaster().setSample(4, 3, 0, 1);
        ImageIO.write(labels, "png", folder.resolve("truth/a.png").toFile());
        labels.getRaster().setSample(4, 3, 0, 0);
        ImageIO.write(labels, "png", folder.resolve("found/a.png").toFile());
        Shell shell = Shell.run("compare-labels", "--truth", folder.resolve("truth"), "--predicted", folder.resolve("found"));
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.out().contains("| class 0 | 0.9899 |"), shell.out());
        assertTrue(shell.out().contains("| class 1 | 0.5000 |"), shell.out());
        assertTrue(shell.out().contains("| mean (mIoU) | 0.7449 |"), shell.out());
        Files.delete(folder.resolve("found/a.png"));
        complains(1, "There is nothing in .*found for a.png.*", "compare-labels", "--truth", folder.resolve("truth"),
            "--predicted", folder.resolve("found"));
        complains(1, "There is no label image .*", "compare-labels", "--truth", folder.resolve("x.png"), "--predicted", folder);
    }

    @Test
    void trainingsThatCannotBeStartedAreSaid() {
        Path out = folder.resolve("new.lacuna.zip");
        complains(2, "There is no network \"vae\" to train: choose one of deepgin, stylegan2.*", "train", "vae", "--images", folder, "--out", out);
        complains(2, "Missing required options: .*--images.*", "train", "deepgin");
        complains(2, "There is no setting gamma of deepgin.*", "train", "deepgin", "--images", folder, "--out", out, "--gamma", "1");
        complains(2, "There is no setting holes of stylegan2.*", "train", "stylegan2", "--images", folder, "--out", out, "--holes", "box");
        complains(2, "StyleGAN2 has no preset \"large\".*", "train", "stylegan2", "--images", folder, "--out", out, "--preset", "large");
        complains(2, "There is no device \"tpu\".*", "train", "deepgin", "--images", folder, "--out", out, "--device", "tpu");
        complains(1, ".*cannot be written.*", "train", "deepgin", "--images", folder, "--out", folder.resolve("absent/m.zip"));
        complains(1, ".*absent.*", "train", "deepgin", "--images", folder.resolve("absent"), "--out", out);
        complains(1, "There is no checkpoint in .*", "train", "deepgin", "--images", folder, "--out", out, "--resume");
        assertFalse(Files.exists(out));
    }

    @Test
    void drawnPagesAreTheSameForTheSameSeed() throws IOException {
        for (String name : new String[] {"a", "b"}) {
            assertEquals(0, Shell.run("draw", "pages", "--out", folder.resolve(name), "--count", 2, "--size", 140).code());
        }
        BufferedImage colour = ImageIO.read(folder.resolve("a/page_0000.png").toFile());
        assertEquals(140, colour.getWidth());
        assertEquals(180, colour.getHeight());
        assertEquals(3, colour.getRaster().getNumBands());
        assertEquals(1, ImageIO.read(folder.resolve("a/page_0001.png").toFile()).getRaster().getNumBands());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a/page_0000.png")),
            Files.readAllBytes(folder.resolve("b/page_0000.png")));
    }

    @Test
    void theBarIsDrawnOnATerminalOnlyAndLeavesNothingBehind() {
        StringWriter hidden = new StringWriter();
        try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(hidden))) {
            progress.update(1, 2, "Filling");
        }
        assertEquals("", hidden.toString());
        System.setProperty(ConsoleProgress.TERMINAL, "true");
        StringWriter shown = new StringWriter();
        try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(shown))) {
            progress.update(0, 2, "Filling");
            progress.update(2, 2, "Filling");
        }
        assertTrue(shown.toString().contains("\r[############............]  50 %  Filling")
            || shown.toString().contains("\r[########################] 100 %  Filling"), shown.toString());
        assertTrue(shown.toString().endsWith(" \r"), shown.toString());
    }

    private static void complains(int code, String pattern, Object... arguments) {
        Shell shell = Shell.run(arguments);
        assertEquals(code, shell.code(), shell.toString());
        assertTrue(shell.err().strip().matches("(?s)(.*\\R)?lacuna: " + pattern), shell.err());
    }
}
