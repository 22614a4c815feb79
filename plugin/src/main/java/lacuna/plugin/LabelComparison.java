package lacuna.plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.training.evaluation.IntersectionOverUnion;

/**
 * How well label images agree: a segmentation of filled images and one of the originals, for instance. Every grey value, or
 * colour, is a class, 0 as well; stacks are compared plane by plane.
 */
public final class LabelComparison {

    private final IntersectionOverUnion all = new IntersectionOverUnion();
    /** mIoU of each image by itself. */
    private final Map<String, Double> images = new LinkedHashMap<>();

    /**
     * Compares two files, or the files of two folders that have the same names whatever their endings.
     *
     * @throws IOException if a file has no counterpart or cannot be read
     * @throws IllegalArgumentException if two images differ in size
     */
    public static LabelComparison ofFiles(Path truth, Path predicted) throws IOException {
        LabelComparison comparison = new LabelComparison();
        if (!Files.isDirectory(truth)) {
            comparison.add(read(truth), read(predicted));
            return comparison;
        }
        for (Path file : files(truth)) {
            List<Path> others = files(predicted).stream().filter(other -> stem(other).equals(stem(file))).toList();
            if (others.size() != 1) {
                throw new IOException("There " + (others.isEmpty() ? "is nothing" : "are several images") + " in " + predicted
                        + " for " + file.getFileName() + ": give exactly one label image of the same name.");
            }
            comparison.add(read(file), read(others.get(0)));
        }
        return comparison;
    }

    /** Adds two images, of which all pixels count alike. */
    public void add(ImagePlus truth, ImagePlus predicted) {
        boolean fits = truth.getWidth() == predicted.getWidth() && truth.getHeight() == predicted.getHeight()
                && truth.getStackSize() == predicted.getStackSize();
        if (!fits) {
            throw new IllegalArgumentException("The label images " + truth.getTitle() + " and " + predicted.getTitle()
                    + " differ in size: compare images of the same size.");
        }
        IntersectionOverUnion own = new IntersectionOverUnion();
        for (int plane = 1; plane <= truth.getStackSize(); plane++) {
            int[] expected = labels(truth.getStack().getProcessor(plane));
            int[] found = labels(predicted.getStack().getProcessor(plane));
            own.add(expected, found);
            all.add(expected, found);
        }
        images.put(truth.getTitle(), own.mean());
    }

    /** One row for each class, then the mean over the classes, then the mean of each image if there are several. */
    public ResultsTable table() {
        ResultsTable table = new ResultsTable();
        table.setPrecision(4);
        all.perClass().forEach((label, value) -> add(table, "class " + label, value));
        add(table, "mean (mIoU)", all.mean());
        if (images.size() > 1) {
            images.forEach((name, value) -> add(table, name, value));
        }
        return table;
    }

    private static void add(ResultsTable table, String of, double value) {
        table.incrementCounter();
        table.addValue("of", of);
        table.addValue("IoU", value);
    }

    /** Of all pixels of all images. */
    public double mean() {
        return all.mean();
    }

    private static int[] labels(ImageProcessor pixels) {
        int[] labels = new int[pixels.getPixelCount()];
        for (int p = 0; p < labels.length; p++) {
            labels[p] = pixels instanceof ColorProcessor ? pixels.get(p) & 0xffffff : Math.round(pixels.getf(p));
        }
        return labels;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(tiff?|png|gif|bmp)"))
                    .sorted().toList());
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static ImagePlus read(Path file) throws IOException {
        ImagePlus image = Files.isRegularFile(file) ? IJ.openImage(file.toString()) : null;
        if (image == null) {
            throw new IOException("There is no label image " + file + " that ImageJ can read: give TIFF or PNG.");
        }
        return image;
    }
}
