package lacuna.models.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** An open file of torch.save: the objects in it, and the elements of its storages on demand. */
interface TorchFile extends Closeable {

    /** What was saved: maps, lists, numbers, strings and {@link TorchStorage.View}s. */
    Object root();

    /** The elements of a storage, little-endian. */
    ByteBuffer data(TorchStorage storage) throws IOException;

    static TorchFile open(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            case ZIP -> new TorchZip(file);
            case TORCH_LEGACY -> new TorchLegacy(file);
            case PICKLE -> new Snapshot(file);
            default -> throw new IOException("The file " + file.getFileName() + " is no checkpoint of torch.save.");
        };
    }

    /** Refuses a storage that the file cannot hold, before memory is taken for it. */
    static int checkedBytes(TorchStorage storage, long available) throws IOException {
        if (storage.count() > available || storage.bytes() > available) {
            throw new IOException("The storage '" + storage.key() + "' should have " + storage.count()
                    + " elements, which the file does not hold: it was truncated or altered.");
        }
        if (storage.bytes() > Integer.MAX_VALUE / 2) {
            throw new IOException("The storage '" + storage.key() + "' is larger than 1 GiB, which is not supported.");
        }
        return (int) storage.bytes();
    }
}
