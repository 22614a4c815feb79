package lacuna.models.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tensors that Python's torch.save wrote, in the zip format (torch 1.6 and newer) and in the one before, without
 * running anything: tensors, parameters, dictionaries, lists, numbers and strings are known, any other class is refused by
 * name.
 *
 * <p>Nested dictionaries and lists are flattened, their keys joined by dots; what is not a tensor is left out.
 */
public final class TorchCheckpoint {

    /** Checkpoints are dictionaries of dictionaries; a structure that contains itself would have no end. */
    private static final int MAX_DEPTH = 16;
    private static final int MAX_VALUES = 1_000_000;
    /** Tensors may share storages, but not so that a small file fills the memory. */
    private static final int MAX_GROWTH = 4;

    private TorchCheckpoint() {}

    /** Reads all tensors; they belong to {@code manager} and own native memory; bfloat16 becomes float32. */
    public static Map<String, NDArray> read(NDManager manager, Path file) throws IOException {
        return read(manager, file, "");
    }

    /**
     * Reads the tensors below one entry.
     *
     * @param key e.g. {@code g_ema}, with dots for deeper levels; the result's names start after it; empty: everything
     * @throws IOException if the file is damaged, not of torch.save, holds foreign classes, or has no tensor there
     */
    public static Map<String, NDArray> read(NDManager manager, Path file, String key) throws IOException {
        try (TorchFile torch = TorchFile.open(file)) {
            Map<String, TorchStorage.View> views = new LinkedHashMap<>();
            flatten("", torch.root(), 0, new int[1], views);
            String prefix = key.isEmpty() ? "" : key + ".";
            Map<String, TorchStorage.View> chosen = new LinkedHashMap<>();
            views.forEach((name, view) -> {
                if (name.startsWith(prefix)) {
                    chosen.put(name.substring(prefix.length()), view);
                }
            });
            if (chosen.isEmpty()) {
                throw new IOException("The checkpoint " + file.getFileName() + " holds no tensors"
                        + (key.isEmpty() ? "." : " under '" + key + "'."));
            }
            checkGrowth(chosen, Files.size(file));
            return arrays(manager, torch, chosen);
        }
    }

    /** The entries at the top that hold further entries, if no tensor stands beside them; else none. */
    static List<String> groups(Path file) throws IOException {
        try (TorchFile torch = TorchFile.open(file)) {
            List<String> groups = new ArrayList<>();
            if (torch.root() instanceof Map<?, ?> map) {
                if (map.values().stream().anyMatch(TorchStorage.View.class::isInstance)) {
                    return List.of();
                }
                map.forEach((key, value) -> {
                    if (value instanceof Map) {
                        groups.add(String.valueOf(key));
                    }
                });
            }
            return groups;
        }
    }

    private static void flatten(String name, Object value, int depth, int[] seen, Map<String, TorchStorage.View> views)
            throws IOException {
        if (depth > MAX_DEPTH || ++seen[0] > MAX_VALUES) {
            throw new IOException("The checkpoint is nested too deeply or has too many entries to be a state_dict.");
        }
        String prefix = name.isEmpty() ? "" : name + ".";
        if (value instanceof TorchStorage.View view) {
            if (views.put(name, view) != null) {
                throw new IOException("The checkpoint has two tensors of the name '" + name + "'.");
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                flatten(prefix + entry.getKey(), entry.getValue(), depth + 1, seen, views);
            }
        } else if (value instanceof List<?> || value instanceof Object[]) {
            Object[] items = value instanceof List<?> list ? list.toArray() : (Object[]) value;
            for (int i = 0; i < items.length; i++) {
                flatten(prefix + i, items[i], depth + 1, seen, views);
            }
        }
    }

    private static void checkGrowth(Map<String, TorchStorage.View> views, long fileBytes) throws IOException {
        long bytes = 0;
        for (Map.Entry<String, TorchStorage.View> each : views.entrySet()) {
            TorchFile.checkedBytes(each.getValue().storage(), fileBytes);
            bytes += each.getValue().checkedCount(each.getKey()) * each.getValue().storage().type().bytes();
            if (bytes / MAX_GROWTH > fileBytes) {
                throw new IOException("The tensors of the checkpoint would be more than " + MAX_GROWTH
                        + " times as large as the file: it is damaged or made to fill the memory.");
            }
        }
    }

    private static Map<String, NDArray> arrays(NDManager manager, TorchFile file, Map<String, TorchStorage.View> views)
            throws IOException {
        Map<String, List<String>> byStorage = new LinkedHashMap<>();
        Map<String, NDArray> result = new LinkedHashMap<>();
        views.forEach((name, view) -> {
            byStorage.computeIfAbsent(view.storage().key(), key -> new ArrayList<>()).add(name);
            result.put(name, null); // keeps the order of the file
        });
        boolean complete = false;
        try {
            for (List<String> names : byStorage.values()) {
                ByteBuffer data = file.data(views.get(names.get(0)).storage());
                for (String name : names) {
                    result.put(name, views.get(name).toArray(manager, name, data));
                }
            }
            complete = true;
            return result;
        } finally {
            if (!complete) {
                result.values().stream().filter(array -> array != null).forEach(NDArray::close);
            }
        }
    }
}
