package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * An image in a file: TIFF, PNG or JPEG to read, TIFF or PNG to write, since JPEG would change pixels that are known.
 *
 * @param image the pixels in memory; filling them in place changes what is written
 * @param picture the PNG or JPEG that it comes from; null for TIFF
 */
record ImageFile(ImagePlus image, PictureFile picture) {

    private static final Set<String> TIFF = Set.of("tif", "tiff");
    private static final Set<String> JPEG = Set.of("jpg", "jpeg");
    private static final String PNG = "png";

    static boolean isReadable(Path file) {
        String ending = ending(file);
        return TIFF.contains(ending) || JPEG.contains(ending) || ending.equals(PNG);
    }

    static boolean isJpeg(Path file) {
        return JPEG.contains(ending(file));
    }

    /** @throws IOException if the file is missing, damaged or of an unknown kind */
    static ImageFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + ".");
        }
        if (TIFF.contains(ending(file))) {
            return new ImageFile(TiffFiles.read(file), null);
        }
        if (!isReadable(file)) {
            throw new IOException("The file " + file + " is of a kind that is not read: convert it to TIFF, PNG or JPEG.");
        }
        PictureFile picture = PictureFile.read(file);
        return new ImageFile(picture.image(), picture);
    }

    /** @throws WrongUsage if images cannot be written to a file of this name */
    static void checkOutput(Path file) {
        String ending = ending(file);
        if (JPEG.contains(ending)) {
            throw new WrongUsage("JPEG would change the known pixels of " + file + ": write .png or .tif instead.");
        }
        if (!TIFF.contains(ending) && !ending.equals(PNG)) {
            throw new WrongUsage("The output " + file + " must end in .png, .tif or .tiff.");
        }
    }

    /**
     * Writes the image as the file's ending says, or nothing at all.
     *
     * @param text what was done, for a PNG; a TIFF has it in the image's Info
     */
    void write(Path target, String text) throws IOException {
        if (TIFF.contains(ending(target))) {
            TiffFiles.write(image, target);
        } else {
            checkOnePlane(target);
            (picture != null ? picture : PictureFile.of(image)).write(target, text);
        }
    }

    private void checkOnePlane(Path target) throws IOException {
        if (image.getStackSize() > 1 || image.getBitDepth() == 32) {
            throw new IOException("PNG holds neither stacks nor 32 bits: write " + target + " as .tif.");
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
