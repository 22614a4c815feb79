package lacuna.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Precision;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;

/** Makes a bundle of what a training has come to, with a card that says how. */
final class TrainingBundle {

    private static final String CITATION = "Li, C.-T., Siu, W.-C., Liu, Z.-S., Wang, L.-W., Lun, D. P.-K.: DeepGIN: Deep "
            + "Generative Inpainting Network for Extreme Image Inpainting. ECCV 2020 Workshops. arXiv:2008.07173";

    private TrainingBundle() { }

    /** Writes the bundle with half-precision weights; {@code report} may be null where nothing was held out. */
    static void write(TrainingOptions options, InpaintingNetwork network, long steps, int images, ValidationReport report)
            throws IOException {
        Path out = options.out();
        String file = out.getFileName().toString();
        String name = file.endsWith(ModelBundle.EXTENSION)
                ? file.substring(0, file.length() - ModelBundle.EXTENSION.length()) : file;
        ModelCard card = new ModelCard(name, options.about().description(), options.about().authors(),
                options.about().licence(), List.of(CITATION), options.about().data(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), figures(report),
                text(name, options, network, steps, images, report));
        BundleWriter.of(network.spec(), card).withHalf(true)
                .withTraining(bytes(options, "validation.csv"), bytes(options, "validation.png"))
                .write(out, network.parameters().arrays());
    }

    private static byte[] bytes(TrainingOptions options, String file) throws IOException {
        Path path = options.work().resolve(file);
        return Files.exists(path) ? Files.readAllBytes(path) : null;
    }

    private static Map<String, String> figures(ValidationReport report) {
        Map<String, String> figures = new LinkedHashMap<>();
        if (report != null) {
            report.kinds().forEach((kind, score) -> figures.put("psnr_" + kind, number(score.psnr())));
        }
        return figures;
    }

    private static String text(String name, TrainingOptions options, InpaintingNetwork network, long steps, int images,
            ValidationReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(name).append("\n\n").append(options.about().description()).append("\n\n");
        text.append("- Network: ").append(network.spec().network()).append(", preset ").append(network.spec().preset())
                .append(", ").append(network.parameters().count()).append(" parameters\n");
        text.append("- Trained on: ").append(options.about().data()).append(" (").append(images).append(" images)\n");
        text.append("- ").append(steps).append(" steps of ").append(options.batch()).append(" crops of ")
                .append(options.crop()).append(" x ").append(options.crop()).append(" pixels, the first ")
                .append(Math.min(steps, options.schedule().warmUp())).append(" with L1 alone; seed ").append(options.seed())
                .append(options.precision() == Precision.BFLOAT16 ? "; arithmetic in bfloat16" : "").append('\n');
        if (options.from() != null) {
            text.append("- Started from: ").append(options.from().getFileName()).append('\n');
        }
        text.append("- Licence: ").append(options.about().licence()).append("\n\n");
        return report == null ? text.toString() : text.append(table(report)).toString();
    }

    private static String table(ValidationReport report) {
        StringBuilder table = new StringBuilder("Means over held-out crops, measured over the hole, PSNR in dB:\n\n");
        table.append("| holes | PSNR | PSNR of the smooth paint | SSIM |\n|---|---|---|---|\n");
        report.kinds().forEach((kind, score) -> table.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.3f |\n",
                kind, score.psnr(), score.smoothPsnr(), score.ssim())));
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
