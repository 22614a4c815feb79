package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import lacuna.models.EditableFill;
import lacuna.models.EditingNetwork;
import lacuna.models.NetworkSpec;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.SamplingNetwork;
import lacuna.models.Shapes;
import lacuna.models.inversion.PspEncoder;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.stylegan2.Injection;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * Diverse Inpainting and Editing with GAN Inversion (Yildirim et al., ICCV 2023). An encoder reads styles off the known pixels, a
 * mixing network combines them with a drawn style, a frozen prior makes an image of the mix. In a second pass a skip encoder
 * corrects the prior's features, so that fill and surroundings match.
 *
 * <p>The paper's mask is 1 where pixels are known; here a hole is 1 where they are missing, and {@link #encode} and
 * {@link #skips} convert. A code is a style (1, width) in the prior's W; the mean fill has the mean style.
 */
public final class Diverse implements SamplingNetwork, EditingNetwork {

    /** What the names of the parts' weights begin with. */
    public static final String ENCODER = "E.";
    public static final String MIXING = "Mi.";
    public static final String SKIPS = "S.";
    public static final String PRIOR = "G.";

    private final NDManager manager;
    private final DiverseConfig config;
    private final Parameters parameters;
    private final StyleGan2 prior;
    private final PspEncoder encoder;
    private final MixingNetwork mixing;
    private final SkipEncoder skipEncoder;
    private Precision precision = Precision.FLOAT32;

    /** Declares the weights; {@link #parameters()} gives them values. Closes {@code manager} with itself. */
    public Diverse(NDManager manager, DiverseConfig config) {
        this.manager = manager;
        this.config = config;
        parameters = new Parameters(manager);
        prior = new StyleGan2(manager.newSubManager(), config.prior(), parameters.under(PRIOR));
        encoder = new PspEncoder(parameters, ENCODER, config.encoder());
        mixing = new MixingNetwork(parameters, MIXING, config.prior().styles(), config.prior().width(), config.gated());
        skipEncoder = config.skipWidths().isEmpty() ? null : new SkipEncoder(parameters, SKIPS, config);
    }

    @Override
    public NetworkSpec spec() {
        return config.spec();
    }

    public DiverseConfig config() {
        return config;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public StyleGan2 prior() {
        return prior;
    }

    @Override
    public void use(Precision value) {
        precision = value;
        prior.use(value);
    }

    /** Styles are computed in float32 whatever the images are made in: only the kernels of encoder and skip encoder change. */
    @Override
    public void freeze(Precision value) {
        use(value);
        UnaryOperator<NDArray> form = array -> array.getShape().dimension() == 4 ? value.enter(array) : array;
        parameters.under(ENCODER).replaceAll(form);
        parameters.under(SKIPS).replaceAll(form);
    }

    // -- The parts, differentiable, for training --

    /**
     * Styles read off the known pixels, the paper's W^enc.
     *
     * @param erased (N, C, size, size) in [-1, 1], 0 where pixels are missing
     * @param hole (N, 1, size, size)
     * @return (N, styles, width)
     */
    public NDArray encode(NDArray erased, NDArray hole) {
        return encoder.apply(precision.enter(Torch.cat(List.of(erased, known(hole)), 1)), Statistics.STORED);
    }

    /**
     * The codes of a fill, the paper's W^out.
     *
     * @param encoded (N, styles, width)
     * @param drawn (1 or N, width) in W
     * @return (N, styles, width)
     */
    public NDArray mix(NDArray encoded, NDArray drawn) {
        return mixing.apply(encoded, Torch.expand(drawn, encoded.getShape().get(0), config.prior().width()));
    }

    /**
     * How the second stage corrects the prior's features; not at all in a network without one.
     *
     * @param rough (N, C, size, size) the first stage's fill with the known pixels, the paper's I^f
     * @param hole (N, 1, size, size)
     * @param erased as for {@link #encode}
     * @param statistics of the batch in training
     */
    public Injection skips(NDArray rough, NDArray hole, NDArray erased, Statistics statistics) {
        if (skipEncoder == null) {
            return Injection.NONE;
        }
        NDArray input = precision.enter(Torch.cat(List.of(rough, known(hole), erased), 1));
        return new Skips(config.skipResolutions(), skipEncoder.apply(input, statistics));
    }

    private static NDArray known(NDArray hole) {
        return Torch.add(Torch.mul(hole, -1), 1);
    }

    // -- Fills --

    @Override
    public NDArray sampleCode(NDManager owner, long seed, double truncation) {
        return Autograd.infer(owner, () -> prior.truncate(
                prior.map(StyleGan2.normal(owner, new Random(seed), 1, config.prior().width())), truncation));
    }

    @Override
    public NDArray complete(NDArray image, NDArray hole) {
        return complete(image, hole, meanCode(image.getManager()));
    }

    @Override
    public NDArray complete(NDArray image, NDArray hole, Runnable check) {
        return completeAll(image, hole, List.of(meanCode(image.getManager())), check).get(0);
    }

    @Override
    public NDArray complete(NDArray image, NDArray hole, NDArray code) {
        return completeAll(image, hole, List.of(code), () -> { }).get(0);
    }

    /** Encodes once. */
    @Override
    public List<NDArray> completeAll(NDArray image, NDArray hole, List<NDArray> codes, Runnable check) {
        List<NDArray> fills = new ArrayList<>();
        try (SeenWindow window = see(image, hole)) {
            for (NDArray code : codes) {
                check.run();
                try (DiverseFill fill = new DiverseFill(this, window, checked(code, image))) {
                    fills.add(fill.complete(image.getManager(), List.of()));
                }
            }
        }
        return fills;
    }

    @Override
    public EditableFill edit(NDArray image, NDArray hole, NDArray code) {
        NDArray drawn = code == null ? meanCode(image.getManager()) : checked(code, image);
        SeenWindow window = see(image, hole);
        return new DiverseFill(this, window, drawn) {
            @Override
            public void close() {
                super.close();
                window.close();
            }
        };
    }

    @Override
    public NDArray invert(NDArray image, NDArray hole) {
        try (SeenWindow window = see(image, hole)) {
            return Autograd.infer(image.getManager(), () -> mix(window.encoded(), meanCode(manager)));
        }
    }

    private SeenWindow see(NDArray image, NDArray hole) {
        long batch = image.getShape().get(0);
        Shapes.check("The image", image, batch, spec().channels(), -1, -1);
        Shapes.check("The hole", hole, batch, 1, image.getShape().get(2), image.getShape().get(3));
        return new SeenWindow(this, manager.newSubManager(), image, hole);
    }

    private NDArray checked(NDArray code, NDArray image) {
        boolean one = code.getShape().dimension() == 0 || code.getShape().get(0) == 1;
        Shapes.check("The code", code, one ? 1 : image.getShape().get(0), config.prior().width());
        return code;
    }

    private NDArray meanCode(NDManager owner) {
        return Autograd.infer(owner, () -> Torch.reshape(prior.meanStyle(), 1, config.prior().width()));
    }

    @Override
    public void close() {
        prior.close();
        parameters.close();
        manager.close();
    }
}
