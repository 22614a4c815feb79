package lacuna.plugin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.models.Engines;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.RunRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna inpaint}: fills a file, or every image of a folder. */
@Command(name = "inpaint", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Fills what is missing in an image, or in each image of a folder, and leaves every other pixel as it is.",
    footer = {"", "Reads TIFF, PNG and JPEG; writes TIFF and PNG, which lose nothing. In a stack, every plane is filled"
        + " unless a selection names its own.", "Exit codes: 0 all is filled; 1 a file failed; 2 wrong usage."})
final class InpaintFilesCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image, or folder of images.")
    private Path input;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private HoleOption hole;

    @Option(names = "--out", required = true, paramLabel = "OUT",
        description = "Image to write (.tif, .png); for a folder, a folder.")
    private Path output;

    @Mixin
    private FillOptions fill;

    @Option(names = "--provenance", paramLabel = "FILE",
        description = "Write what was done as JSON; for a folder, a folder.")
    private Path provenance;

    @Option(names = "--preview", paramLabel = "PNG",
        description = "Write a picture of before and after; for a folder, a folder.")
    private Path preview;

    @Option(names = "--skip-done", description = "Skip images whose output is there already.")
    private boolean skipDone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        InpaintSettings settings = fill.settings();
        if (!Files.isDirectory(input)) {
            FileJob job = new FileJob(input, output, provenance, preview);
            job.checkNames();
            return run(List.of(job), settings, false);
        }
        if (Files.isRegularFile(output)) {
            throw new WrongUsage(input + " is a folder and " + output
                + " a file: give a folder for the outputs as well.");
        }
        return run(FolderJob.jobs(input, output, provenance, preview), settings, true);
    }

    /** Where a network ran; nothing if none did. */
    private String place(RunRecord record) {
        boolean network = record.planes().stream().anyMatch(plane -> !plane.provenance().engine().isEmpty());
        return network ? ", on the " + Engines.choose(fill.device()).note() : "";
    }

    private int run(List<FileJob> jobs, InpaintSettings settings, boolean folder) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int skipped = 0;
        int failed = 0;
        for (FileJob job : jobs) {
            if (skipDone && Files.exists(job.output())) {
                skipped++;
                continue;
            }
            try (ConsoleProgress progress = new ConsoleProgress(err)) {
                RunRecord record = job.run(hole, settings, progress);
                progress.close();
                out.println(job.output() + ": " + record.summary() + place(record));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                failed++;
                err.println("lacuna: " + (folder ? job.input() + ": " : "") + Complaints.sentence(e));
            }
        }
        if (folder) {
            int filled = jobs.size() - skipped - failed;
            (failed > 0 ? err : out).println(filled + " filled, " + skipped + " skipped, " + failed + " failed.");
        }
        return failed > 0 ? Main.FAILED : 0;
    }
}
