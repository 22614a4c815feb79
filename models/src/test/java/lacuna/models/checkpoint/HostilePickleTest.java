package lacuna.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that would run a command in Python are refused by name, and nothing happens. */
class HostilePickleTest {

    private static final byte[] LEGACY_START = new Pickle().op(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8,
            0x50, 0x19).stop();

    @TempDir
    Path folder;

    private static Pickle command(Pickle pickle) {
        return pickle.text("touch executed");
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("REDUCE", command(new Pickle().global("posix", "system").op('(')).op('t', 'R').stop(),
                        "posix.system"),
                Arguments.of("STACK_GLOBAL", command(new Pickle().text("os").text("system").op(0x93, '(')).op('t', 'R')
                        .stop(),
                        "os.system"),
                Arguments.of("INST", command(new Pickle().op('(')).ascii("ios\nsystem\n").stop(), "os.system"),
                Arguments.of("OBJ", command(new Pickle().op('(').global("os", "system")).op('o').stop(), "os.system"),
                Arguments.of("OBJ of a known class", new Pickle().op('(').global("collections", "OrderedDict").op('o')
                        .stop(), "0x6f"),
                Arguments.of("NEWOBJ", new Pickle().global("subprocess", "Popen").op(')', 0x81).stop(), "subprocess.Popen"),
                Arguments.of("NEWOBJ of a known class", new Pickle().global("collections", "OrderedDict").op(')', 0x81)
                        .stop(), "0x81"),
                Arguments.of("NEWOBJ_EX", new Pickle().global("collections", "OrderedDict").op(')', '}', 0x92).stop(),
                        "0x92"),
                Arguments.of("BUILD on a dict", new Pickle().op('}', '}', 'b').stop(), "inner state"),
                Arguments.of("BUILD on a tensor", new Pickle()
                        .tensor("FloatStorage", "0", 1, 0, new int[] {1}, new int[] {1})
                        .op('}', 'b').stop(), "inner state"),
                Arguments.of("EXT1", new Pickle().op(0x82, 1).stop(), "0x82"),
                Arguments.of("EXT2", new Pickle().op(0x83, 1, 0).stop(), "0x83"),
                Arguments.of("EXT4", new Pickle().op(0x84, 1, 0, 0, 0).stop(), "0x84"),
                Arguments.of("PERSID", new Pickle().ascii("Pstorage\n").stop(), "0x50"),
                Arguments.of("BYTEARRAY8", new Pickle().op(0x96, -1, -1, -1, 0x7f, 0, 0, 0, 0).stop(), "0x96"),
                Arguments.of("builtins.eval", command(new Pickle().global("builtins", "eval").op('(')).op('t', 'R').stop(),
                        "builtins.eval"),
                Arguments.of("a Java class", new Pickle().global("java.lang", "Runtime").op(')', 'R').stop(),
                        "java.lang.Runtime"),
                Arguments.of("numpy", new Pickle().global("numpy.core.multiarray", "scalar").stop(),
                        "numpy.core.multiarray.scalar"),
                Arguments.of("the library's own constructors", new Pickle().global("decimal", "Decimal").stop(),
                        "decimal.Decimal"),
                Arguments.of("a nested torch file", new Pickle().global("torch.storage", "_load_from_bytes").stop(),
                        "torch.storage._load_from_bytes"));
    }

    private void refused(Path file, String reason) {
        try (NDManager manager = NDManager.newBaseManager()) {
            IOException e = assertThrows(IOException.class, () -> Checkpoints.read(manager, file));
            assertTrue(e.getMessage().contains(reason), e.getMessage());
        }
        assertFalse(Files.exists(Path.of("executed")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isRefusedInBothFormats(String name, byte[] pickle, String reason) throws IOException {
        refused(Pickle.zip(folder.resolve("a.pth"), pickle, Map.of()), reason);
        byte[] small = new Pickle().op('}').stop();
        byte[] legacy = Stream.of(LEGACY_START, small, small, pickle).reduce(new byte[0], HostilePickleTest::join);
        refused(Files.write(folder.resolve("b.pth"), legacy), reason);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void claimedLengthsTakeNoMemory() throws IOException {
        byte[] pickle = new Pickle().op('X', 0xff, 0xff, 0xff, 0x7f).stop();
        refused(Pickle.zip(folder.resolve("a.pth"), pickle, Map.of()), "damaged");
    }

    @Test
    void aDictionaryInsideItselfIsRefused() throws IOException {
        byte[] pickle = new Pickle().op('}', 'q', 0).text("a").op('h', 0, 's').stop();
        refused(Pickle.zip(folder.resolve("a.pth"), pickle, Map.of()), "nested too deeply");
    }

    @Test
    void listsOfListsDoNotExplode() throws IOException {
        Pickle pickle = new Pickle().op(']', 'q', 0);
        for (int level = 1; level < 15; level++) {
            pickle.op(']', 'q', level, '(');
            for (int i = 0; i < 50; i++) {
                pickle.op('h', level - 1);
            }
            pickle.op('e');
        }
        Path file = Pickle.zip(folder.resolve("a.pth"), pickle.stop(), Map.of());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(file, "too many entries"));
    }

    @Test
    void listsAsKeysAreRefused() throws IOException {
        byte[] pickle = new Pickle().op('}', ']').text("a").op('s').stop();
        refused(Pickle.zip(folder.resolve("a.pth"), pickle, Map.of()), "key");
    }

    @Test
    void damagedProgramsEndInASentence() throws IOException {
        byte[] whole = new Pickle().op('}').text("w").tensor("FloatStorage", "0", 4, 0, new int[] {2, 2}, new int[] {2, 1})
                .op('s').stop();
        Random random = new Random(1);
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int i = 0; i < 2000; i++) {
                byte[] altered = whole.clone();
                altered[2 + random.nextInt(whole.length - 2)] = (byte) random.nextInt(256);
                Path file = Pickle.zip(folder.resolve("a.pth"), altered, Map.of("0", new byte[16]));
                try {
                    assertFalse(Checkpoints.read(manager, file).isEmpty());
                } catch (IOException e) {
                    assertFalse(e.getMessage() == null || e.getMessage().isBlank());
                }
            }
        }
    }
}
