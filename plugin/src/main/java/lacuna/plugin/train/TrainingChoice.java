package lacuna.plugin.train;

import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lacuna.models.NetworkSpec;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.plugin.hole.Defects;
import lacuna.training.Recipe;
import lacuna.training.Recipes;
import lacuna.training.StartWeights;
import lacuna.training.TrainingOptions;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.DefectPage;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;

/**
 * What a user typed or a macro said. {@link #options} checks it and says what is wrong.
 *
 * @param images folder or list of images, or the title of an open stack
 * @param network what is trained
 * @param preset its size; empty: the usual one, or that of the model to start from
 * @param from name of a model or path of a file whose weights to start from; empty: random weights
 * @param out path of the model, or only its name: then it goes into the folder of models
 * @param holes kinds of masks with weights; empty: the usual ones
 * @param defects paths of masks, ROI files or folders of them, separated by semicolons, or the title of an open mask, to draw holes
 *     from; empty: none
 * @param features path of a TorchScript network; empty: none
 * @param settings of the network's own as its recipe names them, as in {@code gamma=0.5; freeze=2}; those left out are as usual
 * @param crop edge of the crops in pixels; 0: the usual one
 * @param batch crops a step; 0: the usual number
 * @param steps 0: as many as usual
 * @param validation share of the images to measure on
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record TrainingChoice(String images, String network, String preset, String from, String out, String holes,
        String defects, String features, String settings, int crop, int batch, long steps, double validation, long seed,
        String device) {

    public TrainingChoice {
        images = images.strip();
        from = from.strip();
        out = out.strip();
        defects = defects.strip();
    }

    /**
     * The training that was chosen, ready to start: an open stack, and the user's defects, are written into the work folder.
     *
     * @throws IllegalArgumentException if something is missing or makes no sense, with what to do
     * @throws IOException if nothing can be written where the model is to go
     */
    public TrainingOptions options() throws IOException {
        TrainingOptions options = check();
        ImagePlus stack = stack();
        if (stack != null) {
            StackImages.write(stack, options.images(), options.groups());
        }
        if (defects.isEmpty()) {
            return options;
        }
        Path saved = options.work().resolve("defects");
        Defects.save(defectPages(), saved);
        return options(recipe(saved));
    }

    /**
     * As {@link #options}, but writes nothing and reads no image; the user's defects are checked, but not yet among the recipe's
     * settings.
     */
    public TrainingOptions check() throws IOException {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to train on yet: choose a folder of images or an open stack.");
        }
        if (!defects.isEmpty()) {
            masks();
        }
        return options(recipe(null));
    }

    private TrainingOptions options(Recipe recipe) throws IOException {
        Path model = model();
        if (!(validation >= 0 && validation < 1)) {
            throw new IllegalArgumentException("The share of images to measure on is " + validation + ": give 0 to below 1.");
        }
        if (steps < 0 || crop < 0 || batch < 0) {
            throw new IllegalArgumentException("Steps, crop and batch cannot be below 0: give a number, or 0 for the usual one.");
        }
        TrainingOptions d = TrainingOptions.of(recipe, source(), model);
        boolean open = stack() != null;
        return new TrainingOptions(open ? d.work().resolve("images") : d.images(),
                open ? d.work().resolve("groups.txt") : null, model, d.work(), recipe, from,
                crop == 0 ? d.crop() : crop, batch == 0 ? d.batch() : batch,
                steps == 0 ? d.schedule() : d.schedule().withSteps(steps), validation, seed, device, d.precision(), d.about(),
                d.checkpoint());
    }

    /** What holes are drawn by, to look at. */
    MaskSampler masks() throws IOException {
        return MaskKinds.parse(holes.isBlank() ? DeepGinRecipe.HOLES : holes,
                defects.isEmpty() ? null : new DefectMasks(defectPages()));
    }

    private List<DefectPage> defectPages() throws IOException {
        ImagePlus mask = WindowManager.getImage(defects);
        return mask == null ? Defects.pages(Arrays.stream(defects.split(";")).map(TrainingChoice::path).toList())
                : Defects.pages(mask);
    }

    /** The line of a macro that trains the same. */
    String macro() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("images", images);
        words.put("network", network);
        words.put("preset", preset);
        words.put("from", from);
        words.put("out", out);
        words.put("holes", holes);
        words.put("defects", defects);
        words.put("features", features);
        words.put("settings", settings);
        words.put("crop", crop);
        words.put("batch", batch);
        words.put("steps", steps);
        words.put("validation", validation);
        words.put("seed", seed);
        words.put("device", device);
        return words.entrySet().stream().filter(word -> !word.getValue().equals(""))
                .map(word -> word.getKey() + "=[" + word.getValue().toString().replace('\\', '/') + "]")
                .collect(Collectors.joining(" ", "run(\"Train...\", \"", "\");\n"));
    }

    /** What is trained, with its settings. */
    private Recipe recipe(Path saved) throws IOException {
        Map<String, String> all = own();
        all.put("holes", holes);
        all.put("features", features);
        if (saved != null) {
            all.put("defects", saved.toString());
        } else if (!defects.isEmpty()) {
            all.remove("holes"); // which may name the defects
        }
        Optional<NetworkSpec> start = StartWeights.spec(network, from);
        boolean size = start.isPresent() && (start.get().network().equals(network) || preset.isEmpty());
        all.put("preset", size ? Recipes.presetFrom(network, start.get()) : preset);
        return Recipes.of(network, all);
    }

    private Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        for (String setting : settings.isBlank() ? new String[0] : settings.split(";")) {
            String[] parts = setting.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("The settings \"" + settings + "\" make no sense: write name=value, separated by"
                        + " semicolons.");
            }
            own.put(parts[0].strip(), parts[1].strip());
        }
        return own;
    }

    /** Where the model goes: a path as it is, a name into the folder of models. */
    private Path model() throws IOException {
        if (out.isEmpty()) {
            throw new IllegalArgumentException("The model needs a name: say where to save it.");
        }
        Path file = path(out.endsWith(ModelBundle.EXTENSION) ? out : out + ModelBundle.EXTENSION);
        if (file.getParent() == null) {
            Path folder = new ModelZoo().folder();
            Files.createDirectories(folder);
            file = folder.resolve(file);
        }
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - ModelBundle.EXTENSION.length());
        if (Files.exists(file) || new ModelZoo().has(name)) {
            throw new IllegalArgumentException("There is already a model " + name + ": choose another name, or resume its"
                    + " training.");
        }
        AtomicFile.check(file);
        return file;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no path of a file: " + e.getReason() + ".", e);
        }
    }

    /** The open image that is meant; null if it is a folder. */
    ImagePlus stack() {
        return WindowManager.getImage(images);
    }

    private Path source() {
        Path folder = path(images);
        if (stack() == null && !Files.exists(folder)) {
            throw new IllegalArgumentException("There is no folder and no open image \"" + images + "\": choose a folder of"
                    + " images or an open stack.");
        }
        return folder;
    }
}
