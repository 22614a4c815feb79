package lacuna.ops.fillers;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lacuna.models.EditingNetwork;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Network;
import lacuna.models.NetworkSpec.Task;
import lacuna.models.Networks;
import lacuna.models.SamplingNetwork;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;
import lacuna.models.stylegan2.ProjectedPrior;
import lacuna.models.stylegan2.Projector;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.ops.WindowFiller;

/** The list of models from which users choose: {@code auto}, the classical fills, and every network at hand. */
public final class Fillers {

    private static final List<String> CLASSICAL = List.of(AutoFiller.NAME, HarmonicFiller.NAME, BiharmonicFiller.NAME);

    /** What {@code auto} takes for wide holes: trained on images of all kinds, which others that are shipped are not. */
    private static final String GENERAL = "deepgin-compact";

    /** Kept, since it remembers which of the user's files it has checked. */
    private static ModelZoo remembered;

    private Fillers() { }

    /** Every name that {@link #open} takes, {@code auto} first; models that are broken are left out. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(CLASSICAL);
        models(Task.INPAINTING).map(ZooEntry::name)
                .filter(name -> !CLASSICAL.contains(name)).forEach(names::add);
        return names;
    }

    /**
     * Makes a fill ready for use; close it after the run. {@code auto} takes the general network that came with the plugin.
     *
     * @throws IllegalArgumentException for an unknown name, with the names there are; for a model that is broken, with the
     *     reason; for a device that is not there
     */
    public static WindowFiller open(String name, FillerOptions options) {
        return switch (name) {
            case AutoFiller.NAME -> general().map(network -> new AutoFiller(() -> network(network, options)))
                    .orElseGet(AutoFiller::new);
            case HarmonicFiller.NAME -> new HarmonicFiller();
            case BiharmonicFiller.NAME -> new BiharmonicFiller();
            default -> network(name, options);
        };
    }

    private static Optional<String> general() {
        return models(Task.INPAINTING).filter(ZooEntry::shipped).map(ZooEntry::name).filter(GENERAL::equals).findFirst();
    }

    /** The priors, which {@link #open} takes as well: they fill by projection, which is slow. */
    public static List<String> priors() {
        return models(Task.GENERATION).map(ZooEntry::name).toList();
    }

    /** The models that know many fills of one hole, which {@link #sampler} takes. */
    public static List<String> samplers() {
        return offering(SamplingNetwork.class);
    }

    /** The models whose fills can be edited: {@link FillerOptions#edit()}. */
    public static List<String> editors() {
        return offering(EditingNetwork.class);
    }

    /** Whether a model came with the plugin, and not from the user. */
    public static boolean shipped(String name) {
        return zoo().list().stream().anyMatch(entry -> entry.name().equals(name) && entry.shipped());
    }

    private static List<String> offering(Class<? extends Network> kind) {
        return models(Task.INPAINTING).filter(entry -> Networks.offers(entry.spec(), kind)).map(ZooEntry::name).toList();
    }

    /**
     * Makes a model ready for several fills of the same holes; close it after the run.
     *
     * @throws IllegalArgumentException as {@link #open}, and for a model that makes one fill only
     */
    public static SamplingFiller sampler(String name, FillerOptions options) {
        NetworkFiller filler = load(name, options);
        try {
            return new SamplingFiller(filler);
        } catch (IllegalArgumentException e) {
            filler.close();
            throw e;
        }
    }

    /**
     * Makes a model ready for edits of its fills; close it after the run.
     *
     * @throws IllegalArgumentException as {@link #open}, and for a model whose fills cannot be edited
     */
    public static EditingFiller editor(String name, FillerOptions options) {
        ModelBundle bundle = bundle(name);
        NetworkFiller filler = load(name, bundle, options);
        try {
            return new EditingFiller(filler, bundle.directions());
        } catch (IOException e) {
            filler.close();
            throw unusable(name, e);
        } catch (IllegalArgumentException e) {
            filler.close();
            throw e;
        }
    }

    private static Stream<ZooEntry> models(Task task) {
        return zoo().list().stream().filter(entry -> entry.usable() && entry.spec().task() == task);
    }

    private static WindowFiller network(String name, FillerOptions options) {
        if (options.edit() != null) {
            return edited(name, options);
        }
        NetworkFiller filler = load(name, options);
        return options.phaseTiling() ? new PhaseTilingFiller(filler) : filler;
    }

    private static WindowFiller edited(String name, FillerOptions options) {
        EditingFiller editor = editor(name, options);
        try {
            return editor.withAlways(options.edit());
        } catch (RuntimeException e) {
            editor.close();
            throw e;
        }
    }

    private static NetworkFiller load(String name, FillerOptions options) {
        return load(name, bundle(name), options);
    }

    private static NetworkFiller load(String name, ModelBundle bundle, FillerOptions options) {
        try {
            InpaintingNetwork network = network(bundle, options);
            return new NetworkFiller(name, "sha256:" + bundle.digest(), network, options.precision());
        } catch (IOException e) {
            throw unusable(name, e);
        }
    }

    private static ModelBundle bundle(String name) {
        if (zoo().list().stream().noneMatch(entry -> entry.name().equals(name))) {
            throw new IllegalArgumentException("There is no model \"" + name + "\": choose one of "
                    + String.join(", ", names()) + ".");
        }
        try {
            return zoo().open(name);
        } catch (IOException e) {
            throw unusable(name, e);
        }
    }

    private static IllegalArgumentException unusable(String name, IOException reason) {
        return new IllegalArgumentException("The model " + name + " cannot be used. " + reason.getMessage(), reason);
    }

    private static InpaintingNetwork network(ModelBundle bundle, FillerOptions options) throws IOException {
        Device device = Engines.choose(options.device()).device();
        if (bundle.spec().task() == Task.INPAINTING) {
            return bundle.load(device, InpaintingNetwork.class);
        }
        Projector.Options projection = Projector.Options.DEFAULTS.withSteps(options.projectionSteps());
        return new ProjectedPrior(bundle.load(device, StyleGan2.class), projection);
    }

    private static synchronized ModelZoo zoo() {
        ModelZoo current = new ModelZoo();
        if (remembered == null || !remembered.folder().equals(current.folder())) {
            remembered = current;
        }
        return remembered;
    }
}
