package lacuna.plugin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
