package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lacuna.models.Precision;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.plugin.hole.Defects;
import lacuna.training.About;
import lacuna.training.Recipe;
import lacuna.training.Schedule;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingRun;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.masks.DefectMasks;
import lacuna.training.stylegan2.StyleGan2Recipe;
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

    private static final List<String> NETWORKS = List.of(DeepGinConfig.NETWORK, StyleGan2Config.NETWORK);

    @Parameters(index = "0", paramLabel = "NETWORK", description = "deepgin (fills), or stylegan2 (a prior)")
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
        description = "Size: compact or paper; of a prior compact-64, compact-128, paper-256 and so on (default: compact).")
    private String preset;

    @Option(names = "--from", paramLabel = "FILE", description = "Model or checkpoint to start from.")
    private Path from;

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
        CountDownLatch saved = new CountDownLatch(1);
        try (TrainingReporter reporter = new TrainingReporter(spec.commandLine().getErr());
                TrainingRun run = new TrainingRun(options(), resume, reporter)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, saved), "finish the step and save"));
            try {
                run.run();
            } finally {
                saved.countDown();
            }
            return 0;
        }
    }

    /** Runs when the program is told to end: it waits until the training has saved. */
    private static void stop(TrainingRun run, CountDownLatch saved) {
        run.stop();
        try {
            saved.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Recipe recipe() throws IOException {
        return switch (network) {
            case DeepGinConfig.NETWORK -> {
                refuse("--gamma", gamma, "--path-length", pathLength, "--augmentation", augmentation, "--freeze", frozen);
                DeepGinRecipe d = DeepGinRecipe.DEFAULT;
                DefectMasks own = defects == null ? null : Defects.read(defects);
                yield new DeepGinRecipe(or(preset, d.preset()), features, or(holes, d.holes()), d.weights(), own);
            }
            case StyleGan2Config.NETWORK -> {
                refuse("--holes", holes, "--defects", defects, "--warm-up", warmUp);
                StyleGan2Recipe d = StyleGan2Recipe.DEFAULT;
                yield new StyleGan2Recipe(or(preset, d.preset()), or(gamma, d.gamma()), or(pathLength, d.pathLength()),
                    d.mixing(), or(augmentation, d.augmentation()), or(frozen, d.frozen()), d.smallestScale(), features);
            }
            default -> throw new WrongUsage("There is no network \"" + network + "\" to train: choose one of "
                + String.join(", ", NETWORKS) + ".");
        };
    }

    /** Options by name and value that the other network has. */
    private void refuse(Object... options) {
        for (int i = 0; i < options.length; i += 2) {
            if (options[i + 1] != null) {
                throw new WrongUsage(options[i] + " is no option for " + network + ": leave it out.");
            }
        }
    }

    private TrainingOptions options() throws IOException {
        TrainingOptions d = TrainingOptions.of(recipe(), images, out.toAbsolutePath());
        long all = or(steps, d.schedule().steps());
        double highest = or(rate, d.schedule().rate());
        long first = or(warmUp, Math.round((double) all * d.schedule().warmUp() / d.schedule().steps()));
        Schedule schedule = new Schedule(all, first, highest, d.schedule().constant());
        About about = new About(or(description, d.about().description()), or(data, d.about().data()),
            or(licence, d.about().licence()), or(authors, d.about().authors()));
        return new TrainingOptions(images, groups, d.out(), or(work, d.work()), d.recipe(), from,
            or(crop, d.crop()), or(batch, d.batch()), schedule, or(validation, d.validation()),
            or(seed, d.seed()), device, precision, about, minutes == null ? d.checkpoint() : Duration.ofMinutes(minutes));
    }

    private static <T> T or(T chosen, T otherwise) {
        return chosen == null ? otherwise : chosen;
    }
}
