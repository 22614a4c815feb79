package lacuna.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import lacuna.models.Network;
import lacuna.models.Precision;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;

/** Makes a bundle of what a training has come to, with a card that says how. */
final class TrainingBundle {

    private TrainingBundle() { }

    /** Writes the bundle with half-precision weights; {@code report} may be null where nothing was held out. */
    static void write(Path out, TrainingOptions options, TrainingTask task, long steps, int images, String cover,
            ValidationReport report) throws IOException {
        Network network = task.result();
        String file = out.getFileName().toString();
        String name = file.endsWith(ModelBundle.EXTENSION)
                ? file.substring(0, file.length() - ModelBundle.EXTENSION.length()) : file;
        ModelCard card = new ModelCard(name, options.about().description(), options.about().authors(),
                options.about().licence(), List.of(options.recipe().citation()), options.about().data(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                report == null ? Map.of() : report.headlines(),
                text(name, options, network, steps, images, report));
        BundleWriter.of(network.spec(), card).withHalf(true)
                .withTraining(bytes(options, "validation.csv"), bytes(options, "validation.png"))
                .withCover(bytes(options, cover))
                .withCompanions(task.companions())
                .bundle(network.parameters().arrays()).withDirections(KeptDirections.of(options)).write(out);
    }

    private static byte[] bytes(TrainingOptions options, String file) throws IOException {
        Path path = options.work().resolve(file);
        return Files.exists(path) ? Files.readAllBytes(path) : null;
    }

    private static String text(String name, TrainingOptions options, Network network, long steps, int images,
            ValidationReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(name).append("\n\n").append(options.about().description()).append("\n\n");
        text.append("- Network: ").append(network.spec().network()).append(", preset ").append(network.spec().preset())
                .append(", ").append(network.parameters().count()).append(" parameters\n");
        text.append("- Trained on: ").append(options.about().data()).append(" (").append(images).append(" images)\n");
        text.append("- ").append(steps).append(" steps of ").append(options.batch()).append(" crops of ")
                .append(options.crop()).append(" x ").append(options.crop()).append(" pixels, ")
                .append(options.recipe().describe(steps, options.schedule())).append("; seed ").append(options.seed())
                .append(options.precision() == Precision.BFLOAT16 ? "; arithmetic in bfloat16" : "").append('\n');
        if (!options.from().isEmpty()) {
            text.append("- Started from: ").append(Path.of(options.from()).getFileName()).append('\n');
        }
        text.append("- Licence: ").append(options.about().licence()).append("\n\n");
        return report == null ? text.toString() : text.append(report.table()).toString();
    }
}
