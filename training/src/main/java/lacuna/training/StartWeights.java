package lacuna.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.checkpoint.SafeTensors;

final class StartWeights {
    private StartWeights() { }
    static Map<String, NDArray> read(NDManager manager, Path file) throws IOException {
        Map<String, NDArray> r = new LinkedHashMap<>();
        SafeTensors.read(manager, file).forEach((k, v) -> { if (k.startsWith("average.")) r.put(k.substring(8), v); });
        return r;
    }
}
