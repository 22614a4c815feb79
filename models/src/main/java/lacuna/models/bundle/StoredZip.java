package lacuna.models.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Zip files of which there is exactly one for given entries: uncompressed, without times. Written here rather than with
 * {@link java.util.zip.ZipOutputStream}, whose bytes depend on the Java version; that allows to refuse a file in which any
 * byte, even one of the zip format itself, was changed.
 */
final class StoredZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    /** Names are in UTF-8. */
    private static final short FLAGS = 0x0800;
    /** 1980-01-01, the earliest day that zip knows. */
    private static final short DAY = 0x21;
    private static final int MAX_ENTRIES = 64;

    private StoredZip() {}

    static void write(OutputStream out, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        long at = 0;
        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
            byte[] name = each.getKey().getBytes(StandardCharsets.UTF_8);
            CRC32 crc = new CRC32();
            crc.update(each.getValue());
            byte[] common = little(26).putShort(VERSION).putShort(FLAGS).putShort((short) 0).putShort((short) 0)
                    .putShort(DAY).putInt((int) crc.getValue())
                    .putInt(each.getValue().length).putInt(each.getValue().length)
                    .putShort((short) name.length).putShort((short) 0).array();
            out.write(little(4).putInt(LOCAL).array());
            out.write(common);
            out.write(name);
            out.write(each.getValue());
            directory.write(little(6).putInt(CENTRAL).putShort(VERSION).array());
            directory.write(common);
            // no comment, first disk, no attributes; where it starts
            directory.write(little(14).putInt(10, (int) at).array());
            directory.write(name);
            at = Math.addExact(at, 4L + common.length + name.length + each.getValue().length);
        }
        if (at + directory.size() > Integer.MAX_VALUE) {
            throw new IOException("The bundle would be larger than 2 GiB, which is not supported: store the weights in"
                    + " half precision.");
        }
        out.write(directory.toByteArray());
        out.write(little(22).putInt(END).putShort((short) 0).putShort((short) 0).putShort((short) entries.size())
                .putShort((short) entries.size()).putInt(directory.size()).putInt((int) at).putShort((short) 0).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name of the file, for messages
     * @throws IOException if one byte differs from what would be written for the entries
     */
    static Map<String, byte[]> read(byte[] file, String name) throws IOException {
        if (file.length < 4 || ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt() != LOCAL) {
            throw new IOException("The file " + name + " is no Lacuna model bundle.");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean fits = entry.getMethod() == ZipEntry.STORED && entry.getSize() >= 0
                        && entry.getSize() <= file.length;
                if (!fits || entries.size() == MAX_ENTRIES || entries.containsKey(entry.getName())) {
                    throw altered(name, null);
                }
                byte[] content = new byte[(int) entry.getSize()];
                if (zip.readNBytes(content, 0, content.length) != content.length || zip.read() >= 0) {
                    throw altered(name, null);
                }
                entries.put(entry.getName(), content);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last: a name that is no UTF-8
            throw altered(name, e);
        }
        Comparison canonical = new Comparison(file);
        write(canonical, entries);
        if (!canonical.same()) {
            throw altered(name, null);
        }
        return entries;
    }

    /** Compares what is written with what is expected, without a copy of either. */
    private static final class Comparison extends OutputStream {
        private final byte[] expected;
        private int at;
        private boolean equal = true;

        Comparison(byte[] expected) {
            this.expected = expected;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            equal = equal && length <= expected.length - at
                    && Arrays.equals(bytes, from, from + length, expected, at, at + length);
            at += equal ? length : 0;
        }

        boolean same() {
            return equal && at == expected.length;
        }
    }

    private static IOException altered(String name, Exception cause) {
        return new IOException("The model bundle " + name + " was truncated, altered or packed again after it was written:"
                + " fetch it again from where it came.", cause);
    }
}
