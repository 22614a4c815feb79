package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The jobs for all images of a folder, by name. Each output has its input's name, that of a JPEG with the ending of PNG. */
final class FolderJob {

    private FolderJob() { }

    /**
     * @param output folder, made if there is none; likewise {@code provenance} and {@code preview}, which may be null
     * @throws IOException if a folder cannot be read or made, or holds no image
     * @throws WrongUsage if outputs would overwrite inputs or each other
     */
    static List<FileJob> jobs(Path input, Path output, Path provenance, Path preview) throws IOException {
        Files.createDirectories(output);
        if (Files.isSameFile(input, output)) {
            throw new WrongUsage("The outputs would overwrite the images in " + input + ": choose another folder.");
        }
        for (Path folder : new Path[] {provenance, preview}) {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        }
        List<FileJob> jobs = new ArrayList<>();
        Map<Path, Path> taken = new HashMap<>();
        for (Path file : images(input)) {
            String name = file.getFileName().toString();
            String base = name.substring(0, name.lastIndexOf('.'));
            Path target = output.resolve(ImageFile.isJpeg(file) ? base + ".png" : name);
            Path other = taken.put(target, file);
            if (other != null) {
                throw new WrongUsage(other + " and " + file + " would both become " + target
                    + ": rename one of them.");
            }
            jobs.add(new FileJob(file, target, provenance == null ? null : provenance.resolve(name + ".json"),
                preview == null ? null : preview.resolve(name + ".png")));
        }
        return jobs;
    }

    private static List<Path> images(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> images = files.filter(Files::isRegularFile).filter(ImageFile::isReadable)
                .filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
            if (images.isEmpty()) {
                throw new IOException("There is no TIFF, PNG or JPEG in the folder " + folder + ".");
            }
            return images;
        }
    }
}
