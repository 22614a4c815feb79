package lacuna.plugin.cli;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.models.checkpoint.AtomicFile;

/** TIFF through ImageJ, which keeps calibration, slices, channels, overlay, selection and Info. Pixels are held once. */
final class TiffFiles {

    private TiffFiles() { }

    /** @throws IOException if the file is damaged, cut short or of a kind that ImageJ does not read */
    static ImagePlus read(Path file) throws IOException {
        FileInfo[] directory = directory(file);
        checkComplete(file, directory);
        checkPages(file, directory);
        Opener opener = new Opener();
        opener.setSilentMode(true);
        ImagePlus image = opener.openImage(file.toString());
        if (image == null || image.getWidth() == 0) {
            throw new IOException("The TIFF " + file + " is damaged or of a kind that ImageJ does not read: save it again"
                + " with ImageJ, uncompressed.");
        }
        if (image.getStack().isVirtual()) {
            throw new IOException("The TIFF " + file + " is larger than memory: give Java more, as in JAVA_OPTS=-Xmx8g.");
        }
        return image;
    }

    /** ImageJ itself would fill up with black what a file lacks. */
    private static void checkComplete(Path file, FileInfo[] directory) throws IOException {
        long length = Files.size(file);
        for (FileInfo info : directory) {
            long end = end(info);
            if (end > length) {
                throw new IOException("The TIFF " + file + " is cut short (" + length + " of " + end
                    + " bytes): copy it again from its source.");
            }
        }
    }

    /** Where the pixels end: after the last strip or, in stacks that ImageJ wrote as one block, after the last plane. */
    private static long end(FileInfo info) {
        if (info.nImages > 1) {
            return info.getOffset() + (long) info.width * info.height * info.nImages * info.getBytesPerPixel();
        }
        long end = 0;
        for (int i = 0; info.stripOffsets != null && info.stripLengths != null && i < info.stripOffsets.length; i++) {
            int last = Math.min(i, info.stripLengths.length - 1);
            end = Math.max(end, (info.stripOffsets[i] & 0xffffffffL) + (info.stripLengths[last] & 0xffffffffL));
        }
        return end;
    }

    /** ImageJ itself would keep the first page alone. */
    private static void checkPages(Path file, FileInfo[] directory) throws IOException {
        for (FileInfo page : directory) {
            if (page.width != directory[0].width || page.height != directory[0].height
                    || page.fileType != directory[0].fileType) {
                throw new IOException("The TIFF " + file + " holds pages of several sizes or types, of which only one would"
                    + " be kept: save the page to be filled as a file of its own.");
            }
        }
    }

    private static FileInfo[] directory(Path file) throws IOException {
        String folder = file.toAbsolutePath().getParent() + File.separator;
        FileInfo[] directory = null;
        try {
            directory = new TiffDecoder(folder, file.getFileName().toString()).getTiffInfo();
        } catch (IOException | RuntimeException e) {
            throw new IOException("The file " + file + " is not a TIFF that can be read: " + e.getMessage() + ".", e);
        }
        if (directory == null || directory.length == 0) {
            throw new IOException("The file " + file + " is not a TIFF that can be read: save it again with ImageJ.");
        }
        return directory;
    }

    /** Writes all planes; the title of the image becomes the name of the file. */
    static void write(ImagePlus image, Path target) throws IOException {
        image.setTitle(target.getFileName().toString());
        AtomicFile.write(target, ".tif", part -> {
            FileSaver saver = new FileSaver(image);
            boolean stack = image.getStackSize() > 1;
            if (!(stack ? saver.saveAsTiffStack(part.toString()) : saver.saveAsTiff(part.toString()))) {
                throw new IOException("The image cannot be written to " + target + ": check the space on the disk.");
            }
        });
    }
}
