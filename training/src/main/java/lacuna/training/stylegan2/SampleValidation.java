package lacuna.training.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.Validation;
import lacuna.training.ValidationReport;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.evaluation.KernelDistance;
import lacuna.training.evaluation.SlicedWasserstein;
import lacuna.training.log.Sheet;

/** How far generated images are from real ones, beside how far two sets of real ones are from each other. */
final class SampleValidation implements Validation {

    private static final int IMAGES = 256;
    private static final int CHUNK = 32;
    private static final String SAMPLES = "samples.png";
    private static final int COLUMNS = 8;
    private static final int ROWS = 6;
    private static final String SLICED = "wasserstein";
    private static final String SLICED_REAL = "wasserstein.real";
    private static final String KERNEL = "kernel";
    private static final String KERNEL_REAL = "kernel.real";

    private final long seed;
    private final int size;
    private final FeatureNetwork features;
    private final float[] real;
    private final double slicedOfReal;
    private final float[][] described;
    private final double kernelOfReal;

    /** @param features null: no kernel distance */
    SampleValidation(CropSampler crops, long seed, FeatureNetwork features) {
        this.seed = seed;
        this.features = features;
        size = crops.size();
        real = new BatchMaker(crops, null, null, IMAGES, seed).make(0).truth();
        float[] others = new BatchMaker(crops, null, null, IMAGES, seed).make(1).truth();
        slicedOfReal = SlicedWasserstein.between(real, others, size, seed);
        described = features == null ? null : KernelDistance.describe(features, real, size);
        kernelOfReal = features == null
                ? Double.NaN : KernelDistance.between(described, KernelDistance.describe(features, others, size));
    }

    @Override
    public List<String> figures() {
        return List.of(SLICED, SLICED_REAL, KERNEL, KERNEL_REAL);
    }

    @Override
    public List<String> curve() {
        return List.of(SLICED, SLICED_REAL);
    }

    @Override
    public String cover() {
        return SAMPLES;
    }

    @Override
    public ValidationReport judge(Network network, Path work) throws IOException {
        float[] made = samples((StyleGan2) network);
        Sheet sheet = new Sheet(COLUMNS, ROWS, size);
        Sheet truth = new Sheet(COLUMNS, ROWS, size);
        for (int n = 0; n < COLUMNS * ROWS; n++) {
            sheet.put(n % COLUMNS, n / COLUMNS, made, n, null);
            truth.put(n % COLUMNS, n / COLUMNS, real, n, null);
        }
        sheet.write(work.resolve(SAMPLES));
        truth.write(work.resolve("real.png"));
        double sliced = SlicedWasserstein.between(made, real, size, seed);
        double kernel = features == null
                ? Double.NaN : KernelDistance.between(KernelDistance.describe(features, made, size), described);
        return report(sliced, kernel);
    }

    private ValidationReport report(double sliced, double kernel) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(SLICED, sliced);
        figures.put(SLICED_REAL, slicedOfReal);
        figures.put(KERNEL, kernel);
        figures.put(KERNEL_REAL, kernelOfReal);
        Map<String, String> headlines = new LinkedHashMap<>();
        StringBuilder table = new StringBuilder("Distances between " + IMAGES + " generated images and as many real ones that"
                + " were not trained on, and between two such sets of real ones:\n\n"
                + "| distance | generated | real |\n|---|---|---|\n");
        row("sliced Wasserstein (7 x 7 patches, Laplacian pyramid, x 1000)", SLICED, sliced, slicedOfReal, headlines, table);
        if (features != null) {
            row("kernel distance (feature network)", KERNEL, kernel, kernelOfReal, headlines, table);
        }
        String sentence = String.format(Locale.ROOT, "distance %.1f of generated from real images (real ones from each other:"
                + " %.1f)", sliced, slicedOfReal);
        return new ValidationReport(figures, headlines, sentence, table.toString(), features == null ? sliced : kernel);
    }

    private static void row(
            String what, String name, double made, double real, Map<String, String> headlines, StringBuilder table) {
        headlines.put(name, String.format(Locale.ROOT, "%.4g", made));
        headlines.put(name + "_real", String.format(Locale.ROOT, "%.4g", real));
        table.append(String.format(Locale.ROOT, "| %s | %.4g | %.4g |\n", what, made, real));
    }

    /** The same z each time. */
    private float[] samples(StyleGan2 generator) {
        float[] images = new float[real.length];
        Random random = new Random(seed);
        int at = 0;
        for (int done = 0; done < IMAGES; done += CHUNK) {
            try (NDManager manager = Engines.start().newBaseManager(); NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDArray z = StyleGan2.normal(manager, random, CHUNK, generator.config().width());
                float[] chunk = Autograd.withoutGradient(() ->
                        generator.synthesize(generator.repeat(generator.map(z))).toFloatArray());
                System.arraycopy(chunk, 0, images, at, chunk.length);
                at += chunk.length;
            }
        }
        return images;
    }
}
