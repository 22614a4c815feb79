package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import lacuna.models.Edit;
import lacuna.models.EditableFill;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.stylegan2.Injection;
import lacuna.models.stylegan2.Noise;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * One fill of a window. The first stage's fill and the skips are those of the unedited codes, so that they fit the known pixels;
 * the second pass takes the edited ones (section 4, "we edit the output of the mixing network"). An edit costs one pass of the
 * prior.
 */
class DiverseFill implements EditableFill {

    private final StyleGan2 prior;
    private final SeenWindow window;
    private final NDManager manager;
    private final NDArray codes;
    private final Injection skips;

    /** @param drawn (1 or N, width) */
    DiverseFill(Diverse network, SeenWindow window, NDArray drawn) {
        this.prior = network.prior();
        this.window = window;
        this.manager = window.manager().newSubManager();
        codes = Autograd.infer(manager, () -> network.mix(window.encoded(), drawn));
        List<Integer> resolutions = network.config().skipResolutions();
        NDList maps = Autograd.inferAll(manager, () -> resolutions.isEmpty() ? new NDList() : maps(network));
        skips = resolutions.isEmpty() ? Injection.NONE : new Skips(resolutions, maps);
    }

    private NDList maps(Diverse network) {
        NDArray rough = Torch.choose(window.missing(), prior.synthesize(codes), window.erased());
        return ((Skips) network.skips(rough, window.missing(), window.erased(), Statistics.STORED)).maps();
    }

    @Override
    public NDArray codes() {
        return codes;
    }

    @Override
    public NDArray complete(NDManager owner, List<Edit> edits) {
        return Autograd.infer(owner, () -> window.fill(made(edits)));
    }

    @Override
    public NDArray generate(NDManager owner, List<Edit> edits) {
        return Autograd.infer(owner, () -> window.restore(made(edits)));
    }

    private NDArray made(List<Edit> edits) {
        NDArray edited = codes;
        if (!Edit.nothing(edits)) {
            int styles = prior.config().styles();
            int width = prior.config().width();
            edited = Torch.add(codes, manager.create(Edit.offset(edits, styles, width), new Shape(1, styles, width)));
        }
        return prior.synthesize(edited, Noise.stored(prior.parameters()), skips).image();
    }

    @Override
    public void close() {
        manager.close();
    }
}
