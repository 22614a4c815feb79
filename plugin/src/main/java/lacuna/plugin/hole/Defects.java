package lacuna.plugin.hole;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.convert.Plane;
import lacuna.plugin.convert.RoiFiles;
import lacuna.training.data.MaskFiles;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.DefectPage;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/** The user's own defects, to draw holes for training from: masks and selections, in files and of open images. */
public final class Defects {

    private Defects() { }

    /**
     * Reads masks (PNG, TIFF; not zero where a defect is), selections ({@code .roi}), ROI sets ({@code .zip}) and folders of them.
     * An image file that has the name of selections beside it is no mask, but says how large the image is that they belong to.
     *
     * @param places at least one
     * @throws IOException if one of them cannot be read, or a folder holds none; the message says what to do
     */
    public static List<DefectPage> pages(List<Path> places) throws IOException {
        List<DefectPage> pages = new ArrayList<>();
        for (Path place : places) {
            for (Path file : Files.isDirectory(place) ? files(place) : List.of(place)) {
                pages.addAll(RoiFiles.isRoiFile(file) ? RoiPages.read(file) : MaskFiles.read(file));
            }
        }
        return pages;
    }

    /**
     * Writes a mask for each page, which a training reads, today or when it is resumed; what the folder held before is replaced.
     *
     * @throws IllegalArgumentException if there is no defect in them, or nothing else; the message says what to do
     * @throws IOException if nothing can be written there
     */
    public static void save(List<DefectPage> pages, Path folder) throws IOException {
        new DefectMasks(pages); // says what is wrong
        Files.createDirectories(folder);
        for (Path old : MaskFiles.in(folder)) {
            Files.delete(old);
        }
        for (int n = 0; n < pages.size(); n++) {
            Hole hole = pages.get(n).hole();
            ByteProcessor mask = new ByteProcessor(hole.width(), hole.height());
            for (int i = 0; i < mask.getPixelCount(); i++) {
                mask.set(i, hole.contains(i % hole.width(), i / hole.width()) ? 255 : 0);
            }
            AtomicFile.write(folder.resolve(String.format(Locale.ROOT, "defects_%05d.png", n + 1)),
                    out -> ImageIO.write(mask.getBufferedImage(), "png", out));
        }
    }

    /** The defects of an image that is open, wherever a hole may come from: every plane that has any counts. */
    public static List<DefectPage> pages(ImagePlus image, HoleSource source) {
        List<DefectPage> pages = new ArrayList<>();
        for (int plane : source.planes(true)) {
            pages.add(new DefectPage(name(image, plane), Hole.of(source.hole(plane))));
        }
        return pages;
    }

    /** The defects in a mask that is open, plane by plane: pixels that are not zero. */
    public static List<DefectPage> pages(ImagePlus mask) {
        List<DefectPage> pages = new ArrayList<>();
        for (int plane = 1; plane <= mask.getStackSize(); plane++) {
            pages.add(new DefectPage(name(mask, plane), Hole.of(notZero(ImagePlusImages.samples(mask, plane)))));
        }
        return pages;
    }

    private static String name(ImagePlus image, int plane) {
        return "\"" + image.getTitle() + "\"" + (image.getStackSize() == 1 ? "" : ", plane " + plane);
    }

    private static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<BitType> notZero(Plane<T> plane) {
        return Masks.where(plane.pixels(), value -> value != 0);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = new ArrayList<>(all.filter(Files::isRegularFile).filter(RoiFiles::isRoiFile).sorted().toList());
        }
        Set<String> described = files.stream().map(RoiPages::base).collect(Collectors.toSet());
        MaskFiles.in(folder).stream().filter(file -> !described.contains(RoiPages.base(file))).forEach(files::add);
        if (files.isEmpty()) {
            throw new IOException("There are neither masks nor selections in the folder " + folder
                    + ": put masks (PNG, TIFF) or ROI files (.roi, .zip) there.");
        }
        return files;
    }
}
