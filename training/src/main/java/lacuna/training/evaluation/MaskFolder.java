package lacuna.training.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lacuna.training.data.ImageFolder;
import lacuna.training.data.TrainingImage;

/**
 * Holes from mask images, white (above the middle of their values) where pixels are missing. A mask that has the name of an
 * image, or that name with {@code _mask} or {@code -mask} at its end, and any ending, is the hole of that image; the others are
 * drawn from by chance: what does not fit is cut at a place where something is missing, and what is too small is enlarged.
 */
final class MaskFolder {

    private static final int TRIES = 20;

    /** One mask; {@code missing} row by row. */
    record Mask(String path, String kind, int width, int height, boolean[] missing) {

        /** The hole in a part of the image that the mask belongs to; null unless it has missing and known pixels. */
        boolean[] cut(int left, int top, int cutWidth, int cutHeight) {
            boolean[] hole = new boolean[cutWidth * cutHeight];
            int count = 0;
            for (int p = 0; p < hole.length; p++) {
                hole[p] = missing[(top + p / cutWidth) * width + left + p % cutWidth];
                count += hole[p] ? 1 : 0;
            }
            return count > 0 && count < hole.length ? hole : null;
        }

        /** Where a crop begins that holds some missing pixel, by chance: x and y. */
        int[] place(int cutWidth, int cutHeight, SplittableRandom random) {
            int[] candidates = IntStream.range(0, missing.length).filter(p -> missing[p]).toArray();
            int pixel = candidates[random.nextInt(candidates.length)];
            return new int[] {start(pixel % width, cutWidth, width, random), start(pixel / width, cutHeight, height, random)};
        }

        private static int start(int pixel, int length, int whole, SplittableRandom random) {
            return Math.max(0, Math.min(whole - length, pixel - random.nextInt(length)));
        }

        /** Enlarged to at least a size, each pixel repeated. */
        Mask covering(int least, int leastHeight) {
            int factor = Math.max((least + width - 1) / width, (leastHeight + height - 1) / height);
            if (factor <= 1) {
                return this;
            }
            boolean[] larger = new boolean[missing.length * factor * factor];
            for (int p = 0; p < larger.length; p++) {
                larger[p] = missing[p / (width * factor) / factor * width + p % (width * factor) / factor];
            }
            return new Mask(path, kind, width * factor, height * factor, larger);
        }
    }

    private final List<Mask> masks;
    private final Map<String, Mask> byName = new HashMap<>();

    private MaskFolder(List<Mask> masks) {
        this.masks = masks;
        for (Mask mask : masks) {
            String name = stem(mask.path()).replaceFirst("[-_]mask$", "");
            byName.putIfAbsent(name, mask);
            byName.putIfAbsent(name.substring(name.lastIndexOf('/') + 1), mask);
        }
    }

    /** @throws IOException if the folder holds no mask with missing and known pixels */
    static MaskFolder read(Path folder, List<String> messages) throws IOException {
        ImageFolder images = ImageFolder.read(folder);
        messages.addAll(images.messages());
        List<Mask> masks = new ArrayList<>();
        for (TrainingImage image : images.images()) {
            Mask mask = mask(image);
            if (mask == null) {
                messages.add("The mask " + image.path() + " was left out: it is of one colour.");
            } else {
                masks.add(mask);
            }
        }
        if (masks.isEmpty()) {
            throw new IOException("Every mask in " + folder + " is of one colour: paint what is missing white, and the rest"
                    + " black.");
        }
        return new MaskFolder(masks);
    }

    private static Mask mask(TrainingImage image) {
        int channels = image.channels();
        int[] sums = new int[image.width() * image.height()];
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int p = 0; p < sums.length; p++) {
            for (int c = 0; c < channels; c++) {
                sums[p] += image.samples()[p * channels + c] & 0xff;
            }
            least = Math.min(least, sums[p]);
            most = Math.max(most, sums[p]);
        }
        boolean[] missing = new boolean[sums.length];
        for (int p = 0; p < sums.length; p++) {
            missing[p] = 2 * sums[p] > least + most;
        }
        String kind = image.domain().isEmpty() ? "masks" : image.domain();
        return least == most ? null : new Mask(image.path(), kind, image.width(), image.height(), missing);
    }

    /** The path without its ending; pages after the first keep their number. */
    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        int page = path.lastIndexOf('#');
        String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        return page > dot ? stem + path.substring(page) : stem;
    }

    /**
     * The mask of an image, or null.
     *
     * @throws IOException if it has another size
     */
    Mask of(TrainingImage image) throws IOException {
        String name = stem(image.path());
        Mask mask = byName.getOrDefault(name, byName.get(name.substring(name.lastIndexOf('/') + 1)));
        if (mask != null && (mask.width() != image.width() || mask.height() != image.height())) {
            throw new IOException("The mask " + mask.path() + " (" + mask.width() + " x " + mask.height() + " pixels) and the"
                    + " image "
                    + image.path() + " (" + image.width() + " x " + image.height()
                    + ") differ in size: use a mask made for this image, or give the mask another name.");
        }
        return mask;
    }

    /** A hole of some mask by chance, with the kind that the mask is of. */
    Hole draw(int width, int height, SplittableRandom random) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Mask mask = masks.get(random.nextInt(masks.size())).covering(width, height);
            int[] place = mask.place(width, height, random);
            boolean[] hole = mask.cut(place[0], place[1], width, height);
            if (hole != null) {
                return new Hole(mask.kind(), hole);
            }
        }
        throw new IOException("The masks leave no known pixels in crops of " + width + " x " + height
                + " pixels: use larger crops, or masks with smaller holes.");
    }

    /** What is missing of a crop. */
    record Hole(String kind, boolean[] missing) { }
}
