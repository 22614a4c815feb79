package lacuna.ops.fillers;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.models.EditableFill;
import lacuna.models.EditingNetwork;
import lacuna.models.IntensityRange;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.torch.Torch;
import lacuna.ops.ContextPolicy;
import lacuna.ops.ImageFiller;
import lacuna.ops.Inpainter;
import lacuna.ops.WholeImageEdit;
import lacuna.ops.Window;
import lacuna.ops.WindowChange;
import lacuna.ops.WindowFiller;

/** A network that is ready for edits of its fills. Not thread-safe. */
public final class EditingFiller implements AutoCloseable {

    private final NetworkFiller filler;
    private final EditingNetwork network;
    private final RecentFills recent;
    private final Map<String, Direction> directions;
    private final int carried;

    /**
     * @param carried the directions that the model's bundle carries
     * @throws IllegalArgumentException if the network's fills cannot be edited
     */
    EditingFiller(NetworkFiller filler, Map<String, Direction> carried) {
        this.filler = filler;
        network = filler.network().as(EditingNetwork.class).orElseThrow(() -> new IllegalArgumentException(
                "The fills of the model " + filler.name() + " cannot be edited: choose a model whose fills can."));
        recent = new RecentFills(network, filler.name());
        directions = new LinkedHashMap<>(carried);
        this.carried = carried.size();
        directions.putAll(PrincipalNames.of(network.prior()));
    }

    /**
     * The directions of the model by name: first those that it carries, which have names of their own and count in standard
     * deviations of what they were learned on; then the principal directions of its prior, which are called {@code 1}, {@code 2}
     * and so on, strongest first, and count in standard deviations of its styles.
     */
    public Map<String, Direction> directions() {
        return Collections.unmodifiableMap(directions);
    }

    /**
     * The names that an edit may use, those that the model carries first.
     *
     * @param file of directions that are used instead; null for the model's own
     * @throws IllegalArgumentException if the file cannot be read
     */
    public List<String> names(Path file) {
        return List.copyOf((file == null ? directions : read(file)).keySet());
    }

    /** How many of {@link #directions()} the model carries: the rest are principal ones. */
    public int carried() {
        return carried;
    }

    /** How large images may be that are changed as a whole: the network looks at all of one at once, reduced if it must be. */
    public ContextPolicy wholeImages() {
        ContextPolicy windows = filler.context();
        return new ContextPolicy(windows.margin(), windows.fieldOfView(), 2 * windows.fieldOfView(), windows.multiple());
    }

    /** How many styles the prior has, coarse ones first. */
    public int styles() {
        return network.prior().config().styles();
    }

    /**
     * One way to fill and edit. To be used while this is open.
     *
     * @throws IllegalArgumentException if a direction is missing, cannot be read or does not fit the model, or a seed is given
     *     for a model that makes one fill only
     */
    public WindowFiller with(FillEdit edit) {
        return filler.asked(answer(edit), edit.settings());
    }

    /** As {@link #with}, to be closed instead of this. */
    WindowFiller withAlways(FillEdit edit) {
        return filler.askedAlways(answer(edit), edit.settings(), this::close);
    }

    /**
     * What the same edit changes in known pixels. To be used while this is open.
     *
     * @throws IllegalArgumentException as {@link #with}
     */
    public WindowChange change(FillEdit edit) {
        List<Edit> edits = edits(edit);
        NetworkFiller.Answer difference = (image, hole, check) -> {
            check.run();
            EditableFill fill = recent.of(image, hole, edit.code());
            NDArray plain = fill.generate(image.getManager(), List.of());
            check.run();
            return Torch.sub(fill.generate(image.getManager(), edits), plain);
        };
        return new WindowChange() {
            @Override
            public ContextPolicy context() {
                return wholeImages();
            }

            @Override
            public IntensityRange range() {
                return filler.range();
            }

            @Override
            public float[][] of(Window window, Runnable check) {
                return Edit.nothing(edits) ? new float[window.channels().length][window.hole().length]
                        : filler.ask(window, difference, check);
            }
        };
    }

    /**
     * What fills images with an edit. To be used while this is open.
     *
     * @param wholeImage whether known pixels change as well
     * @throws IllegalArgumentException as {@link #with}
     */
    public ImageFiller forImages(FillEdit edit, boolean wholeImage) {
        return wholeImage ? new WholeImageEdit(with(edit), change(edit)) : new Inpainter(with(edit));
    }

    private NetworkFiller.Answer answer(FillEdit edit) {
        List<Edit> edits = edits(edit);
        recent.requireFill(edit.code());
        return (image, hole, check) -> {
            check.run();
            return recent.of(image, hole, edit.code()).complete(image.getManager(), edits);
        };
    }

    private List<Edit> edits(FillEdit edit) {
        List<Edit> edits = edit.edits(edit.file() == null ? directions : read(edit.file()));
        StyleGan2Config prior = network.prior().config();
        // Says at once whether they fit the prior.
        Edit.offset(edits, prior.styles(), prior.width());
        return edits;
    }

    private static Map<String, Direction> read(Path file) {
        try {
            return DirectionFile.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        recent.close();
        filler.close();
    }
}
