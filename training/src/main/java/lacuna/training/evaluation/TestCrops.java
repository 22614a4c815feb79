package lacuna.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.TrainingImage;

/** The crops that everything is measured on: plain pixels, the domains in turn, places by chance, blank paper avoided. */
final class TestCrops {

    /**
     * A crop and where it comes from.
     *
     * @param hole that belongs to the image itself; null if none does
     */
    record TestCrop(TrainingImage image, int left, int top, Crop crop, MaskFolder.Hole hole) { }

    private static final int TRIES = 8;
    /** Crops that vary less than this, in grey values, are blank: any fill would be nearly exact and spoil the means. */
    private static final double BLANK = 3;

    private final EvaluationOptions options;
    private final MaskFolder masks;

    private TestCrops(EvaluationOptions options, MaskFolder masks) {
        this.options = options;
        this.masks = masks;
    }

    /**
     * @param masks null for none
     * @throws IOException if no image can be read or none is large enough
     */
    static List<TestCrop> draw(EvaluationOptions options, MaskFolder masks, List<String> messages) throws IOException {
        Map<String, List<TrainingImage>> domains = new TreeMap<>();
        int small = 0;
        for (TrainingImage image : images(options, messages)) {
            if (Math.min(image.width(), image.height()) < options.smallestImage()) {
                small++;
            } else {
                domains.computeIfAbsent(domain(image), name -> new ArrayList<>()).add(image);
            }
        }
        if (small > 0) {
            messages.add("Left out " + small + (small == 1 ? " image" : " images") + " below "
                    + options.smallestImage() + " pixels.");
        }
        if (domains.isEmpty()) {
            throw new IOException("No image in " + options.images() + " has " + options.smallestImage()
                    + " x " + options.smallestImage() + " pixels: give larger ones.");
        }
        return new TestCrops(options, masks).draw(domains);
    }

    private static List<TrainingImage> images(EvaluationOptions options, List<String> messages) throws IOException {
        HeldBack held = options.heldBack();
        ImageFolder folder = held == null || held.groups() == null
                ? ImageFolder.read(options.images()) : ImageFolder.read(options.images(), held.groups());
        messages.addAll(folder.messages());
        if (held == null) {
            return folder.images();
        }
        List<TrainingImage> images = folder.split(held.share(), held.seed()).validation();
        if (images.isEmpty()) {
            throw new IOException("A training on " + options.images() + " holds nothing back, because all its images belong"
                    + " together: give images of another folder.");
        }
        return images;
    }

    private List<TestCrop> draw(Map<String, List<TrainingImage>> domains) throws IOException {
        List<String> names = List.copyOf(domains.keySet());
        List<TestCrop> crops = new ArrayList<>();
        for (int i = 0; i < options.crops(); i++) {
            SplittableRandom random = new SplittableRandom(options.seed() + 0x9E3779B97F4A7C15L * (i + 1));
            crops.add(draw(domains.get(names.get(i % names.size())), random));
        }
        return crops;
    }

    private TestCrop draw(List<TrainingImage> images, SplittableRandom random) throws IOException {
        TestCrop crop = null;
        for (int attempt = 0; attempt < TRIES && (crop == null || deviation(crop.crop()) < BLANK); attempt++) {
            crop = cut(images.get(random.nextInt(images.size())), random);
        }
        return crop;
    }

    /** The sub-folder, or what the file's name begins with before its first digit or separator. */
    static String domain(TrainingImage image) {
        if (!image.domain().isEmpty()) {
            return image.domain();
        }
        String name = image.path().substring(image.path().lastIndexOf('/') + 1);
        String prefix = name.split("[-_. 0-9]", 2)[0];
        return prefix.isEmpty() ? "images" : prefix;
    }

    private TestCrop cut(TrainingImage image, SplittableRandom random) throws IOException {
        int size = options.size();
        int width = Math.min(size, image.width() - image.width() % EvaluationOptions.MULTIPLE);
        int height = Math.min(size, image.height() - image.height() % EvaluationOptions.MULTIPLE);
        MaskFolder.Mask mask = masks == null ? null : masks.of(image);
        if (mask == null) {
            int left = random.nextInt(image.width() - width + 1);
            int top = random.nextInt(image.height() - height + 1);
            return new TestCrop(image, left, top, pixels(image, left, top, width, height), null);
        }
        int[] place = mask.place(width, height, random);
        boolean[] missing = mask.cut(place[0], place[1], width, height);
        return new TestCrop(image, place[0], place[1], pixels(image, place[0], place[1], width, height),
                missing == null ? null : new MaskFolder.Hole(mask.kind(), missing));
    }

    private static Crop pixels(TrainingImage image, int left, int top, int width, int height) {
        float[][] planes = new float[image.channels()][width * height];
        for (int p = 0; p < width * height; p++) {
            int source = (top + p / width) * image.width() + left + p % width;
            for (int c = 0; c < planes.length; c++) {
                planes[c][p] = image.samples()[source * planes.length + c] & 0xff;
            }
        }
        return new Crop(width, height, planes);
    }

    private static double deviation(Crop crop) {
        double sum = 0;
        double squares = 0;
        for (float value : crop.planes()[0]) {
            sum += value;
            squares += (double) value * value;
        }
        int count = crop.width() * crop.height();
        return Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
    }
}
