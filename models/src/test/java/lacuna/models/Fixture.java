package lacuna.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;

/** Weights, inputs and outputs of the reference implementations. */
public final class Fixture {

    private Fixture() { }

    public static Map<String, NDArray> read(NDManager manager, String name) throws IOException {
        try (InputStream in = stream(name)) {
            return SafeTensors.read(manager, in, Halves.WIDEN);
        }
    }

    /** A copy as a file of its own, as users have it. */
    public static Path copy(String name, Path folder) throws IOException {
        try (InputStream in = stream(name)) {
            Path file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

    private static InputStream stream(String name) throws IOException {
        InputStream in = Fixture.class.getResourceAsStream("/parity/" + name);
        if (in == null) {
            throw new FileNotFoundException("The fixture " + name + " is missing.");
        }
        return in;
    }

    /** The entries below {@code prefix}, without it. */
    public static Map<String, NDArray> weights(Map<String, NDArray> fixture, String prefix) {
        return Checkpoints.under(prefix, fixture);
    }

    public static void assertClose(NDArray expected, NDArray actual, double tolerance) {
        assertEquals(expected.getShape(), actual.getShape());
        float difference = expected.sub(actual).abs().max().getFloat();
        assertTrue(difference <= tolerance, "differs by " + difference);
    }

    /** Closeness in units of the largest expected value. */
    public static void assertCloseRelative(NDArray expected, NDArray actual, double tolerance) {
        assertClose(expected, actual, tolerance * expected.abs().max().getFloat());
    }
}
