package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lacuna.models.Engines;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InpaintComplaintsTest {

    @TempDir
    private Path folder;
    private Path mask;
    private Path image;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        mask = Pictures.mask(folder.resolve("mask.png"));
        image = Pictures.tiff(folder.resolve("image.tif"), Pictures.sixteenBits(1));
        out = folder.resolve("out.tif");
    }

    @Test
    void wrongUsageIsCodeTwo() {
        complains(2, "Which command\\?.*inpaint.*");
        complains(2, ".*'nonsense'.*", "nonsense");
        inpaint(2, "Missing required option: '--out=OUT'.*", image, "--mask", mask);
        inpaint(2, "Missing required parameter: 'IN'.*", "--mask", mask, "--out", out);
        inpaint(2, ".*mutually exclusive.*", image, "--mask", mask, "--nan", "--out", out);
        inpaint(2, ".*lower\\.\\.upper.*", image, "--threshold", "bright", "--out", out);
        inpaint(2, "There is no model \"magic\": choose one of auto, .*", image, "--model", "magic", "--out", out);
        inpaint(2, "There is no device \"tpu\": .*", image, "--device", "tpu", "--out", out);
        inpaint(2, "The hole cannot be grown by -1 pixels.*", image, "--grow", -1, "--out", out);
        inpaint(2, ".*JPEG would change the known pixels.*", image, "--mask", mask, "--out", folder.resolve("o.jpg"));
        inpaint(2, ".*must end in .png, .tif or .tiff.*", image, "--mask", mask, "--out", folder.resolve("o.bmp"));
        inpaint(2, ".*would overwrite the input.*", image, "--mask", mask, "--out", image);
        inpaint(2, ".*is a folder and .* a file.*", folder, "--mask", mask, "--out", image);
        assertFalse(Files.exists(out));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        Path junk = Files.writeString(folder.resolve("junk.tif"), "no picture either");
        Path cut = cut(image, "cut.tif");
        Path word = Files.writeString(folder.resolve("word.doc"), "");
        inpaint(1, "There is no file .*absent.tif.*", folder.resolve("absent.tif"), "--mask", mask, "--out", out);
        inpaint(1, "The picture .*text.png cannot be read.*", text, "--mask", mask, "--out", out);
        inpaint(1, "The file .*junk.tif is not a TIFF.*", junk, "--mask", mask, "--out", out);
        inpaint(1, "The TIFF .*cut.tif is cut short.*", cut, "--mask", mask, "--out", out);
        inpaint(1, "The file .*word.doc is of a kind that is not read.*", word, "--mask", mask, "--out", out);
        inpaint(1, "There is no file .*absent.roi.*", image, "--roi", folder.resolve("absent.roi"), "--out", out);
        inpaint(1, "The file .*holds no ImageJ selection.*|The selection in .* is damaged.*", image, "--roi", text,
            "--out", out);
        inpaint(1, "There is nothing in .* for image.tif.*", image, "--roi", Files.createDirectory(
            folder.resolve("empty")), "--out", out);
        assertFalse(Files.exists(out));
    }

    @Test
    void colourOfSixteenBitsIsRefusedRatherThanCutToEight() throws IOException {
        Path deep = folder.resolve("deep.png");
        ColorModel model = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(Pictures.WIDTH, Pictures.HEIGHT);
        BufferedImage picture = new BufferedImage(model, raster, false, null);
        ImageIO.write(picture, "png", deep.toFile());
        inpaint(1, "The picture .*deep.png cannot be read \\(it has 16 bits a colour\\): convert it to TIFF.*", deep,
            "--mask", mask, "--out", out);
    }

    @Test
    void pagesThatWouldGetLostAreSaid() throws IOException {
        Path pages = folder.resolve("pages.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(pages.toFile())) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int size : new int[] {40, 20}) {
                BufferedImage page = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        }
        inpaint(1, "The TIFF .*pages.tif holds pages of several sizes.*", pages, "--saturated", "--out", out);
    }

    @Test
    void holesThatDoNotFitAreSaid() throws IOException {
        Path small = folder.resolve("small.png");
        ImageIO.write(new BufferedImage(7, 9, BufferedImage.TYPE_BYTE_GRAY), "png", small.toFile());
        Path black = folder.resolve("black.png");
        BufferedImage nothing = new BufferedImage(Pictures.WIDTH, Pictures.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(nothing, "png", black.toFile());
        inpaint(1, "What is missing in image.tif\\? Give --mask.*", image, "--out", out);
        inpaint(1, "The mask .*small.png.* differ in size.*", image, "--mask", small, "--out", out);
        inpaint(1, "The mask .*black.png.* is black.*", image, "--mask", black, "--out", out);
        inpaint(1, "The selection.* covers the whole image.*", image, "--mask", mask, "--grow", 500, "--out", out);
        inpaint(1, "Only 32-bit images have.*NaN.*", image, "--nan", "--out", out);
        inpaint(1, "No pixel has a value.*", image, "--threshold", "70000..80000", "--out", out);
        assertFalse(Files.exists(out));
    }

    @Test
    void nothingIsWrittenWhereNothingCanBe() throws IOException {
        List<String> before = names();
        inpaint(1, ".*absent.*out.tif cannot be written, because its folder is missing or write-protected.*", image,
            "--mask", mask, "--out", folder.resolve("absent/out.tif"));
        inpaint(1, ".*absent.*p.json cannot be written.*", image, "--mask", mask, "--out", out, "--provenance",
            folder.resolve("absent/p.json"));
        inpaint(1, ".*absent.*p.png cannot be written.*", image, "--mask", mask, "--out", out, "--preview",
            folder.resolve("absent/p.png"));
        ImageStack stack = new ImageStack(Pictures.WIDTH, Pictures.HEIGHT);
        stack.addSlice(new ByteProcessor(Pictures.WIDTH, Pictures.HEIGHT));
        stack.addSlice(Pictures.noise(new ByteProcessor(Pictures.WIDTH, Pictures.HEIGHT), 256, 1));
        Path planes = Pictures.tiff(folder.resolve("planes.tif"), new ImagePlus("planes", stack));
        inpaint(1, "PNG holds neither stacks nor 32 bits.*", planes, "--mask", mask, "--out", folder.resolve("o.png"));
        Files.delete(planes);
        assertEquals(before, names());
    }

    @Test
    void aProtectedFolderIsSaid() throws IOException {
        File closed = Files.createDirectory(folder.resolve("closed")).toFile();
        Assumptions.assumeTrue(closed.setWritable(false) && !Files.isWritable(closed.toPath()), "root may write anywhere");
        inpaint(1, ".*cannot be written, because its folder is missing or write-protected.*", image, "--mask", mask,
            "--out", closed.toPath().resolve("out.tif"));
    }

    @Test
    void aGpuThatIsNotThereIsSaidWhateverFills() {
        Assumptions.assumeTrue(Engines.start().getGpuCount() == 0, "a GPU is there");
        inpaint(1, "No CUDA device can be used.*PYTORCH_LIBRARY_PATH.*", image, "--mask", mask, "--device", "gpu", "--out", out);
        assertFalse(Files.exists(out));
    }

    @Test
    void aFolderGoesOnAfterABrokenFileAndSkipsWhatIsDone() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path results = folder.resolve("results");
        Path masks = Files.createDirectory(folder.resolve("masks"));
        for (String name : List.of("a", "b", "c")) {
            Pictures.tiff(in.resolve(name + ".tif"), Pictures.sixteenBits(name.hashCode()));
            Pictures.mask(masks.resolve(name + ".png"));
        }
        ImageIO.write(Pictures.picture(BufferedImage.TYPE_INT_RGB, 4), "jpg", in.resolve("d.jpg").toFile());
        Pictures.mask(masks.resolve("d.png"));
        Files.writeString(in.resolve("notes.txt"), "not an image");
        byte[] whole = Files.readAllBytes(in.resolve("b.tif"));
        Files.write(in.resolve("b.tif"), Arrays.copyOf(whole, whole.length / 2));

        Shell first = Shell.run("inpaint", in, "--mask", masks, "--out", results, "--provenance", folder.resolve("records"));
        assertEquals(1, first.code());
        String complaint = "(?s)lacuna: .*b\\.tif: The TIFF .*b\\.tif is cut short.*3 filled, 0 skipped, 1 failed\\.\\s*";
        assertTrue(first.err().matches(complaint), first.err());
        assertEquals(List.of("a.tif", "c.tif", "d.png"), names(results));
        assertEquals(List.of("a.tif.json", "c.tif.json", "d.jpg.json"), names(folder.resolve("records")));

        byte[] done = Files.readAllBytes(results.resolve("a.tif"));
        Files.write(in.resolve("b.tif"), whole);
        Shell second = Shell.run("inpaint", in, "--mask", masks, "--out", results, "--skip-done");
        assertEquals(0, second.code(), second.err());
        assertTrue(second.out().contains("1 filled, 3 skipped, 0 failed."), second.out());
        assertArrayEquals(done, Files.readAllBytes(results.resolve("a.tif")));
        assertEquals(List.of("a.tif", "b.tif", "c.tif", "d.png"), names(results));
    }

    @Test
    void foldersThatCannotWorkAreSaid() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        inpaint(1, "There is no TIFF, PNG or JPEG in the folder .*", in, "--saturated", "--out", folder.resolve("o"));
        Pictures.mask(in.resolve("x.png"));
        inpaint(2, "The outputs would overwrite the images in .*", in, "--saturated", "--out", in);
        ImageIO.write(Pictures.picture(BufferedImage.TYPE_INT_RGB, 4), "jpg", in.resolve("x.jpg").toFile());
        inpaint(2, ".*would both become .*x.png: rename one.*", in, "--saturated", "--out", folder.resolve("o"));
    }

    @Test
    void helpNamesTheExitCodes() {
        Shell help = Shell.run("inpaint", "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("Exit codes"), help.out());
        assertTrue(Shell.run("--version").out().startsWith("lacuna "));
    }

    private static void inpaint(int code, String pattern, Object... arguments) {
        Object[] words = Stream.concat(Stream.of("inpaint"), Arrays.stream(arguments)).toArray();
        complains(code, pattern, words);
    }

    private static void complains(int code, String pattern, Object... arguments) {
        Shell shell = Shell.run(arguments);
        assertEquals(code, shell.code(), shell.toString());
        assertTrue(shell.err().strip().matches("lacuna: " + pattern), shell.err());
        assertEquals("", shell.out());
    }

    private Path cut(Path file, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length - 100));
    }

    private List<String> names() throws IOException {
        return names(folder);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
