package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import lacuna.models.Precision;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.plugin.hole.Defects;
import lacuna.training.About;
import lacuna.training.Recipe;
import lacuna.training.Recipes;
import lacuna.training.Schedule;
import lacuna.training.StartWeights;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna train}: a model from a folder of images. Ctrl-C finishes the step and saves; --resume goes on. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Trains a network on a folder of images of any size and type.",
    footer = {"", "Ctrl-C finishes the step and saves. Log, previews and checkpoints are in OUT.training."})
final class TrainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NETWORK", description = "deepgin (fills), stylegan2 (a prior), or diverse (many fills, with a prior)")
    private String network;

    @Option(names = "--images", required = true, paramLabel = "DIR|FILE",
        description = "Folder, or list of images; sub-folders are domains and count equally.")
    private Path images;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Model to write (.lacuna.zip).")
    private Path out;

    @Option(names = "--work", paramLabel = "DIR",
        description = "Folder of log, previews and checkpoints (default: OUT.training).")
    private Path work;

    @Option(names = "--groups", paramLabel = "FILE",
        description = "Which images belong together (default: told from the names).")
    private Path groups;

    @Option(names = "--preset", paramLabel = "NAME",
        description = "Size: compact or paper; of a prior compact-64, light-64, paper-256 and so on (default: that of --from, or the"
            + " smallest that is worth it).")
    private String preset;

    @Option(names = "--from", defaultValue = "", paramLabel = "NAME|FILE",
        description = "Model of the list, bundle or checkpoint whose weights to start from.")
    private String from;

    @Option(names = "--resume", description = "Go on where an earlier run stopped.")
    private boolean resume;

    @Option(names = "--features", paramLabel = "FILE", description = "TorchScript network for perceptual losses, or to judge a prior.")
    private Path features;

    @Option(names = "--holes", paramLabel = "KINDS",
        description = "Kinds of holes with weights, e.g. box,text:2 (default: the published ones, scratches, dust, text).")
    private String holes;

    @Option(names = "--defects", paramLabel = "FILE|DIR",
        description = "Draw holes from defects of your own: masks, not zero where one is, or ImageJ selections (.roi, .zip). As a"
            + " kind of holes they are called defects; unless --holes names them, every second hole is theirs. lacuna holes"
            + " shows what is drawn. May be repeated.")
    private List<Path> defects;

    @Option(names = "--gamma", paramLabel = "G", description = "Prior: weight of R1, more for larger images (default: 1).")
    private Double gamma;

    @Option(names = "--path-length", paramLabel = "W",
        description = "Prior: weight of the path-length regularisation (default: 2).")
    private Double pathLength;

    @Option(names = "--augmentation", paramLabel = "TARGET",
        description = "Prior: how sure of real images the discriminator may be; 0 for no augmentation (default: 0.6).")
    private Double augmentation;

    @Option(names = "--freeze", paramLabel = "N",
        description = "Prior: high-resolution blocks of the discriminator to keep as they are, for transfer (default: 0).")
    private Integer frozen;

    @Option(names = "--smallest-scale", paramLabel = "S",
        description = "Prior: how far images are reduced at random before they are cropped; 1 for never (default: 0.5).")
    private Double smallestScale;

    @Option(names = "--turns", negatable = true, defaultValue = Option.NULL_VALUE, fallbackValue = "true",
        description = "Prior: flip and turn the crops, or not, as for text (default: flip and turn).")
    private Boolean turns;

    @Option(names = "--set", paramLabel = "NAME=VALUE",
        description = "A setting that is this network's own. deepgin: weights (of the losses, seven numbers). diverse: stages (both,"
            + " first, second), gate, full_reconstruction (true, false), adversarial, perceptual (weights). May be repeated.")
    private Map<String, String> own;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of the whole run (default: 20000; of a prior 50000).")
    private Long steps;

    @Option(names = "--warm-up", paramLabel = "N",
        description = "Steps at the start with L1 alone (default: 4/5 of the steps).")
    private Long warmUp;

    @Option(names = "--rate", paramLabel = "R", description = "Highest learning rate (default: 0.0005; of a prior 0.002).")
    private Double rate;

    @Option(names = "--batch", paramLabel = "N", description = "Crops a step (default: 16).")
    private Integer batch;

    @Option(names = "--crop", paramLabel = "N", description = "Their edge in pixels, a multiple of 16 (default: 128; of a prior that of its images).")
    private Integer crop;

    @Option(names = "--validation", paramLabel = "SHARE", description = "Share of the images to measure on (default: 0.1).")
    private Double validation;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same run on a CPU (default: 1).")
    private Long seed;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Default: auto.")
    private String device;

    @Option(names = "--precision", defaultValue = "float32", paramLabel = "float32|bfloat16",
        description = "Default: float32.")
    private Precision precision;

    @Option(names = "--save-every", paramLabel = "MIN",
        description = "Minutes between checkpoints and previews (default: 5).")
    private Integer minutes;

    @Option(names = "--description", paramLabel = "TEXT", description = "For the model's card: one or two sentences.")
    private String description;

    @Option(names = "--data", paramLabel = "TEXT", description = "For the model's card: what it is trained on.")
    private String data;

    @Option(names = "--licence", paramLabel = "SPDX", description = "For the model's card (default: unknown).")
    private String licence;

    @Option(names = "--author", paramLabel = "NAME", description = "For the model's card; may be repeated.")
    private List<String> authors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        AtomicFile.check(out);
        try (TrainingReporter reporter = new TrainingReporter(spec.commandLine().getErr())) {
            TrainingJob job = new TrainingJob(options(), resume, reporter);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(job), "finish the step and save"));
            job.run();
            return 0;
        }
    }

    /** Runs when the program is told to end: it waits until the training has saved. */
    private static void finish(TrainingJob job) {
        job.finish();
        try {
            job.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Recipe recipe(Path folder) throws IOException {
        Path saved = defects == null ? null : folder.resolve("defects");
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "preset", preset, "features", features, "holes", holes, "defects", saved, "gamma", gamma,
            "path_length", pathLength, "augmentation", augmentation, "freeze", frozen, "smallest_scale", smallestScale,
            "turns", turns);
        settings.putAll(or(own, Map.of()));
        Recipe recipe = recipe(settings);
        if (saved != null) {
            Defects.save(Defects.pages(defects), saved);
        }
        return recipe;
    }

    private Recipe recipe(Map<String, String> settings) throws IOException {
        try {
            if (preset == null) {
                StartWeights.spec(network, from)
                    .ifPresent(start -> settings.put("preset", Recipes.presetFrom(network, start)));
            }
            return Recipes.of(network, settings);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage());
        }
    }

    private static void put(Map<String, String> settings, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], Objects.toString(pairs[i + 1], ""));
        }
    }

    private TrainingOptions options() throws IOException {
        Path file = out.toAbsolutePath();
        Path folder = or(work, TrainingOptions.work(file));
        TrainingOptions d = TrainingOptions.of(recipe(folder), images, file);
        About about = new About(or(description, d.about().description()), or(data, d.about().data()),
            or(licence, d.about().licence()), or(authors, d.about().authors()));
        return new TrainingOptions(images, groups, d.out(), folder, d.recipe(), from,
            or(crop, d.crop()), or(batch, d.batch()), schedule(d.schedule()), or(validation, d.validation()),
            or(seed, d.seed()), device, precision, about, minutes == null ? d.checkpoint() : Duration.ofMinutes(minutes));
    }

    private Schedule schedule(Schedule usual) {
        if (warmUp != null && usual.warmUp() == 0) {
            throw new WrongUsage("The training of " + network + " has no warm-up: leave --warm-up out.");
        }
        Schedule scaled = usual.withSteps(or(steps, usual.steps()));
        return new Schedule(scaled.steps(), or(warmUp, scaled.warmUp()), or(rate, usual.rate()), usual.constant());
    }

    private static <T> T or(T chosen, T otherwise) {
        return chosen == null ? otherwise : chosen;
    }
}
