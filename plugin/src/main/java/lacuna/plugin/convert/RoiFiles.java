package lacuna.plugin.convert;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Selections in files: one in a {@code .roi}, a ROI Manager's set in a {@code .zip}. */
public final class RoiFiles {

    private RoiFiles() { }

    /** Whether the file is of such a kind, by its name. */
    public static boolean isRoiFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".roi") || name.endsWith(".zip");
    }

    /** @throws IOException if there is no selection in the file, or it is damaged */
    public static List<Roi> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + ".");
        }
        List<Roi> rois = new ArrayList<>();
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".roi")) {
                        rois.add(roi(zip.readAllBytes(), file));
                    }
                }
            }
        } else {
            rois.add(roi(Files.readAllBytes(file), file));
        }
        if (rois.isEmpty()) {
            throw new IOException("There is no selection in " + file + ": save selections from ImageJ's ROI Manager.");
        }
        return rois;
    }

    private static Roi roi(byte[] bytes, Path file) throws IOException {
        Roi roi = null;
        try {
            roi = RoiDecoder.openFromByteArray(bytes);
        } catch (RuntimeException e) {
            throw new IOException("The selection in " + file + " is damaged: save it again from ImageJ.", e);
        }
        if (roi == null) {
            throw new IOException("The file " + file + " holds no ImageJ selection: save it from ImageJ as .roi or .zip.");
        }
        return roi;
    }
}
