package lacuna.plugin.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pen's way through each letter, drawn for this project ({@code alphabet.txt}): per line the letter, its advance and its
 * strokes of x,y pairs, in hundredths of the height of an x, y upwards from the baseline.
 */
final class Alphabet {

    private static final double SPACE = 0.62;
    private static final Map<Character, Letter> LETTERS = read();

    private record Letter(double advance, List<float[]> strokes) { }

    private Alphabet() { }

    /** How far the pen moves on, in heights of an x. */
    static double advance(char letter) {
        Letter found = LETTERS.get(letter);
        return found == null ? SPACE : found.advance;
    }

    /** Strokes of x, y, x, y, ... in heights of an x; none for a letter that the alphabet lacks. */
    static List<float[]> strokes(char letter) {
        Letter found = LETTERS.get(letter);
        return found == null ? List.of() : found.strokes;
    }

    private static Map<Character, Letter> read() {
        try (InputStream in = Alphabet.class.getResourceAsStream("alphabet.txt")) {
            Map<Character, Letter> letters = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                String[] parts = line.substring(2).split(";");
                List<float[]> strokes = new ArrayList<>();
                for (int i = 1; i < parts.length; i++) {
                    strokes.add(numbers(parts[i]));
                }
                letters.put(line.charAt(0), new Letter(Double.parseDouble(parts[0].trim()) / 100, strokes));
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException("The alphabet of the drawn handwriting cannot be read.", e);
        }
    }

    private static float[] numbers(String stroke) {
        String[] words = stroke.trim().split("[ ,]+");
        float[] values = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = Float.parseFloat(words[i]) / 100;
        }
        return values;
    }
}
