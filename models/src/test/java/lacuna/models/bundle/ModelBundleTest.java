package lacuna.models.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.Networks;
import lacuna.models.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {

    private static ModelBundle bundle;
    private static byte[] file;

    @TempDir
    Path folder;

    @BeforeAll
    static void make(@TempDir Path scratch) throws IOException {
        bundle = TinyModels.bundle("tiny", 1, true);
        bundle.write(scratch.resolve("tiny.lacuna.zip"));
        file = Files.readAllBytes(scratch.resolve("tiny.lacuna.zip"));
    }

    private static IOException refused(byte[] bytes) {
        IOException e = assertThrows(IOException.class, () -> ModelBundle.open(bytes, "tiny.lacuna.zip"));
        assertTrue(e.getMessage().contains("tiny.lacuna.zip"), e.getMessage());
        return e;
    }

    @Test
    void whatWasWrittenComesBack() throws IOException {
        Path path = Files.write(folder.resolve("other name.zip"), file);
        ModelBundle read = ModelBundle.open(path);
        assertEquals(TinyModels.SPEC, read.spec());
        assertEquals(TinyModels.card("tiny"), read.card());
        assertEquals(bundle.digest(), read.digest());
        assertArrayEquals(new byte[] {1, 2, 3}, read.trainingCurve().orElseThrow());
        assertEquals("step,loss\n1,2\n", new String(read.trainingLog().orElseThrow(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNetworkComesBackWithItsWeights(boolean half) throws IOException {
        ModelBundle made = TinyModels.bundle("tiny", 2, half);
        try (Network loaded = made.load(Device.cpu());
                Network original = Networks.create(TinyModels.SPEC, Device.cpu())) {
            TinyModels.initialize(original, 2);
            Map<String, NDArray> arrays = loaded.parameters().arrays();
            original.parameters().arrays().forEach((name, expected) -> {
                assertEquals(DataType.FLOAT32, arrays.get(name).getDataType());
                NDArray stored = half ? expected.toType(DataType.FLOAT16, true).toType(DataType.FLOAT32, true) : expected;
                assertArrayEquals(stored.toFloatArray(), arrays.get(name).toFloatArray(), name);
            });
            made.verify(loaded);
        }
    }

    @Test
    void anotherNetworkThanTheBundlesDoesNotPassAsIt() throws IOException {
        try (Network other = bundle.load(Device.cpu())) {
            other.parameters().replaceAll(array -> array.mul(1.2f));
            assertTrue(assertThrows(IOException.class, () -> bundle.verify(other)).getMessage().contains("tiny"));
        }
    }

    @Test
    void aFrozenNetworkStillPasses() throws IOException {
        try (Network network = bundle.load(Device.cpu())) {
            network.freeze(Precision.FLOAT32);
            bundle.verify(network);
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        ModelBundle again = TinyModels.bundle("tiny", 1, true);
        again.write(folder.resolve("a.lacuna.zip"));
        assertArrayEquals(file, Files.readAllBytes(folder.resolve("a.lacuna.zip")));
    }

    @Test
    void ordinaryZipToolsReadIt() throws IOException {
        Path path = Files.write(folder.resolve("a.zip"), file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertEquals(List.of("bioimageio.yaml", "card.md", "weights.safetensors", "sample_input.safetensors",
                    "sample_output.safetensors", "training.csv", "training.png"), names);
            String yaml = new String(zip.getInputStream(zip.getEntry("bioimageio.yaml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertTrue(yaml.startsWith("format_version:"), yaml);
            assertTrue(yaml.contains("sha256: \"" + bundle.digest() + "\""), yaml);
        }
    }

    @Test
    void everyTruncationIsRefused() {
        Random random = new Random(7);
        IntStream lengths = IntStream.concat(IntStream.concat(IntStream.range(0, 100), random.ints(200, 0, file.length)),
                IntStream.range(file.length - 700, file.length));
        lengths.forEach(length -> refused(Arrays.copyOf(file, length)));
        refused(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    void everyFlippedByteIsRefused() {
        Random random = new Random(8);
        // Around the entries' headers and in the directory every byte, elsewhere a sample.
        IntStream places = IntStream.concat(IntStream.concat(IntStream.range(0, 200), random.ints(400, 0, file.length)),
                IntStream.range(file.length - 700, file.length));
        places.forEach(place -> {
            byte[] altered = file.clone();
            altered[place] ^= (byte) (1 << random.nextInt(8));
            refused(altered);
        });
    }

    private static byte[] repacked(UnaryOperator<Map<String, byte[]>> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StoredZip.write(out, change.apply(new LinkedHashMap<>(StoredZip.read(file, "tiny.lacuna.zip"))));
        return out.toByteArray();
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        return repacked(parts -> {
            parts.put(name, content);
            return parts;
        });
    }

    private static byte[] yaml(String from, String to) throws IOException {
        String yaml = new String(StoredZip.read(file, "").get("bioimageio.yaml"), StandardCharsets.UTF_8);
        assertTrue(yaml.contains(from), yaml);
        return with("bioimageio.yaml", yaml.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "/etc/passwd", "a/../../b", "C:\\evil", "weights.safetensors/", "other.bin"})
    void foreignEntriesAreRefused(String name) throws IOException {
        assertTrue(refused(with(name, new byte[1])).getMessage().contains("does not belong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.safetensors", "sample_input.safetensors", "sample_output.safetensors", "training.csv"})
    void missingOrAlteredPartsAreNamed(String name) throws IOException {
        refused(repacked(parts -> {
            parts.remove(name);
            return parts;
        }));
        IOException e = refused(with(name, new byte[10]));
        assertTrue(e.getMessage().contains("'" + name + "'") && e.getMessage().contains("checksum"), e.getMessage());
    }

    @Test
    void otherDescriptionsAreRefusedWithTheReason() throws IOException {
        assertTrue(refused(yaml("bundle_version: 1", "bundle_version: 2")).getMessage().contains("newer version"));
        assertTrue(refused(yaml("bundle_version: 1", "bundle_version: one")).getMessage().contains("another program"));
        assertTrue(refused(yaml("channels: 3", "channels: -3")).getMessage().contains("'channels'"));
        assertTrue(refused(yaml("preset: ", "reset: ")).getMessage().contains("'preset'"));
        assertTrue(refused(yaml("name: \"tiny\"", "name: \"../tiny\"")).getMessage().contains("tiny.lacuna.zip"));
        assertTrue(refused(yaml("type: \"model\"", "type: [}")).getMessage().contains("YAML"));
        assertTrue(refused(with("bioimageio.yaml", new byte[2 << 20])).getMessage().contains("too large"));
        assertTrue(refused("hello, world".getBytes(StandardCharsets.UTF_8)).getMessage().contains("no Lacuna model bundle"));
    }

    @Test
    void aCompressedZipIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : StoredZip.read(file, "").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        assertTrue(refused(out.toByteArray()).getMessage().contains("packed again"));
    }

    @Test
    void anUnknownNetworkIsNamedOnLoading() throws IOException {
        ModelBundle other = ModelBundle.open(yaml("network: \"deepgin\"", "network: \"telepathy\""), "tiny.lacuna.zip");
        assertTrue(assertThrows(IOException.class, () -> other.load(Device.cpu())).getMessage().contains("telepathy"));
    }

    @Test
    void weightsOfAnotherWidthAreRefused() throws IOException {
        ModelBundle other = ModelBundle.open(yaml("width: \"4\"", "width: \"8\""), "tiny.lacuna.zip");
        assertTrue(assertThrows(IOException.class, () -> other.load(Device.cpu())).getMessage().contains("do not fit"));
    }

    @Test
    void optionsThatAreNoNumbersAreRefused() throws IOException {
        ModelBundle other = ModelBundle.open(yaml("width: \"4\"", "width: \"wide\""), "tiny.lacuna.zip");
        assertTrue(assertThrows(IOException.class, () -> other.load(Device.cpu())).getMessage().contains("no number"));
    }

    @Test
    void weightsThatHalfPrecisionCannotHoldAreRefused() {
        TinyModels.withWeights(1, weights -> {
            Map<String, NDArray> large = new LinkedHashMap<>(weights);
            large.replaceAll((name, array) -> array.add(1e6f));
            BundleWriter writer = BundleWriter.of(TinyModels.SPEC, TinyModels.card("a")).withHalf(true);
            assertTrue(assertThrows(IllegalArgumentException.class, () -> writer.bundle(large)).getMessage()
                    .contains("half"));
            return null;
        });
    }

    @Test
    void twoReadersAtOnceSeeTheSame() throws IOException {
        Path path = Files.write(folder.resolve("a.lacuna.zip"), file);
        List<String> digests = Stream.of(1, 2, 3, 4).parallel().map(reader -> {
            try (Network network = ModelBundle.open(path).load(Device.cpu())) {
                bundle.verify(network);
                return bundle.digest();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }).distinct().toList();
        assertEquals(List.of(bundle.digest()), digests);
    }

    @Test
    void writingIntoAMissingFolderLeavesNothing() {
        Path path = folder.resolve("no").resolve("a.lacuna.zip");
        assertTrue(assertThrows(IOException.class, () -> bundle.write(path)).getMessage().contains("cannot be written"));
        assertFalse(Files.exists(path.getParent()));
    }

    @Test
    void aFolderInThePlaceOfTheFileStays() throws IOException {
        Path path = Files.createDirectories(folder.resolve("a.lacuna.zip").resolve("inside")).getParent();
        assertTrue(assertThrows(IOException.class, () -> bundle.write(path)).getMessage().contains("cannot be replaced"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(path), files.toList());
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path path = folder.resolve("absent.lacuna.zip");
        assertTrue(assertThrows(IOException.class, () -> ModelBundle.open(path)).getMessage()
                .contains("There is no model bundle"));
    }

    @Test
    void loadingLeavesNoArraysBehind() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            int before = manager.getManagedArrays().size();
            bundle.load(Device.cpu()).close();
            assertEquals(before, manager.getManagedArrays().size());
        }
    }
}
