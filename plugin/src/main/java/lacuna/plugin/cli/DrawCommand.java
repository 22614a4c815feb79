package lacuna.plugin.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import lacuna.plugin.samples.PageGenerator;
import lacuna.plugin.samples.SampleData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna draw}: pictures from the project's own generator, to train on and to try things with. */
@Command(name = "draw", mixinStandardHelpOptions = true,
    description = "Draws pictures that never were, to train and to try with.")
final class DrawCommand {

    @Command(name = "pages", mixinStandardHelpOptions = true,
        description = "Scans of printed and hand-written pages, two thirds of them grey, as PNG.")
    int pages(
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
            Path folder,
            @Option(names = "--count", defaultValue = "100", paramLabel = "N", description = "How many (default: 100).")
            int count,
            @Option(names = "--seed", defaultValue = "0", paramLabel = "S",
                description = "Same seed, same pages (default: 0).")
            long seed,
            @Option(names = "--size", defaultValue = "700", paramLabel = "W",
                description = "Width in pixels (default: 700); a page is 9/7 as high.")
            int size) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            BufferedImage page = new PageGenerator(seed + i, size, size * 9 / 7).draw(i % 3 != 0);
            ImageIO.write(page, "png", folder.resolve(String.format(Locale.ROOT, "page_%04d.png", i)).toFile());
        }
        return 0;
    }

    @Command(name = "samples", mixinStandardHelpOptions = true,
        description = "The damaged images of sample-data, with what is missing in each.")
    int samples(
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
            Path folder) throws IOException {
        new SampleData(folder).draw();
        return 0;
    }
}
