package lacuna.models.checkpoint;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format before torch 1.6: the pickles of a magic number, the protocol, the system, the objects and the list of storage
 * keys, then for each key the number of elements (64 bits, little-endian) and the elements.
 */
final class TorchLegacy implements TorchFile {

    private final FileChannel channel;
    private final Bytes bytes;
    private final Object root;
    private final Map<String, Long> places = new HashMap<>();

    /** Counts what is read, since a pickle does not say how long it is. */
    private static final class Counter extends FilterInputStream {
        private long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    TorchLegacy(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        bytes = Bytes.of(channel);
        try {
            Counter in = new Counter(new BufferedInputStream(Channels.newInputStream(channel)));
            for (int skipped = 0; skipped < 3; skipped++) {
                new TorchUnpickler().read(in);
            }
            TorchUnpickler unpickler = new TorchUnpickler();
            root = unpickler.read(in);
            if (!(new TorchUnpickler().read(in) instanceof List<?> keys)) {
                throw new IOException("The checkpoint " + file.getFileName() + " is damaged: it has no list of storages.");
            }
            locate(keys, unpickler.storages(), in.count);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void locate(List<?> keys, Map<String, TorchStorage> storages, long start) throws IOException {
        long at = start;
        for (Object key : keys) {
            TorchStorage storage = storages.get(String.valueOf(key));
            ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.read(at, count);
            if (storage == null || count.getLong(0) != storage.count()) {
                throw new IOException("The checkpoint is damaged: its storage '" + key + "' has another size than its"
                        + " tensors say.");
            }
            at += Long.BYTES;
            places.put(storage.key(), at);
            at += TorchFile.checkedBytes(storage, bytes.size() - at);
        }
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteBuffer data(TorchStorage storage) throws IOException {
        Long place = places.get(storage.key());
        if (place == null) {
            throw new IOException("The checkpoint is damaged: its storage '" + storage.key() + "' is missing.");
        }
        ByteBuffer data = ByteBuffer.allocate((int) storage.bytes());
        bytes.read(place, data);
        return data.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
