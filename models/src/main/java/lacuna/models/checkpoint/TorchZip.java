package lacuna.models.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The format since torch 1.6: a zip of NAME/data.pkl and one uncompressed entry NAME/data/KEY for each storage. */
final class TorchZip implements TorchFile {

    private static final String PICKLE = "/data.pkl";
    private static final int MAX_PICKLE = 1 << 26;

    private final ZipFile zip;
    private final String folder;
    private final Object root;

    TorchZip(Path file) throws IOException {
        zip = open(file);
        try {
            refuseOtherContent(file);
            String pickle = zip.stream().map(ZipEntry::getName)
                    .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The zip file " + file.getFileName() + " is no checkpoint of"
                            + " torch.save."));
            folder = pickle.substring(0, pickle.length() - PICKLE.length());
            ZipEntry entry = stored(pickle);
            if (entry.getSize() > MAX_PICKLE) {
                throw new IOException("The list of tensors in " + file.getFileName() + " is too large to be one.");
            }
            try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                root = new TorchUnpickler().read(in);
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException("The checkpoint " + file.getFileName() + " is truncated or damaged: fetch it again.", e);
        }
    }

    private void refuseOtherContent(Path file) throws IOException {
        if (zip.stream().map(ZipEntry::getName).anyMatch(name -> name.endsWith("/constants.pkl")
                || name.contains("/code/"))) {
            throw new IOException("The file " + file.getFileName() + " is a TorchScript program, which is not executed:"
                    + " in Python, load it with torch.jit.load and save its state_dict with torch.save.");
        }
        if (zip.getEntry("bioimageio.yaml") != null) {
            throw new IOException("The file " + file.getFileName() + " is a model bundle and no bare checkpoint.");
        }
        for (ZipEntry order : zip.stream().filter(entry -> entry.getName().endsWith("/byteorder")).toList()) {
            try (InputStream in = zip.getInputStream(order)) {
                if (new String(in.readNBytes(16), StandardCharsets.US_ASCII).startsWith("big")) {
                    throw new IOException("The checkpoint " + file.getFileName() + " was saved big-endian, which is"
                            + " not supported.");
                }
            }
        }
    }

    /** torch does not compress; an entry that claims to grow when unpacked is a trap. */
    private ZipEntry stored(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new IOException("The checkpoint is damaged: its part '" + name + "' is "
                    + (entry == null ? "missing." : "compressed, which torch never does."));
        }
        return entry;
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteBuffer data(TorchStorage storage) throws IOException {
        ZipEntry entry = stored(folder + "/data/" + storage.key());
        int bytes = TorchFile.checkedBytes(storage, entry.getSize());
        if (bytes != entry.getSize()) {
            throw new IOException("The storage '" + storage.key() + "' has " + entry.getSize() + " bytes instead of "
                    + bytes + ".");
        }
        byte[] data;
        try (InputStream in = zip.getInputStream(entry)) {
            data = in.readNBytes(bytes);
        }
        CRC32 crc = new CRC32();
        crc.update(data);
        if (data.length != bytes || crc.getValue() != entry.getCrc()) {
            throw new IOException("The storage '" + storage.key() + "' was altered or truncated: fetch the checkpoint"
                    + " again.");
        }
        return ByteBuffer.wrap(data);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
