package lacuna.models.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the weights of a network from whatever file they were published in. */
public final class Checkpoints {

    /** Where training scripts put the state_dict beside their own notes. */
    private static final List<String> WRAPPERS = List.of("state_dict", "params", "model", "netG");

    /** What torch's data-parallel wrapper puts before every name. */
    private static final String PARALLEL = "module.";

    private Checkpoints() {}

    /**
     * Reads a state_dict from safetensors or from either format of torch.save, whatever the file is called. A single
     * {@code state_dict}, {@code params}, {@code model} or {@code netG} around it and {@code module.} before all names are
     * removed.
     *
     * @return by name; the arrays belong to {@code manager}
     * @throws IOException with the reason in one sentence if the file is none of these, damaged, or holds more than tensors
     */
    public static Map<String, NDArray> read(NDManager manager, Path file) throws IOException {
        Map<String, NDArray> tensors = switch (FileKind.of(file)) {
            case SAFETENSORS -> SafeTensors.read(manager, file);
            case ZIP, TORCH_LEGACY, PICKLE -> TorchCheckpoint.read(manager, file, wrapper(TorchCheckpoint.groups(file)));
            case UNKNOWN -> throw new IOException("The file " + file.getFileName()
                    + " is neither a safetensors file nor a checkpoint of torch.save: it may be damaged or of another"
                    + " program.");
        };
        return withoutPrefix(tensors, PARALLEL);
    }

    private static String wrapper(List<String> groups) {
        List<String> wrappers = groups.stream().filter(WRAPPERS::contains).toList();
        return wrappers.size() == 1 ? wrappers.get(0) : "";
    }

    private static Map<String, NDArray> withoutPrefix(Map<String, NDArray> tensors, String prefix) {
        return tensors.keySet().stream().allMatch(name -> name.startsWith(prefix)) ? under(prefix, tensors) : tensors;
    }

    /** The tensors whose names begin with {@code prefix}, without it, in their order. */
    public static Map<String, NDArray> under(String prefix, Map<String, NDArray> tensors) {
        Map<String, NDArray> own = new LinkedHashMap<>();
        tensors.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), array);
            }
        });
        return own;
    }
}
