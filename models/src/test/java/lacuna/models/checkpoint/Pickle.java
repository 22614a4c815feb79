package lacuna.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Assembles pickles instruction by instruction, and torch files around them. */
final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
        op(0x80).op(2);
    }

    Pickle op(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    Pickle ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Pickle global(String module, String name) {
        return ascii("c" + module + "\n" + name + "\n");
    }

    Pickle text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return op('X').integer32(bytes.length).ascii(text);
    }

    Pickle integer(int value) {
        return op('J').integer32(value);
    }

    private Pickle integer32(int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
        return this;
    }

    Pickle tuple(int... values) {
        op('(');
        for (int value : values) {
            integer(value);
        }
        return op('t');
    }

    /** A tensor looking into a storage, both described as torch does. */
    Pickle tensor(String storageClass, String key, int count, int offset, int[] size, int[] stride) {
        global("torch._utils", "_rebuild_tensor_v2").op('(').op('(').text("storage").global("torch", storageClass)
                .text(key).text("cpu").integer(count).op('t', 'Q').integer(offset).tuple(size).tuple(stride);
        return op(0x89).global("collections", "OrderedDict").op(')', 'R', 't', 'R');
    }

    byte[] stop() {
        op('.');
        return out.toByteArray();
    }

    static Path zip(Path file, byte[] pickle, Map<String, byte[]> storages) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", pickle);
        storages.forEach((key, data) -> entries.put("archive/data/" + key, data));
        return zip(file, entries, ZipEntry.STORED);
    }

    static Path zip(Path file, Map<String, byte[]> entries, int method) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(each.getValue());
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        return file;
    }
}
