package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.plugin.hole.Defects;
import lacuna.training.data.ImageFolder;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.log.HoleGallery;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna holes}: what a training would cut out of the images, to be looked at before it starts. */
@Command(name = "holes", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Draws a sheet of crops of one's images with the holes that lacuna train deepgin would cut into them.")
final class HolesCommand implements Callable<Integer> {

    @Option(names = "--images", required = true, paramLabel = "DIR|FILE", description = "Folder, or list of images.")
    private Path images;

    @Option(names = "--holes", paramLabel = "KINDS", description = "As for lacuna train.")
    private String holes;

    @Option(names = "--defects", paramLabel = "FILE|DIR", description = "As for lacuna train; may be repeated.")
    private List<Path> defects;

    @Option(names = "--out", required = true, paramLabel = "PNG", description = "Picture to write.")
    private Path out;

    @Option(names = "--crop", defaultValue = "128", paramLabel = "N", description = "Edge of a crop in pixels (default: 128).")
    private int crop;

    @Option(names = "--count", defaultValue = "24", paramLabel = "N", description = "How many (default: 24).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Same seed, same sheet (default: 1).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (crop < 2 || count < 1) {
            throw new WrongUsage("A sheet of " + count + " crops of " + crop + " pixels cannot be drawn: give at least one crop of"
                + " two pixels.");
        }
        AtomicFile.check(out);
        DefectMasks own = defects == null ? null : new DefectMasks(Defects.pages(defects));
        if (own != null) {
            spec.commandLine().getOut().println("Own defects: " + own.description() + ".");
        }
        MaskSampler masks = MaskKinds.parse(holes == null ? DeepGinRecipe.HOLES : holes, own);
        ImageFolder folder = ImageFolder.read(images);
        folder.messages().forEach(spec.commandLine().getErr()::println);
        HoleGallery.draw(folder.images(), DeepGinRecipe.DEFAULT.crops(), masks, crop, count, seed).write(out);
        spec.commandLine().getOut().println(out + ": " + count + " crops.");
        return 0;
    }
}
