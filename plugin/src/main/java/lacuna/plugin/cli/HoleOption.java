package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.plugin.convert.RoiFiles;
import lacuna.plugin.hole.HoleSource;
import lacuna.plugin.hole.HoleSources;
import lacuna.plugin.hole.Range;
import picocli.CommandLine.Option;

/** What is missing: one of these options, or the selection that a TIFF carries. */
final class HoleOption {

    @Option(names = "--mask", paramLabel = "FILE|DIR",
        description = "White where pixels are missing: an image of the same size, or a folder with one of the same name for"
            + " each.")
    private Path mask;

    @Option(names = "--roi", paramLabel = "FILE|DIR",
        description = "ImageJ selections (.roi, .zip), or a folder with one of the same name for each image.")
    private Path roi;

    @Option(names = "--threshold", paramLabel = "LO..HI",
        description = "Missing are pixels with values from LO to HI, e.g. 250..255.")
    private Range threshold;

    @Option(names = "--nan", description = "Missing are pixels that are not a number (32 bits).")
    private boolean nan;

    @Option(names = "--saturated", description = "Missing are pixels at the largest value of their type.")
    private boolean saturated;

    /** The hole of an image without any of the options. */
    static HoleSource ownSelection(ImagePlus image) {
        if (image.getRoi() == null) {
            throw new IllegalArgumentException("What is missing in " + image.getTitle()
                + "? Give --mask, --roi, --threshold, --nan or --saturated; the file itself carries no selection.");
        }
        return HoleSources.selection(image);
    }

    /** @param input the file that the image comes from */
    HoleSource open(ImagePlus image, Path input) throws IOException {
        if (mask != null) {
            return HoleSources.mask(image, ImageFile.read(partner(mask, input, ".png", ".tif", ".tiff")).image());
        }
        if (roi != null) {
            return HoleSources.rois(image, RoiFiles.read(partner(roi, input, ".roi", ".zip")));
        }
        if (threshold != null) {
            return HoleSources.threshold(image, threshold);
        }
        return nan ? HoleSources.nan(image) : HoleSources.saturated(image);
    }

    /** The file itself, or the one in a folder that has the name of the input or its name with another ending. */
    private static Path partner(Path place, Path input, String... endings) throws IOException {
        if (!Files.isDirectory(place)) {
            return place;
        }
        String name = input.getFileName().toString();
        String base = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        List<String> names = new ArrayList<>(List.of(name));
        for (String ending : endings) {
            names.add(base + ending);
        }
        for (String candidate : names) {
            if ((!candidate.equals(name) || fits(name, endings)) && Files.isRegularFile(place.resolve(candidate))) {
                return place.resolve(candidate);
            }
        }
        throw new IOException("There is nothing in " + place + " for " + name + ": call it " + base + endings[0] + ".");
    }

    private static boolean fits(String name, String... endings) {
        for (String ending : endings) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
