package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.models.InpaintingNetwork;
import lacuna.models.IntensityRange;
import lacuna.models.NetworkSpec;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.Shapes;
import lacuna.models.torch.Torch;

/**
 * Fills with a prior alone: the image that is nearest to the known pixels, found by {@link Projector}, gives the missing ones. Slow,
 * and only as good as the prior knows the domain.
 */
public final class ProjectedPrior implements InpaintingNetwork {

    private final StyleGan2 prior;
    private final Projector.Options options;
    private final Projector projector;

    /** @param prior closed with this */
    public ProjectedPrior(StyleGan2 prior, Projector.Options options) {
        this.prior = prior;
        this.options = options;
        this.projector = new Projector(prior, options);
    }

    @Override
    public NetworkSpec spec() {
        NetworkSpec spec = prior.spec();
        return new NetworkSpec(spec.network(), spec.preset(), NetworkSpec.Task.INPAINTING, spec.channels(), spec.sizeMultiple(),
                spec.fieldOfView(), spec.options());
    }

    @Override
    public IntensityRange intensities() {
        return DrawnRange.of(prior);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("projection_steps", Integer.toString(options.steps()), "projection_seed", Long.toString(options.seed()));
    }

    @Override
    public void use(Precision precision) {
        prior.use(precision);
    }

    @Override
    public void freeze(Precision precision) {
        prior.freeze(precision);
    }

    @Override
    public Parameters parameters() {
        return prior.parameters();
    }

    @Override
    public NDArray complete(NDArray image, NDArray hole) {
        return complete(image, hole, () -> { });
    }

    /** Windows larger than the prior's images are shown at its size, and the missing pixels enlarged again. */
    @Override
    public NDArray complete(NDArray image, NDArray hole, Runnable check) {
        Shapes.check("The image", image, -1, spec().channels(), -1, -1);
        long height = image.getShape().get(2);
        long width = image.getShape().get(3);
        int size = prior.config().size();
        List<NDArray> made = new ArrayList<>();
        try (NDManager scratch = image.getManager().newSubManager()) {
            for (int n = 0; n < image.getShape().get(0); n++) {
                ShownWindow shown = ShownWindow.of(
                        Torch.narrow(image, 0, n, 1), Torch.narrow(hole, 0, n, 1), size);
                shown.image().attach(scratch);
                NDArray found = projector.project(shown.image(), shown.missing(), step -> check.run()).image();
                made.add(ShownWindow.restore(found, height, width));
            }
            NDArray result = Torch.composite(hole, Torch.cat(made, 0), image);
            result.attach(image.getManager());
            return result;
        }
    }

    @Override
    public void close() {
        prior.close();
    }
}
