package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Network;
import lacuna.models.NetworkSpec;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.Precision;
import lacuna.models.Shapes;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * StyleGAN2's generator (Karras et al., Analyzing and Improving the Image Quality of StyleGAN, CVPR 2020): the prior of what
 * images of a domain look like, which four inversion networks rest on.
 *
 * <p>Three spaces: z is normal; w = {@link #map}(z) is a style; a code in W+ gives each of the {@link StyleGan2Config#styles()}
 * layers a style of its own. Images are in [-1, 1] and may leave it by a little.
 */
public final class StyleGan2 implements Network {

    /** The mean style, published beside the generator's weights; a buffer here. */
    public static final String MEAN_STYLE = "latent_avg";

    /** Name of the sample's tensor and of codes in files: (N, styles, width). */
    public static final String CODE = "code";

    private final NDManager manager;
    private final StyleGan2Config config;
    private final Parameters parameters;
    private final Mapping mapping;
    private final Synthesis synthesis;
    private Precision precision = Precision.FLOAT32;

    /**
     * An image and what it was made of.
     *
     * @param image (N, C, size, size)
     * @param features by resolution: the output of its last convolution (N, channels, r, r), in the network's precision
     */
    public record Output(NDArray image, Map<Integer, NDArray> features) { }

    /** Declares the weights; {@link #parameters()} gives them values. Closes {@code manager} with itself. */
    public StyleGan2(NDManager manager, StyleGan2Config config) {
        this(manager, config, new Parameters(manager));
    }

    /**
     * As a part of another network.
     *
     * @param parameters where the weights are declared
     */
    public StyleGan2(NDManager manager, StyleGan2Config config, Parameters parameters) {
        this.manager = manager;
        this.config = config;
        this.parameters = parameters;
        mapping = new Mapping(parameters, config);
        synthesis = new Synthesis(parameters, config);
        parameters.declare(MEAN_STYLE, new Shape(config.width()), Initializer.ZEROS, false);
    }

    @Override
    public NetworkSpec spec() {
        return config.spec();
    }

    public StyleGan2Config config() {
        return config;
    }

    @Override
    public void use(Precision value) {
        precision = value;
    }

    /** Weights stay as they are: styles are computed in float32 whatever the images are made in. */
    @Override
    public void freeze(Precision value) {
        use(value);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /** Normal numbers, (n, width). */
    public static NDArray normal(NDManager manager, Random random, int n, int width) {
        float[] values = new float[n * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(n, width));
    }

    /** Styles of normal numbers: (N, width) to (N, width). */
    public NDArray map(NDArray z) {
        Shapes.check("z", z, -1, config.width());
        return mapping.apply(z);
    }

    /** The mean style, (width). */
    public NDArray meanStyle() {
        return parameters.get(MEAN_STYLE);
    }

    /**
     * Styles drawn towards the mean (StyleGAN, appendix B): mean + psi (w - mean).
     *
     * @param w (N, width) or (N, styles, width)
     * @param psi 1: as they are; 0: the mean
     */
    public NDArray truncate(NDArray w, double psi) {
        return Torch.add(Torch.mul(w, psi), Torch.mul(meanStyle(), 1 - psi));
    }

    /** One style for all layers: (N, width) to (N, styles, width). */
    public NDArray repeat(NDArray w) {
        long batch = w.getShape().get(0);
        return Torch.expand(Torch.reshape(w, batch, 1, config.width()), batch, config.styles(), config.width());
    }

    /** Style mixing (StyleGAN, section 3.1): the layers before {@code cut} take the first code's styles, the others the second's. */
    public NDArray mix(NDArray first, NDArray second, int cut) {
        return Torch.cat(List.of(
                Torch.narrow(first, 1, 0, cut), Torch.narrow(second, 1, cut, config.styles() - cut)), 1);
    }

    /** @param codes (N, styles, width) */
    public Output synthesize(NDArray codes, Noise noise, Injection injection) {
        Shapes.check("The code", codes, -1, config.styles(), config.width());
        return synthesis.apply(codes, noise, injection, precision);
    }

    /** Images with the noise that is stored with the weights. */
    public NDArray synthesize(NDArray codes) {
        return synthesize(codes, Noise.stored(parameters), Injection.NONE).image();
    }

    /**
     * Prepares to make the image of one code fast, with the noise that is stored with the weights.
     *
     * @param code (1, styles, width)
     */
    public FoldedSynthesis fold(NDArray code) {
        Shapes.check("The code", code, 1, config.styles(), config.width());
        return new FoldedSynthesis(manager.newSubManager(), synthesis, code, Noise.stored(parameters), precision);
    }

    /** A style for each layer, as far from the mean as styles are. */
    @Override
    public Map<String, NDArray> sampleInput(NDManager scratch) {
        float[] code = new float[config.styles() * config.width()];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) Math.sin(0.7 * i + 0.001 * i * i);
        }
        return Map.of(CODE, scratch.create(code, new Shape(1, config.styles(), config.width())));
    }

    @Override
    public NDArray sampleOutput(Map<String, NDArray> input) {
        return Autograd.withoutGradient(() -> synthesize(input.get(CODE)));
    }

    @Override
    public void close() {
        parameters.close();
        manager.close();
    }
}
