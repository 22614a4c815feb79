package lacuna.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * DJL's {@code x.mul(Number)} and its kin hand autograd a Java buffer that may be freed before the backward pass. Networks and
 * losses therefore do arithmetic on arrays through {@code lacuna.models.torch} alone.
 */
class ScalarOverloadTest {

    /** A method of NDArray that computes, called on something: {@code x.mul(...)}; not on {@code Torch} or {@code Math}. */
    private static final Pattern ARITHMETIC = Pattern.compile(
            "(?<!\\bTorch)(?<!\\bMath)\\.(mul|muli|div|divi|add|addi|sub|subi|pow|powi|rsub|rdiv|maximum|minimum|clip)\\(([^)]*)");

    /** What stands in the parentheses is a number, or reads like one. */
    private static final Pattern NUMBER = Pattern.compile("\\s*-?(\\d|[a-z]\\w*\\s*[-+*/]\\s*\\d|1f)");

    @Test
    void networksAndLossesUseNoScalarOverload() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("src/main/java/lacuna", "../training/src/main/java/lacuna")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    if (Files.readString(file).contains("ai.djl.ndarray")) {
                        search(file, found);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static void search(Path file, List<String> found) throws IOException {
        for (String line : Files.readAllLines(file)) {
            var match = ARITHMETIC.matcher(line);
            while (match.find()) {
                if (NUMBER.matcher(match.group(2)).lookingAt()) {
                    found.add(file.getFileName() + ": " + line.strip());
                }
            }
        }
    }
}
