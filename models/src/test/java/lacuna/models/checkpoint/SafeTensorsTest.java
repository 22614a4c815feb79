package lacuna.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

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

    private Map<String, NDArray> everyType() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        float[] values = new float[24];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        NDArray floats = manager.create(values, new Shape(2, 3, 4));
        tensors.put("f32", floats);
        tensors.put("transposed", floats.transpose(2, 0, 1));
        tensors.put("f16", floats.toType(DataType.FLOAT16, true));
        tensors.put("f64", floats.toType(DataType.FLOAT64, true));
        tensors.put("i64", manager.create(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}));
        tensors.put("i32", manager.create(new int[] {Integer.MIN_VALUE, 7}));
        tensors.put("u8", manager.create(new int[] {0, 127, 128, 255}).toType(DataType.UINT8, true));
        tensors.put("bool", manager.create(new boolean[] {true, false, true}));
        tensors.put("scalar", manager.create(3.5f));
        tensors.put("empty", manager.create(new Shape(0, 4), DataType.FLOAT32));
        tensors.put("name with \"quotes\" and \u00fc", manager.create(1f));
        return tensors;
    }

    static byte[] bytes(NDArray array) {
        ByteBuffer buffer = array.toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private byte[] written(Map<String, NDArray> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, tensors, metadata);
        return out.toByteArray();
    }

    @Test
    void everyTypeComesBackAsWritten() throws IOException {
        Map<String, NDArray> tensors = everyType();
        Path file = folder.resolve("all.safetensors");
        SafeTensors.write(file, tensors, Map.of("meta", "{\"a\": 1}"));
        Map<String, NDArray> read = SafeTensors.read(manager, file);
        assertEquals(new ArrayList<>(tensors.keySet()), new ArrayList<>(read.keySet()));
        tensors.forEach((name, expected) -> {
            assertEquals(expected.getShape(), read.get(name).getShape(), name);
            assertEquals(expected.getDataType(), read.get(name).getDataType(), name);
            assertArrayEquals(bytes(expected), bytes(read.get(name)), name);
        });
        assertEquals(Map.of("meta", "{\"a\": 1}"), SafeTensors.metadata(file));
        assertArrayEquals(Files.readAllBytes(file), written(tensors, Map.of("meta", "{\"a\": 1}")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count(), "no temporary file stays");
        }
    }

    @Test
    void halvesAreWidenedOnRequestOnly() throws IOException {
        NDArray half = manager.create(new float[] {1.5f, -0.25f, 65504f}).toType(DataType.FLOAT16, true);
        byte[] file = written(Map.of("h", half), Map.of());
        assertEquals(DataType.FLOAT16, SafeTensors.read(manager, file, Halves.KEEP).get("h").getDataType());
        NDArray wide = SafeTensors.read(manager, file, Halves.WIDEN).get("h");
        assertArrayEquals(new float[] {1.5f, -0.25f, 65504f}, wide.toFloatArray());
    }

    @Test
    void brainFloatsBecomeFloats() throws IOException {
        byte[] file = file("{\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 0x80, 0x3f, 0x20, 0xc0);
        assertArrayEquals(new float[] {1f, -2.5f}, SafeTensors.read(manager, file, Halves.KEEP).get("b").toFloatArray());
    }

    @Test
    void booleansOfAnyNonZeroByteAreTrue() throws IOException {
        byte[] file = file("{\"b\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}", 0, 1, 0xfe);
        assertArrayEquals(new boolean[] {false, true, true},
                SafeTensors.read(manager, file, Halves.KEEP).get("b").toBooleanArray());
    }

    @Test
    void arraysOutliveTheBuffersTheyCameFrom() throws IOException {
        float[] values = new float[100_000];
        Arrays.fill(values, 3f);
        byte[] file = written(Map.of("x", manager.create(values)), Map.of());
        List<NDArray> kept = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            kept.add(SafeTensors.read(manager, file, Halves.KEEP).get("x"));
        }
        System.gc();
        for (NDArray each : kept) {
            assertArrayEquals(values, each.toFloatArray());
        }
    }

    static byte[] file(String header, int... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (int each : data) {
            file.put((byte) each);
        }
        return file.array();
    }

    private IOException refused(byte[] file) {
        int before = manager.getManagedArrays().size();
        IOException e = assertThrows(IOException.class, () -> SafeTensors.read(manager, file, Halves.KEEP));
        assertEquals(before, manager.getManagedArrays().size(), "arrays of a refused file are closed");
        return e;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[1]|[0,5]", "[1]|[0,3]", "[2]|[0,4]", "[1]|[4,8]", "[1]|[4,0]", "[1]|[-4,0]", "[1]|[0]", "[1]|[0,4,8]",
        "[-1]|[0,4]", "[-1,-1]|[0,4]", "[4294967296,4294967296]|[0,0]", "[4611686018427387904]|[0,0]", "[1.5]|[0,4]",
        "[\"1\"]|[0,4]", "[1]|[0,1e1]", "[1]|[0,18446744073709551620]", "1|[0,4]", "null|[0,4]", "[0]|[0,0]", "[]|[0,0]"
    })
    void anEntryThatDoesNotFitItsFileIsRefused(String shape, String offsets) {
        refused(file("{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}", 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "[]", "{}x", "null", "{\"a\":1}", "{\"a\":{}}", "{\"__metadata__\":{\"a\":1}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"Q4\",\"shape\":[0],\"data_offsets\":[0,0]}}"
    })
    void aDamagedHeaderIsRefused(String header) {
        refused(file(header));
    }

    @Test
    void overlapsAndGapsAreRefused() {
        String two = "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[%d,%d]}}";
        assertTrue(refused(file(two.formatted(1, 3), 1, 2, 3)).getMessage().contains("overlaps"));
        assertTrue(refused(file(two.formatted(0, 2), 1, 2)).getMessage().contains("overlaps"));
        assertTrue(refused(file(two.formatted(3, 5), 1, 2, 3, 4, 5)).getMessage().contains("gap"));
        assertTrue(refused(file(two.formatted(2, 4), 1, 2, 3, 4, 5)).getMessage().contains("truncated or altered"));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = written(everyType(), Map.of("a", "b"));
        for (int length = 0; length < whole.length; length++) {
            assertFalse(refused(Arrays.copyOf(whole, length)).getMessage().isBlank());
        }
    }

    @Test
    void aDamagedHeaderByteNeverEscapesTheChecks() throws IOException {
        byte[] whole = written(Map.of("a", manager.create(new float[] {1, 2}), "b", manager.create(new int[] {3})),
                Map.of());
        Random random = new Random(11);
        for (int i = 0; i < whole.length - 12; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= (byte) (1 << random.nextInt(8));
            try {
                SafeTensors.read(manager, altered, Halves.KEEP).values().forEach(NDArray::close);
            } catch (IOException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

    @Test
    void anUnwritableFolderIsNamed() {
        Path file = folder.resolve("missing").resolve("a.safetensors");
        IOException e = assertThrows(IOException.class, () -> SafeTensors.write(file, everyType(), Map.of()));
        assertTrue(e.getMessage().contains("missing"), e.getMessage());
    }
}
