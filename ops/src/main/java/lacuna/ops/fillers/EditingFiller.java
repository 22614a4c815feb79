package lacuna.ops.fillers;

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
import lacuna.models.SamplingNetwork;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.ops.WindowFiller;

/** A network that is ready for edits of its fills. Not thread-safe. */
public final class EditingFiller implements AutoCloseable {

    private final NetworkFiller filler;
    private final EditingNetwork network;
    private final Map<String, Direction> directions;

    /**
     * @param carried the directions that the model's bundle carries
     * @throws IllegalArgumentException if the network's fills cannot be edited
     */
    EditingFiller(NetworkFiller filler, Map<String, Direction> carried) {
        this.filler = filler;
        network = filler.network().as(EditingNetwork.class).orElseThrow(() -> new IllegalArgumentException(
                "The fills of the model " + filler.name() + " cannot be edited: choose a model whose fills can."));
        directions = new LinkedHashMap<>(carried);
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
        return filler.askedAlways(answer(edit), edit.settings());
    }

    private NetworkFiller.Answer answer(FillEdit edit) {
        List<Edit> edits = edits(edit);
        SamplingNetwork sampler = edit.code() == null ? null
                : filler.network().as(SamplingNetwork.class).orElseThrow(() -> new IllegalArgumentException(
                        "The model " + filler.name() + " makes one fill only: give no seed."));
        return (image, hole, check) -> {
            check.run();
            try (EditableFill fill = network.edit(
                    image, hole, sampler == null ? null : edit.code().of(sampler, image.getManager()))) {
                return fill.complete(image.getManager(), edits);
            }
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
        filler.close();
    }
}
