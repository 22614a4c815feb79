package lacuna.ops.fillers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lacuna.models.Direction;
import lacuna.models.Engines;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.checkpoint.SafeTensors;

/**
 * Directions in files: safetensors or a file of torch.save with one tensor a direction, which has the tensor's name; or a single
 * NumPy array ({@code .npy}), as boundaries were published, which has the name of the file.
 */
public final class DirectionFile {

    private static final String NUMPY = ".npy";

    private DirectionFile() { }

    /**
     * Writes directions as safetensors; the file appears when it is complete.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Collection<Direction> directions) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
            Map<String, NDArray> tensors = new TreeMap<>();
            directions.forEach(direction -> tensors.put(direction.name(), manager.create(direction.values())));
            SafeTensors.write(file, tensors, Map.of());
        }
    }

    /** @throws IOException if the file is missing, damaged or of another kind */
    public static Map<String, Direction> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file of directions " + file + ".");
        }
        Map<String, Direction> directions = new LinkedHashMap<>();
        try (NDManager manager = Engines.start().newBaseManager()) {
            tensors(manager, file).forEach((name, tensor) -> directions.put(name, Direction.of(name, tensor)));
        }
        return directions;
    }

    private static Map<String, NDArray> tensors(NDManager manager, Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.endsWith(NUMPY) ? Map.of(name.substring(0, name.length() - NUMPY.length()), numpy(manager, file))
                : Checkpoints.read(manager, file);
    }

    /** DJL reads such arrays in archives only. */
    private static NDArray numpy(NDManager manager, Path file) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("direction" + NUMPY));
            Files.copy(file, zip);
        }
        try {
            return NDList.decode(manager, new ByteArrayInputStream(archive.toByteArray())).get(0);
        } catch (IllegalArgumentException | UnsupportedOperationException | IndexOutOfBoundsException e) {
            throw new IOException("The file " + file.getFileName() + " is no NumPy array that can be read: save it again with"
                    + " numpy.save, as numbers of 32 or 64 bits.", e);
        }
    }
}
