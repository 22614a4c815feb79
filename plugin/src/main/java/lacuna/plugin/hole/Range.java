package lacuna.plugin.hole;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of grey values, both ends included.
 *
 * @param lower not greater than {@code upper}
 */
public record Range(double lower, double upper) {

    private static final String NUMBER = "\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[-+]?Infinity)\\s*";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    public Range {
        if (Double.isNaN(lower) || Double.isNaN(upper) || lower > upper) {
            throw new IllegalArgumentException("The range " + lower + ".." + upper
                    + " holds no value: give the lower limit first, as in 0..20.");
        }
    }

    /**
     * Reads {@code lower..upper}, e.g. {@code 250..255} or {@code -1.5..Infinity}.
     *
     * @throws IllegalArgumentException if the text is no range, with an example of one
     */
    public static Range parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no range of values: write lower..upper, as in 250..255.");
        }
        return new Range(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    }
}
