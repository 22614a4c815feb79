package lacuna.plugin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;
import lacuna.ops.fillers.Fillers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna models}: what can fill, and what to add to it. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists what fills and priors there are.")
final class ModelsCommand implements Runnable {

    private static final List<String> HEADING = List.of("NAME", "FROM", "NETWORK", "LICENCE", "TRAINED ON");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<ZooEntry> entries = new ModelZoo().list();
        List<List<String>> rows = new ArrayList<>(List.of(HEADING));
        List<String> names = entries.stream().map(ZooEntry::name).toList();
        for (String name : Fillers.names()) {
            if (!names.contains(name)) {
                rows.add(List.of(name, "built in", "-", "-", "-"));
            }
        }
        for (ZooEntry entry : entries) {
            rows.add(row(entry));
        }
        print(rows, out());
    }

    private static List<String> row(ZooEntry entry) {
        String from = entry.shipped() ? "shipped" : "user";
        if (!entry.usable()) {
            return List.of(entry.name(), from, "broken", "-", entry.fault());
        }
        return List.of(entry.name(), from, entry.spec().network() + " " + entry.spec().preset(), entry.card().license(),
            entry.card().trainingData());
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size() - 1; column++) {
                int index = column;
                int width = rows.stream().mapToInt(other -> other.get(index).length()).max().orElse(0);
                line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
            }
            out.println(line.append(row.get(row.size() - 1)).toString().stripTrailing());
        }
    }

    @Command(name = "import", mixinStandardHelpOptions = true,
        description = "Takes in a model: a bundle (.lacuna.zip) or a checkpoint (.pth, .pt, .pkl, .safetensors) of a known network.")
    int take(
            @Parameters(paramLabel = "FILE", description = "Nothing in it is executed.")
            Path file,
            @Option(names = "--replace", description = "Replace a model of the same name.")
            boolean replace) throws IOException {
        ModelZoo zoo = new ModelZoo();
        ZooEntry entry = zoo.importFile(file, replace);
        out().println("Imported " + entry.name() + " into " + zoo.folder() + ".");
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Deletes an imported model.")
    int remove(@Parameters(paramLabel = "NAME", description = "As lacuna models lists it.") String name) throws IOException {
        new ModelZoo().remove(name);
        out().println("Removed " + name + ".");
        return 0;
    }

    @Command(name = "describe", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says on a model's card what people should know before they trust it; its weights stay as they are.")
    int describe(
            @Parameters(paramLabel = "FILE", description = "A bundle (.lacuna.zip).")
            Path file,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Bundle to write; may be the same file.")
            Path out,
            @Option(names = "--name", paramLabel = "NAME", description = "What the model is called.")
            String name,
            @Option(names = "--description", paramLabel = "TEXT", description = "One or two sentences.")
            String description,
            @Option(names = "--data", paramLabel = "TEXT", description = "What it was trained on.")
            String data,
            @Option(names = "--licence", paramLabel = "SPDX", description = "Of the weights.")
            String licence,
            @Option(names = "--author", paramLabel = "NAME", description = "May be repeated.")
            List<String> authors,
            @Option(names = "--card", paramLabel = "FILE", description = "The card, in Markdown.")
            Path text,
            @Option(names = "--cover", paramLabel = "PNG", description = "A picture of what the model does.")
            Path cover) throws IOException {
        ModelBundle bundle = ModelBundle.open(file);
        ModelCard c = bundle.card();
        ModelBundle described = bundle.withCard(new ModelCard(or(name, c.name()), or(description, c.description()),
            or(authors, c.authors()), or(licence, c.license()), c.citations(), or(data, c.trainingData()), c.timestamp(),
            c.figures(), text == null ? c.text() : Files.readString(text)));
        (cover == null ? described : described.withCover(picture(cover))).write(out);
        out().println("Wrote " + out + ".");
        return 0;
    }

    private static byte[] picture(Path png) throws IOException {
        byte[] bytes = Files.readAllBytes(png);
        if (!new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1).endsWith("PNG")) {
            throw new IOException("The cover " + png + " is no PNG: save the picture as one.");
        }
        return bytes;
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
