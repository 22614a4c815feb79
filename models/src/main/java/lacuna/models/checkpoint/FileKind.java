package lacuna.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is by its first bytes; names deceive. */
enum FileKind {
    SAFETENSORS,
    /** A zip archive: torch since 1.6, TorchScript, a bundle. */
    ZIP,
    TORCH_LEGACY,
    /** A bare pickle of a newer protocol, as NVIDIA's training snapshots are. */
    PICKLE,
    UNKNOWN;

    /** Protocol 2, then the integer 0x1950a86a20f9469cfc6c in ten bytes, then the end of the first pickle. */
    private static final byte[] LEGACY = {
        (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50,
        0x19, '.'
    };

    static FileKind of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LEGACY.length);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file + ".", e);
        } catch (FileSystemException e) {
            throw new IOException("The file " + file + " cannot be read: check who may read it.", e);
        }
        if (Arrays.equals(start, LEGACY)) {
            return TORCH_LEGACY;
        }
        if (start.length > 9 && start[8] == '{') {
            long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            return header > 0 && header < Files.size(file) ? SAFETENSORS : UNKNOWN;
        }
        if (start.length == LEGACY.length && start[0] == LEGACY[0] && start[1] >= 2 && start[1] <= 5) {
            return PICKLE;
        }
        boolean zip = start.length > 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        return zip ? ZIP : UNKNOWN;
    }
}
