package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.ProgressListener;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.InpaintTool;
import lacuna.plugin.RunRecord;
import lacuna.plugin.hole.HoleSource;

/**
 * Fills one file. Nothing is written before everything is computed, and nothing half.
 *
 * @param input to read, never written
 * @param output image to write
 * @param provenance JSON to write; may be null
 * @param preview picture to write; may be null
 */
record FileJob(Path input, Path output, Path provenance, Path preview) {

    /**
     * @param hole null for the selection that the file carries
     * @return what was done
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if there is nothing to fill or it cannot be filled
     */
    RunRecord run(HoleOption hole, InpaintSettings settings, ProgressListener progress) throws IOException {
        checkNames();
        for (Path place : places()) {
            AtomicFile.check(place);
        }
        ImageFile file = ImageFile.read(input);
        ImagePlus image = file.image();
        HoleSource source = hole == null ? HoleOption.ownSelection(image) : hole.open(image, input);
        BeforeAfter beforeAfter = preview == null ? null : new BeforeAfter(image, source.planes(true).get(0));
        RunRecord record = new InpaintTool(settings, progress).fillInPlace(image, source);
        file.write(output, record.toJson());
        if (beforeAfter != null) {
            beforeAfter.write(preview);
        }
        if (provenance != null) {
            AtomicFile.write(provenance, out -> out.write(record.toJson().getBytes(StandardCharsets.UTF_8)));
        }
        return record;
    }

    /** @throws WrongUsage if the input would be overwritten, or the output is of a kind that is not written */
    void checkNames() throws IOException {
        ImageFile.checkOutput(output);
        for (Path place : places()) {
            if (Files.exists(place) && Files.exists(input) && Files.isSameFile(place, input)) {
                throw new WrongUsage("The output would overwrite the input " + input + ": choose another name.");
            }
        }
    }

    private List<Path> places() {
        return Stream.of(output, provenance, preview).filter(Objects::nonNull).toList();
    }
}
