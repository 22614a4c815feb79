package lacuna.training;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recipe's settings as text by name, as command lines, macros and files hold them. A recipe takes what it knows and then says
 * {@link #noMore}.
 */
public final class RecipeSettings {

    private final String network;
    private final Map<String, String> left;

    /** @param settings blank ones count as left out */
    RecipeSettings(String network, Map<String, String> settings) {
        this.network = network;
        left = new TreeMap<>(settings);
        left.values().removeIf(value -> value == null || value.isBlank());
    }

    /** Takes one setting; {@code otherwise} if it was left out. */
    public String text(String name, String otherwise) {
        String value = left.remove(name);
        return value == null ? otherwise : value.strip();
    }

    /** @throws IllegalArgumentException if it is no number */
    public double number(String name, double otherwise) {
        String value = left.remove(name);
        try {
            return value == null ? otherwise : Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The setting " + name + " is \"" + value + "\", which is no number: write one, such as " + otherwise + ".", e);
        }
    }

    /** @throws IllegalArgumentException if it is no whole number of at least 0 */
    public int count(String name, int otherwise) {
        double value = number(name, otherwise);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The setting " + name + " is " + value + ": write a whole number of at least 0.");
        }
        return (int) value;
    }

    /** @throws IllegalArgumentException if it is neither true nor false */
    public boolean flag(String name, boolean otherwise) {
        String value = text(name, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("The setting " + name + " is \"" + value + "\": write true or false.");
        }
        return value.equals("true");
    }

    /** A file; null if it was left out. */
    public Path file(String name) {
        String value = left.remove(name);
        try {
            return value == null ? null : Path.of(value.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The setting " + name + " is \"" + value + "\", which is no path of a file.", e);
        }
    }

    /** @throws IllegalArgumentException if a setting is left that nobody took */
    public void noMore() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no setting " + String.join(", ", left.keySet()) + " of " + network + ": leave it out.");
        }
    }
}
