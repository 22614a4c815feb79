package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import lacuna.models.InpaintingNetwork;
import lacuna.models.NetworkSpec;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.Shapes;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * DeepGIN, the Deep Generative Inpainting Network for Extreme Image Inpainting (Li et al., ECCV 2020 workshops): a coarse
 * generator, a refinement generator with multi-scale self-attention, and back projection of the low-resolution completion.
 *
 * <p>Inside, images are in [0, 1] and missing pixels show what {@link DeepGinConfig#holes()} says; {@link #complete} converts.
 */
public final class DeepGin implements InpaintingNetwork {

    private final NDManager manager;
    private final DeepGinConfig config;
    private final Parameters parameters;
    private final CoarseGenerator coarse;
    private final RefinementGenerator refinement;
    private final TextureHead texture;
    private Precision precision = Precision.FLOAT32;

    /**
     * All that the generator computes, in [0, 1].
     *
     * @param completed (N, 3, H, W) the reconstruction in the hole, with texture where {@link DeepGinConfig#texture()} asks for
     *     it; the input elsewhere
     * @param reconstruction (N, 3, H, W) the paper's I_out
     * @param coarse (N, 3, H, W) the first generator's completion
     * @param lowResolution (N, 3, H / 4, W / 4) the paper's I_lr
     */
    public record Output(NDArray completed, NDArray reconstruction, NDArray coarse, NDArray lowResolution) { }

    /** Declares the weights; {@link #parameters()} gives them values. Closes {@code manager} with itself. */
    public DeepGin(NDManager manager, DeepGinConfig config) {
        this.manager = manager;
        this.config = config;
        this.parameters = new Parameters(manager);
        int channels = config.spec().channels();
        coarse = new CoarseGenerator(parameters, channels + 1, channels, config);
        refinement = new RefinementGenerator(parameters, channels + 1, channels, config);
        texture = config.texture() == 0 ? null : new TextureHead(parameters, channels, config);
    }

    @Override
    public NetworkSpec spec() {
        return config.spec();
    }

    public DeepGinConfig config() {
        return config;
    }

    @Override
    public void use(Precision value) {
        precision = value;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The whole generator, differentiable.
     *
     * @param start (N, 3, H, W) in [0, 1], missing pixels painted as {@link DeepGinConfig#holes()} says
     * @param hole (N, 1, H, W) 1 = missing
     */
    public Output forward(HolePainting.Painted start, NDArray hole) {
        boolean residual = config.holes() == DeepGinConfig.Holes.GUIDED;
        NDArray painted = start.paint();
        NDArray first = precision.leave(coarse.apply(input(painted, hole)));
        NDArray rough = residual ? Torch.add(first, painted) : first;
        NDArray shown = Torch.composite(hole, rough, painted);
        RefinementGenerator.Heads heads = refinement.apply(input(shown, hole));
        NDArray full = precision.leave(heads.full());
        NDArray low = precision.leave(heads.lowResolution());
        if (residual) {
            full = Torch.add(full, shown);
            low = Torch.add(low, Resample.quarter(shown));
        }
        // Back projection (section 3.3): what the low-resolution completion knows better is added where alpha trusts it.
        NDArray known = Torch.composite(hole, full, painted);
        NDArray error = Resample.fourTimes(Torch.sub(low, Resample.quarter(known)));
        NDArray reconstruction = Torch.add(known, Torch.mul(error, precision.leave(heads.alpha())));
        NDArray completed = Torch.composite(hole, reconstruction, painted);
        return new Output(
                texture == null ? completed : texture.apply(completed, start.copy(), hole, precision), reconstruction, rough, low);
    }

    private NDArray input(NDArray image, NDArray hole) {
        return precision.enter(Torch.cat(List.of(image, hole), 1));
    }

    @Override
    public NDArray complete(NDArray image, NDArray hole) {
        long batch = image.getShape().get(0);
        Shapes.check("The image", image, batch, spec().channels(), -1, -1);
        Shapes.check("The hole", hole, batch, 1, image.getShape().get(2), image.getShape().get(3));
        Shapes.checkMultiple("The image", image, spec().sizeMultiple());
        return Autograd.withoutGradient(() -> {
            NDArray unit = Torch.unit(image);
            NDArray completed = forward(HolePainting.paint(config.holes(), unit, hole), hole).completed();
            return Torch.composite(hole, Torch.add(Torch.mul(completed, 2), -1), image);
        });
    }

    @Override
    public void close() {
        parameters.close();
        manager.close();
    }
}
