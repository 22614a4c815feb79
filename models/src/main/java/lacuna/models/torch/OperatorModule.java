package lacuna.models.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ModuleMethods;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module without weights whose methods are libtorch's operators. Its archive (a zip of {@code version},
 * {@code data.pkl}, {@code constants.pkl} and {@code code/__torch__.py}) is written here, so that every operator that libtorch
 * has is one method of {@code operators.py} away, automatic differentiation included.
 */
final class OperatorModule {

    private static final String SOURCE = "operators.py";
    private static final OperatorModule INSTANCE = new OperatorModule();

    private final PtSymbolBlock module;

    private OperatorModule() {
        try (InputStream source = OperatorModule.class.getResourceAsStream(SOURCE)) {
            String methods = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            // Lives as long as the class: no manager of a caller may close it.
            PtNDManager manager = (PtNDManager) Engine.getInstance().newBaseManager();
            module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive(methods)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("libtorch's operators could not be loaded", e);
        }
    }

    /** The results belong to {@code owner}'s manager; they are differentiable where the thread's gradient mode is on. */
    static NDList call(NDArray owner, String method, Object... arguments) {
        PtNDManager manager = (PtNDManager) owner.getManager();
        return ModuleMethods.call(INSTANCE.module, method, JniUtils.isGradMode(), manager, arguments);
    }

    static byte[] archive(String methods) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "data.pkl", emptyModulePickle());
            String code = "class Operators(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                    + methods.indent(2);
            put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'}); // an empty tuple
            put(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The pickle of an object of class {@code __torch__.Operators} with the state {@code {training: False}}. */
    private static byte[] emptyModulePickle() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 2, 'c'});
        pickle.writeBytes("__torch__\nOperators\n".getBytes(StandardCharsets.US_ASCII));
        pickle.writeBytes(new byte[] {'q', 0, ')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
        pickle.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
        pickle.writeBytes(new byte[] {'q', 1, (byte) 0x89, 'u', 'b', 'q', 2, '.'});
        return pickle.toByteArray();
    }

    /** libtorch maps the archive into memory: entries are stored, not deflated. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry("operators/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
