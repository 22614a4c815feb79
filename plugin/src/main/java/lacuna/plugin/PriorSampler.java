package lacuna.plugin;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.stylegan2.CodeFile;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import lacuna.ops.ProgressListener;

/**
 * Lets a prior show what it knows: images of random codes, as a stack.
 *
 * @param prior a name of {@link lacuna.ops.fillers.Fillers#priors()}
 * @param count images
 * @param seed of the first image; the next ones have the seeds after it
 * @param truncation 1: as diverse as it learned; towards 0: ever closer to its mean image
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record PriorSampler(String prior, int count, long seed, double truncation, String device) {

    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException for settings that make no images */
    public PriorSampler {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("A stack of " + count + " samples cannot be made: ask for 1 to " + MOST + ".");
        }
        if (!(truncation >= 0 && truncation <= 2)) {
            throw new IllegalArgumentException("The truncation is " + truncation + ": give 0 (the mean image) to 1 (as diverse"
                    + " as the prior is), at most 2.");
        }
    }

    /**
     * Draws the stack; each slice is labelled with its seed. Grey where the prior's images are.
     *
     * @param codes file for the codes of all images; null for none
     * @throws IllegalArgumentException if there is no such prior
     * @throws IOException if it is broken, or the codes cannot be written
     */
    public ImagePlus sample(Path codes, ProgressListener listener) throws IOException {
        return work((generator, bundle, manager) -> {
            List<NDArray> drawn = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drawn.add(code(generator, manager, seed + i));
                labels.add("seed " + (seed + i));
            }
            if (codes != null) {
                CodeFile.write(codes, Torch.cat(drawn, 0), bundle.digest());
            }
            return stack(generator, drawn, labels, listener);
        });
    }

    /**
     * The images of codes that were written before; each slice is labelled with its number.
     *
     * @throws IOException if the prior or the file is broken, or the codes are of another prior
     */
    public ImagePlus render(Path codes, ProgressListener listener) throws IOException {
        return work((generator, bundle, manager) -> {
            NDArray all = CodeFile.read(manager, codes, generator, bundle.digest());
            List<NDArray> each = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int n = 0; n < all.getShape().get(0); n++) {
                each.add(Torch.narrow(all, 0, n, 1));
                labels.add("code " + (n + 1));
            }
            return stack(generator, each, labels, listener);
        });
    }

    /** What is done with an open prior. */
    @FunctionalInterface
    private interface Work {
        ImagePlus apply(StyleGan2 generator, ModelBundle bundle, NDManager manager) throws IOException;
    }

    private ImagePlus work(Work work) throws IOException {
        ModelBundle bundle = new ModelZoo().open(prior);
        Device place = Engines.choose(device).device();
        try (StyleGan2 generator = bundle.load(place, StyleGan2.class);
                NDManager manager = Engines.start().newBaseManager(place)) {
            return work.apply(generator, bundle, manager);
        }
    }

    private ImagePlus stack(
            StyleGan2 generator, List<NDArray> codes, List<String> labels, ProgressListener listener) {
        int size = generator.config().size();
        ImageStack stack = new ImageStack(size, size);
        for (int i = 0; i < codes.size(); i++) {
            listener.checkCanceled();
            listener.update(i, codes.size(), "Sampling " + prior);
            stack.addSlice(labels.get(i), processor(image(generator, codes.get(i)), size));
        }
        listener.update(codes.size(), codes.size(), "Sampled " + prior);
        return new ImagePlus(prior + "-samples", greyIfAllAre(stack));
    }

    private NDArray code(StyleGan2 generator, NDManager manager, long number) {
        return Autograd.withoutGradient(() -> {
            NDArray z = StyleGan2.normal(manager, new Random(number), 1, generator.config().width());
            NDArray code = generator.repeat(generator.truncate(generator.map(z), truncation)).duplicate();
            code.attach(manager);
            return code;
        });
    }

    private static float[] image(StyleGan2 generator, NDArray code) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return Autograd.withoutGradient(() -> generator.synthesize(code)).toFloatArray();
        }
    }

    private static ColorProcessor processor(float[] image, int size) {
        int area = size * size;
        int[] pixels = new int[area];
        for (int i = 0; i < area; i++) {
            for (int c = 0; c < 3; c++) {
                float value = image[image.length == area ? i : c * area + i];
                pixels[i] = pixels[i] << 8 | Math.round(255 * Math.min(1, Math.max(0, (value + 1) / 2)));
            }
        }
        return new ColorProcessor(size, size, pixels);
    }

    /** A prior that learned grey images makes them in three nearly equal channels. */
    private static ImageStack greyIfAllAre(ImageStack colour) {
        for (int n = 1; n <= colour.size(); n++) {
            for (int pixel : (int[]) colour.getPixels(n)) {
                int red = pixel >> 16 & 255;
                int green = pixel >> 8 & 255;
                int blue = pixel & 255;
                if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 24) {
                    return colour;
                }
            }
        }
        ImageStack grey = new ImageStack(colour.getWidth(), colour.getHeight());
        for (int n = 1; n <= colour.size(); n++) {
            ByteProcessor plane = (ByteProcessor) ((ColorProcessor) colour.getProcessor(n)).convertToByte(false);
            grey.addSlice(colour.getSliceLabel(n), plane);
        }
        return grey;
    }
}
