package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.cli.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The diversity of a network that learned nothing, measured from the command line. */
class DiversityTest {

    @TempDir
    private Path folder;
    private Path images;
    private Path out;
    private String printed;
    private String err;

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.resolve("models").toString());
        Samplers.bring(folder.resolve("models"), "many");
        images = Files.createDirectory(folder.resolve("images"));
        out = folder.resolve("report");
        for (int i = 0; i < 2; i++) {
            ImagePlus image = IJ.createImage("noise", "8-bit ramp", 80, 64, 1);
            image.getProcessor().noise(20 + i);
            IJ.saveAs(image, "png", images.resolve("tile" + i + ".png").toString());
        }
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
    }

    private int run(Object... more) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        Object[] always = {"diversity", "--images", images, "--masks", "box,half", "--crops", 2, "--size", 64, "--device", "cpu",
            "--out", out};
        int code = line.execute(Stream.concat(Stream.of(always), Stream.of(more)).map(Object::toString).toArray(String[]::new));
        printed = output.toString();
        err = errors.toString().strip();
        return code;
    }

    private double figure(String model, String column) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("diversity.csv"));
        String row = lines.stream().filter(line -> line.startsWith("all,all," + model + ",")).findFirst().orElseThrow();
        return Double.parseDouble(row.split(",")[List.of(lines.get(0).split(",")).indexOf(column)]);
    }

    @Test
    void fillsOfANetworkDifferInTheHoleAndNowhereElse() throws IOException {
        assertEquals(0, run("--model", "many,harmonic", "--fills", 4, "--compared", 3), () -> err);
        assertEquals(Set.of("diversity.md", "diversity.csv", "calibration.csv", "calibration.png"), Set.of(out.toFile().list()));
        assertTrue(figure("many", "l1_between_percent") > 0);
        assertEquals(0, figure("many", "l1_between_outside_percent"));
        assertEquals(0, figure("harmonic", "l1_between_percent"));
        assertEquals(4, figure("many", "fills"));
        assertEquals(1 + 4 * 9, Files.readAllLines(out.resolve("calibration.csv")).size());
        assertTrue(printed.contains("| any | calibrated, 4 fills | - | 6.0 |"), printed);
        assertTrue(Files.readString(out.resolve("diversity.md")).contains(printed));
        String means = Files.readString(out.resolve("diversity.csv"));
        assertEquals(1, run("--model", "many", "--fills", 4));
        assertTrue(err.contains("holds a report already (diversity.md)"), err);
        assertEquals(0, run("--model", "many,harmonic", "--fills", 4, "--compared", 3, "--replace"), () -> err);
        assertEquals(means, Files.readString(out.resolve("diversity.csv")), "the same seed");
    }

    @Test
    void theMeanFillHasNoDiversity() throws IOException {
        assertEquals(0, run("--model", "many", "--fills", 2, "--truncation", 0), () -> err);
        assertEquals(0, figure("many", "l1_between_percent"));
        assertEquals(figure("many", "psnr"), figure("many", "psnr_of_best"));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnyWork() {
        complains(2, "There is no model \"magic\": choose one of auto, harmonic.*", "--model", "magic");
        complains(2, "The model \"many\" is named twice.*", "--model", "many,many");
        complains(2, "Missing required option: '--models=NAME'.*");
        complains(2, "--groups tells what was held back.*", "--model", "many", "--groups", folder.resolve("g"));
        complains(1, "One fill has nothing to differ from.*", "--model", "many", "--fills", 1);
        complains(1, "9 of 4 fills cannot be compared with one another: choose 2 to 4\\.", "--model", "many", "--fills", 4,
                "--compared", 9);
        complains(1, "The truncation is 3.0.*", "--model", "many", "--truncation", 3);
        assertFalse(Files.exists(out));
    }

    private void complains(int code, String pattern, Object... options) {
        assertEquals(code, run(options), () -> err);
        assertTrue(err.matches("(?s)lacuna: " + pattern), err);
    }
}
