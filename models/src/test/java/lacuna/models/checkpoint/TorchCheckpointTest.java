package lacuna.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {

    private static final String PREFIX = "sd/";

    @TempDir
    Path folder;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private byte[] resource(String name) throws IOException {
        try (InputStream in = TorchCheckpointTest.class.getResourceAsStream("/parity/" + name)) {
            return in.readAllBytes();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("checkpoint.pth"), bytes);
    }

    private IOException refused(Path file) {
        int before = manager.getManagedArrays().size();
        IOException e = assertThrows(IOException.class, () -> Checkpoints.read(manager, file));
        assertEquals(before, manager.getManagedArrays().size(), "arrays of a refused file are closed");
        assertFalse(e.getMessage().isBlank());
        return e;
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepgin_narrow_zip.pth", "deepgin_narrow_legacy.pth"})
    void bothFormatsOfTorchGiveTheTensorsOfTheSafetensorsFile(String name) throws IOException {
        Map<String, NDArray> expected = SafeTensors.read(manager, resource("deepgin_narrow.safetensors"), Halves.KEEP);
        Map<String, NDArray> read = Checkpoints.read(manager, file(resource(name)));
        Set<String> names = expected.keySet().stream().filter(each -> each.startsWith(PREFIX))
                .map(each -> each.substring(PREFIX.length())).collect(Collectors.toSet());
        assertEquals(names, read.keySet());
        read.forEach((key, array) -> {
            assertEquals(expected.get(PREFIX + key).getShape(), array.getShape(), key);
            assertEquals(expected.get(PREFIX + key).getDataType(), array.getDataType(), key);
            assertArrayEquals(SafeTensorsTest.bytes(expected.get(PREFIX + key)), SafeTensorsTest.bytes(array), key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepgin_narrow_zip.pth", "deepgin_narrow_legacy.pth"})
    void truncatedFilesAreRefused(String name) throws IOException {
        byte[] whole = resource(name);
        Random random = new Random(3);
        int[] lengths = random.ints(60, 0, whole.length).toArray();
        for (int i = 0; i < 20; i++) {
            lengths[i] = i < 10 ? whole.length - 1 - i * i * 7 : random.nextInt(4000);
        }
        for (int length : lengths) {
            refused(file(Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void anAlteredWeightInAZipIsNoticed() throws IOException {
        byte[] whole = resource("deepgin_narrow_zip.pth");
        whole[whole.length / 2] ^= 1;
        assertTrue(refused(file(whole)).getMessage().contains("altered"));
    }

    private static byte[] floats(int count) {
        ByteBuffer data = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putFloat(i);
        }
        return data.array();
    }

    @Test
    void stridedViewsAreGathered() throws IOException {
        byte[] pickle = new Pickle().op('}').text("w")
                .tensor("FloatStorage", "0", 12, 1, new int[] {2, 3}, new int[] {1, 4}).op('s').stop();
        NDArray array = Checkpoints.read(manager, Pickle.zip(folder.resolve("a.bin"), pickle, Map.of("0", floats(12))))
                .get("w");
        assertArrayEquals(new float[] {1, 5, 9, 2, 6, 10}, array.toFloatArray());
    }

    @Test
    void everyElementTypeIsRead() throws IOException {
        Map<String, byte[]> data = new LinkedHashMap<>();
        Pickle pickle = new Pickle().op('}');
        Map<String, Integer> widths = Map.of("FloatStorage", 4, "HalfStorage", 2, "BFloat16Storage", 2, "DoubleStorage", 8,
                "LongStorage", 8, "IntStorage", 4, "ByteStorage", 1, "BoolStorage", 1);
        widths.forEach((storage, width) -> {
            data.put(storage, new byte[2 * width]);
            pickle.text(storage).tensor(storage, storage, 2, 0, new int[] {2}, new int[] {1}).op('s');
        });
        data.put("BFloat16Storage", new byte[] {(byte) 0x80, 0x3f, 0, 0});
        Map<String, NDArray> read = Checkpoints.read(manager, Pickle.zip(folder.resolve("a.pt"), pickle.stop(), data));
        assertEquals(widths.keySet(), read.keySet());
        assertEquals(DataType.BOOLEAN, read.get("BoolStorage").getDataType());
        assertEquals(DataType.FLOAT64, read.get("DoubleStorage").getDataType());
        assertArrayEquals(new float[] {1, 0}, read.get("BFloat16Storage").toFloatArray());
    }

    private Path nested(String outer) throws IOException {
        byte[] pickle = new Pickle().op('}').text("epoch").integer(3).op('s').text(outer).op('}').text("module.a.weight")
                .tensor("FloatStorage", "0", 4, 0, new int[] {4}, new int[] {1}).op('s').op('s')
                .text("optimizer").op('}').text("lr").integer(1).op('s', 's').stop();
        return Pickle.zip(folder.resolve("nested.pth"), pickle, Map.of("0", floats(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "params", "model", "netG"})
    void wrappersAroundAStateDictAreRemoved(String outer) throws IOException {
        assertEquals(Set.of("a.weight"), Checkpoints.read(manager, nested(outer)).keySet());
    }

    @Test
    void aPartIsChosenByItsKey() throws IOException {
        Path file = nested("g_ema");
        assertEquals(Set.of("g_ema.module.a.weight"), TorchCheckpoint.read(manager, file).keySet());
        assertEquals(Set.of("a.weight"), TorchCheckpoint.read(manager, file, "g_ema.module").keySet());
        assertTrue(assertThrows(IOException.class, () -> TorchCheckpoint.read(manager, file, "d")).getMessage()
                .contains("'d'"));
    }

    @Test
    void tensorsThatLeaveTheirStorageAreRefused() throws IOException {
        int[][][] views = {
            {{5}, {1}, {0}}, {{4}, {1}, {1}}, {{2}, {4}, {0}}, {{1}, {1}, {-1}}, {{2}, {-1}, {3}}, {{-1}, {1}, {0}},
            {{2, 2}, {1}, {0}}, {{1000}, {0}, {0}}, {{0, -5}, {1, 1}, {0}},
            {{Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, {1, 1, 1}, {0}}
        };
        for (int[][] view : views) {
            byte[] pickle = new Pickle().op('}').text("w")
                    .tensor("FloatStorage", "0", 4, view[2][0], view[0], view[1]).op('s').stop();
            IOException e = refused(Pickle.zip(folder.resolve("a.pt"), pickle, Map.of("0", floats(4))));
            assertTrue(e.getMessage().contains("'w'"), e.getMessage());
        }
    }

    @Test
    void aStorageOfAnotherSizeIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] pickle = new Pickle().op('}').text("w")
                .tensor("FloatStorage", "0", Integer.MAX_VALUE, 0, new int[] {1}, new int[] {1}).op('s').stop();
        assertTrue(refused(Pickle.zip(folder.resolve("a.pt"), pickle, Map.of("0", floats(4)))).getMessage()
                .contains("storage '0'"));
    }

    @Test
    void sharedStoragesMayNotFillTheMemory() throws IOException {
        Pickle pickle = new Pickle().op('}');
        for (int i = 0; i < 300; i++) {
            pickle.text("w" + i).tensor("FloatStorage", "0", 100_000, 0, new int[] {100_000}, new int[] {1}).op('s');
        }
        Path file = Pickle.zip(folder.resolve("a.pt"), pickle.stop(), Map.of("0", floats(100_000)));
        assertTrue(refused(file).getMessage().contains("times as large"));
    }

    @Test
    void compressedEntriesAreRefused() throws IOException {
        byte[] pickle = new Pickle().op('}').stop();
        Path file = Pickle.zip(folder.resolve("a.pt"), Map.of("archive/data.pkl", pickle), ZipEntry.DEFLATED);
        assertTrue(refused(file).getMessage().contains("compressed"));
    }

    @Test
    void torchScriptIsRecognised() throws IOException {
        Map<String, byte[]> entries = Map.of("m/data.pkl", new byte[1], "m/constants.pkl", new byte[1], "m/code/a.py",
                new byte[1]);
        assertTrue(refused(Pickle.zip(folder.resolve("a.pt"), entries, ZipEntry.STORED)).getMessage()
                .contains("TorchScript"));
    }

    @Test
    void otherFilesAreRefusedWhateverTheirName() throws IOException {
        for (String content : new String[] {"", "x", "PK\3\4", "not a checkpoint at all", "\u0080\2}."}) {
            refused(file(content.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }
}
