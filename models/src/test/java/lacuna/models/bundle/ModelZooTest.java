package lacuna.models.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Network;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelZooTest {

    /** Where no bundles are shipped. */
    private static final String NOTHING = "/lacuna/models/bundle/none/";
    /** Where a bundle is listed that is not there. */
    private static final String INCOMPLETE = "/lacuna/models/bundle/incomplete/";

    @TempDir
    Path scratch;

    private Path folder;
    private ModelZoo zoo;

    @BeforeEach
    void open() {
        folder = scratch.resolve("models");
        zoo = new ModelZoo(folder, NOTHING);
    }

    private Path file(String name, long seed) throws IOException {
        Path file = scratch.resolve(name + "-" + seed + ".lacuna.zip");
        TinyModels.bundle(name, seed, true).write(file);
        return file;
    }

    private Path resource(String name) throws IOException {
        try (InputStream in = ModelZooTest.class.getResourceAsStream("/parity/" + name)) {
            return Files.write(scratch.resolve(name), in.readAllBytes());
        }
    }

    private List<String> names() {
        return zoo.list().stream().map(ZooEntry::name).toList();
    }

    @Test
    void anEmptyZooSaysWhatToDo() {
        assertEquals(List.of(), zoo.list());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> zoo.open("x")).getMessage().contains("import one"));
        assertFalse(Files.exists(folder), "looking makes no folders");
    }

    @Test
    void bundlesAreImportedListedOpenedAndRemoved() throws IOException {
        assertEquals("a", zoo.importFile(file("a", 1), false).name());
        zoo.importFile(file("b", 2), false);
        assertEquals(List.of("a", "b"), names());
        assertEquals(zoo.list().get(0).digest(), zoo.open("a").digest());
        String message = assertThrows(IllegalArgumentException.class, () -> zoo.open("c")).getMessage();
        assertTrue(message.contains("'c'") && message.contains("a, b"), message);
        zoo.remove("a");
        assertEquals(List.of("b"), names());
        assertThrows(IllegalArgumentException.class, () -> zoo.remove("a"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("b.lacuna.zip"), files.map(each -> each.getFileName().toString()).toList());
        }
    }

    @Test
    void aTakenNameIsKeptUnlessReplacingIsAskedFor() throws IOException {
        String first = zoo.importFile(file("a", 1), false).digest();
        assertEquals(first, zoo.importFile(file("a", 1), false).digest(), "the same model again is no conflict");
        Path other = file("a", 2);
        assertTrue(assertThrows(IOException.class, () -> zoo.importFile(other, false)).getMessage().contains("already"));
        assertEquals(first, zoo.open("a").digest());
        String second = zoo.importFile(other, true).digest();
        assertEquals(second, zoo.open("a").digest());
        assertEquals(second, zoo.list().get(0).digest());
        assertFalse(first.equals(second));
    }

    @Test
    void brokenBundlesAreListedWithTheirFault() throws IOException {
        zoo.importFile(file("good", 1), false);
        byte[] whole = Files.readAllBytes(folder.resolve("good.lacuna.zip"));
        Files.write(folder.resolve("cut.lacuna.zip"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("text.lacuna.zip"), "hello");
        Files.writeString(folder.resolve("readme.txt"), "hello");
        Files.createDirectory(folder.resolve("dir.lacuna.zip"));
        assertEquals(List.of("cut", "good", "text"), names());
        assertEquals(List.of(false, true, false), zoo.list().stream().map(ZooEntry::usable).toList());
        assertTrue(zoo.list().get(0).fault().contains("truncated"));
        assertThrows(IOException.class, () -> zoo.open("cut"));
    }

    @Test
    void aChangedFileIsLookedAtAgain() throws IOException {
        zoo.importFile(file("a", 1), false);
        assertTrue(zoo.list().get(0).usable());
        Files.writeString(folder.resolve("a.lacuna.zip"), "overwritten");
        assertFalse(zoo.list().get(0).usable());
    }

    @Test
    void aBundleThatDoesNotFillItsSampleIsNotTakenIn() throws IOException {
        Map<String, byte[]> parts = StoredZip.read(Files.readAllBytes(file("a", 1)), "a");
        Map<String, byte[]> foreign = StoredZip.read(Files.readAllBytes(file("a", 2)), "a");
        Map<String, String> digests = new LinkedHashMap<>();
        parts.put(Manifest.OUTPUT, foreign.get(Manifest.OUTPUT));
        parts.forEach((name, part) -> digests.put(name, Sha256.of(part)));
        digests.remove(Manifest.FILE);
        parts.put(Manifest.FILE, new Manifest(TinyModels.SPEC, TinyModels.card("a"), digests).toYaml());
        Path file = scratch.resolve("liar.lacuna.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            StoredZip.write(out, parts);
        }
        assertTrue(assertThrows(IOException.class, () -> zoo.importFile(file, false)).getMessage().contains("sample"));
        assertEquals(List.of(), zoo.list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepgin_narrow_zip.pth", "deepgin_narrow_legacy.pth"})
    void aPublishedCheckpointBecomesAModel(String name) throws IOException {
        ZooEntry entry = zoo.importFile(resource(name), false);
        assertEquals(name.replace(".pth", ""), entry.name());
        assertEquals("8", entry.spec().options().get("width"));
        assertEquals("white", entry.spec().options().get("holes"));
        assertTrue(entry.card().text().contains(name));
        try (InpaintingNetwork network = zoo.open(entry.name()).load(Device.cpu(), InpaintingNetwork.class);
                NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> fixture =
                    SafeTensors.read(manager, Files.readAllBytes(resource("deepgin_narrow.safetensors")), Halves.WIDEN);
            NDArray image = Torch.add(Torch.mul(fixture.get("in/image_holes_white"), 2), -1);
            float[] filled = network.complete(image, fixture.get("in/hole")).toFloatArray();
            float[] expected = Torch.add(Torch.mul(fixture.get("out/completed"), 2), -1).toFloatArray();
            assertArrayEquals(expected, filled, 2e-4f);
        }
        zoo.importFile(resource(name), false);
    }

    @Test
    void foreignFilesAreNotImported() throws IOException {
        Path text = Files.writeString(scratch.resolve("notes.pth"), "just some notes");
        assertTrue(assertThrows(IOException.class, () -> zoo.importFile(text, false)).getMessage().contains("notes.pth"));
        Path missing = scratch.resolve("missing.pth");
        assertTrue(assertThrows(IOException.class, () -> zoo.importFile(missing, false)).getMessage()
                .contains("There is no file"));
        try (NDManager manager = Engines.start().newBaseManager()) {
            Path other = scratch.resolve("other.safetensors");
            SafeTensors.write(other, Map.of("conv.weight", manager.create(1f)), Map.of());
            String message = assertThrows(IOException.class, () -> zoo.importFile(other, false)).getMessage();
            assertTrue(message.contains("conv.weight") && message.contains("DeepGIN"), message);
            SafeTensors.write(other, Map.of("lr_coarse_tinker.1.weight", manager.ones(new Shape(4, 4, 7, 7)),
                    "r_en_conv1.weight", manager.create(1f)), Map.of());
            assertTrue(assertThrows(IOException.class, () -> zoo.importFile(other, false)).getMessage().contains("missing"));
            SafeTensors.write(other, Map.of("lr_coarse_tinker.1.weight", manager.ones(new Shape(4, 7, 7, 7)),
                    "r_en_conv1.weight", manager.create(1f)), Map.of());
            assertTrue(assertThrows(IOException.class, () -> zoo.importFile(other, false)).getMessage()
                    .contains("7 input channels"));
        }
        assertEquals(List.of(), zoo.list());
    }

    @Test
    void aBundleUnderAnyFileNameIsRecognised() throws IOException {
        Path renamed = Files.move(file("a", 1), scratch.resolve("download.pth"));
        assertEquals("a", zoo.importFile(renamed, false).name());
    }

    @Test
    void anUnusableFolderIsNamed() throws IOException {
        Files.writeString(folder, "a file where the folder should be");
        Path file = file("a", 1);
        String message = assertThrows(IOException.class, () -> zoo.importFile(file, false)).getMessage();
        assertTrue(message.contains(folder.toString()) && message.contains(ModelZoo.FOLDER_PROPERTY), message);
        assertEquals(List.of(), zoo.list());
    }

    @Test
    void shippedModelsThatAreMissingAreListedAsBroken() {
        ModelZoo shipped = new ModelZoo(folder, INCOMPLETE);
        assertEquals(List.of("lost"), shipped.list().stream().map(ZooEntry::name).toList());
        assertTrue(shipped.list().get(0).shipped());
        assertTrue(shipped.list().get(0).fault().contains("install the plugin again"));
        assertThrows(IllegalArgumentException.class, () -> shipped.remove("lost"));
    }

    @Test
    void whatIsShippedWorks() throws IOException {
        for (ZooEntry entry : new ModelZoo(folder).list()) {
            assertTrue(entry.usable(), entry.fault());
            try (Network network = new ModelZoo(folder).open(entry.name()).load(Device.cpu())) {
                new ModelZoo(folder).open(entry.name()).verify(network);
            }
        }
    }
}
