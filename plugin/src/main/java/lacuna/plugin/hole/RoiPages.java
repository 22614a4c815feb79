package lacuna.plugin.hole;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.PointRoi;
import ij.gui.Roi;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import lacuna.ops.mask.Hole;
import lacuna.plugin.convert.RoiFiles;
import lacuna.plugin.convert.RoiHoles;
import lacuna.training.masks.DefectPage;

/** Selections of a file as defects on the planes that they name. */
final class RoiPages {

    private static final List<String> IMAGES = List.of(".tif", ".tiff", ".png", ".jpg", ".jpeg");

    private RoiPages() { }

    static List<DefectPage> read(Path file) throws IOException {
        List<Roi> rois = RoiFiles.read(file);
        ImagePlus image = canvas(rois, size(file, rois));
        RoiHoles holes = new RoiHoles(image, rois);
        List<Integer> named = holes.positionedPlanes();
        List<DefectPage> pages = new ArrayList<>();
        for (int plane : named.isEmpty() ? List.of(1) : named) {
            pages.add(new DefectPage(named.size() < 2 ? file.toString() : file + "#" + plane, Hole.of(holes.hole(plane))));
        }
        return pages;
    }

    /** The path without the ending of the name. */
    static String base(Path file) {
        String path = file.toString();
        return path.substring(0, path.lastIndexOf('.'));
    }

    private static int[] size(Path file, List<Roi> rois) throws IOException {
        for (String ending : IMAGES) {
            Path image = Path.of(base(file) + ending);
            if (Files.isRegularFile(image)) {
                return size(image);
            }
        }
        return size(rois);
    }

    private static int[] size(Path image) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(image.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is no PNG, JPEG or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException("The size of " + image + ", to which selections belong, cannot be read (" + e.getMessage()
                    + "): save the image again, or move the selections to a folder of their own.", e);
        }
    }

    /** Without an image: selections are taken to lie as far from the right and lower border as from the left and upper one. */
    private static int[] size(List<Roi> rois) {
        Rectangle all = rois.get(0).getBounds();
        for (Roi roi : rois) {
            all = all.union(roi.getBounds());
        }
        return new int[] {2 * Math.max(0, all.x) + all.width + 1, 2 * Math.max(0, all.y) + all.height + 1};
    }

    /** An image with as many planes as the selections name; it has one plane's memory. */
    private static ImagePlus canvas(List<Roi> rois, int[] size) {
        int[] most = {1, 1, 1};
        int planes = 1;
        for (Roi roi : rois) {
            most[0] = Math.max(most[0], roi.getCPosition());
            most[1] = Math.max(most[1], roi.getZPosition());
            most[2] = Math.max(most[2], roi.getTPosition());
            planes = Math.max(planes, roi.getPosition());
            for (int i = 0; roi instanceof PointRoi points && i < points.size(); i++) {
                planes = Math.max(planes, points.getPointPosition(i));
            }
        }
        int perFrame = most[0] * most[1];
        int frames = Math.max(most[2], (planes + perFrame - 1) / perFrame);
        ImageStack stack = new ImageStack(size[0], size[1]);
        byte[] pixels = new byte[size[0] * size[1]];
        for (int i = 0; i < perFrame * frames; i++) {
            stack.addSlice("", pixels);
        }
        ImagePlus image = new ImagePlus("", stack);
        image.setDimensions(most[0], most[1], frames);
        return image;
    }
}
