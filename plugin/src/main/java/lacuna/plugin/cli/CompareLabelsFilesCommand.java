package lacuna.plugin.cli;

import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lacuna.plugin.LabelComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna compare-labels}: intersection over union of segmentations. */
@Command(name = "compare-labels", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Compares label images class by class (mIoU), e.g. segmentations of original and of filled images.")
final class CompareLabelsFilesCommand implements Callable<Integer> {

    @Option(names = "--truth", required = true, paramLabel = "FILE|DIR", description = "True labels; every value is a class.")
    private Path truth;

    @Option(names = "--predicted", required = true, paramLabel = "FILE|DIR",
        description = "What is compared with them: a folder has files of the same names.")
    private Path predicted;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ResultsTable table = LabelComparison.ofFiles(truth, predicted).table();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| of | IoU |\n|---|---:|");
        for (int row = 0; row < table.size(); row++) {
            out.println(String.format(Locale.ROOT, "| %s | %.4f |", table.getStringValue("of", row), table.getValue("IoU", row)));
        }
        return 0;
    }
}
