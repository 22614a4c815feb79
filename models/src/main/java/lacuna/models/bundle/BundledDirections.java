package lacuna.models.bundle;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import lacuna.models.Direction;
import lacuna.models.Engines;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;

/** The part of a bundle that holds directions: one tensor each, by name. */
final class BundledDirections {

    private BundledDirections() { }

    /** @param part null for none */
    static Map<String, Direction> read(byte[] part) throws IOException {
        Map<String, Direction> directions = new TreeMap<>();
        if (part != null) {
            try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
                SafeTensors.read(manager, part, Halves.WIDEN)
                        .forEach((name, tensor) -> directions.put(name, Direction.of(name, tensor)));
            }
        }
        return directions;
    }

    /**
     * @return null for none
     * @throws IllegalArgumentException as {@link Direction#checkName}
     */
    static byte[] write(Collection<Direction> directions) throws IOException {
        if (directions.isEmpty()) {
            return null;
        }
        try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
            Map<String, NDArray> tensors = new TreeMap<>();
            for (Direction direction : directions) {
                Direction.checkName(direction.name());
                tensors.put(direction.name(), manager.create(direction.values()));
            }
            return Sample.bytes(tensors);
        }
    }
}
