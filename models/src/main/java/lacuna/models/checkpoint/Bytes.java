package lacuna.models.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place: a file or an array. */
interface Bytes {

    long size() throws IOException;

    /** Fills {@code target} with the bytes from {@code position} on; fails if there are too few. */
    void read(long position, ByteBuffer target) throws IOException;

    static Bytes of(FileChannel channel) {
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                long at = position;
                while (target.hasRemaining()) {
                    int count = channel.read(target, at);
                    if (count < 0) {
                        throw new EOFException("The file ends too early: it was truncated while being read.");
                    }
                    at += count;
                }
            }
        };
    }

    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                if (position > bytes.length - target.remaining()) {
                    throw new EOFException("The data end too early.");
                }
                target.put(bytes, (int) position, target.remaining());
            }
        };
    }
}
