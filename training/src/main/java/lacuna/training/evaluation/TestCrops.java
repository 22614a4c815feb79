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

    /** A crop and the domain that it comes from. */
    record TestCrop(String domain, Crop crop) { }

    private static final int TRIES = 8;
    /** Crops that vary less than this, in grey values, are blank: any fill would be nearly exact and spoil the means. */
    private static final double BLANK = 3;

    private TestCrops() { }

    /** @throws IOException if no image can be read or none is large enough */
    static List<TestCrop> draw(EvaluationOptions options, List<String> messages) throws IOException {
        ImageFolder folder = ImageFolder.read(options.images());
        messages.addAll(folder.messages());
        Map<String, List<TrainingImage>> domains = new TreeMap<>();
        int small = 0;
        for (TrainingImage image : folder.images()) {
            if (Math.min(image.width(), image.height()) < EvaluationOptions.SMALLEST) {
                small++;
            } else {
                domains.computeIfAbsent(domain(image), name -> new ArrayList<>()).add(image);
            }
        }
        if (small > 0) {
            messages.add("Left out " + small + (small == 1 ? " image" : " images") + " below "
                    + EvaluationOptions.SMALLEST + " pixels.");
        }
        if (domains.isEmpty()) {
            throw new IOException("No image in " + options.images() + " has " + EvaluationOptions.SMALLEST
                    + " x " + EvaluationOptions.SMALLEST + " pixels: give larger ones.");
        }
        return draw(options, domains);
    }

    private static List<TestCrop> draw(EvaluationOptions options, Map<String, List<TrainingImage>> domains) {
        List<String> names = List.copyOf(domains.keySet());
        List<TestCrop> crops = new ArrayList<>();
        for (int i = 0; i < options.crops(); i++) {
            SplittableRandom random = new SplittableRandom(options.seed() + 0x9E3779B97F4A7C15L * (i + 1));
            String domain = names.get(i % names.size());
            crops.add(new TestCrop(domain, draw(domains.get(domain), options.size(), random)));
        }
        return crops;
    }

    private static Crop draw(List<TrainingImage> images, int size, SplittableRandom random) {
        Crop crop = null;
        for (int attempt = 0; attempt < TRIES && (crop == null || deviation(crop) < BLANK); attempt++) {
            crop = cut(images.get(random.nextInt(images.size())), size, random);
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

    private static Crop cut(TrainingImage image, int size, SplittableRandom random) {
        int width = Math.min(size, image.width() - image.width() % EvaluationOptions.MULTIPLE);
        int height = Math.min(size, image.height() - image.height() % EvaluationOptions.MULTIPLE);
        int left = random.nextInt(image.width() - width + 1);
        int top = random.nextInt(image.height() - height + 1);
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
