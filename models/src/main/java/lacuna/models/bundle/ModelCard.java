package lacuna.models.bundle;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What people should know about a model before they trust it.
 *
 * @param name by which commands call the model: letters, digits, dots, hyphens and underscores
 * @param description one or two sentences
 * @param authors their names
 * @param license SPDX identifier, or {@code unknown}
 * @param citations what to cite, as text with DOI
 * @param trainingData what it was trained on, in words
 * @param timestamp when it was made, ISO 8601
 * @param figures measured values by name, e.g. {@code psnr_scratches}
 * @param text the model card in Markdown
 */
public record ModelCard(
        String name,
        String description,
        List<String> authors,
        String license,
        List<String> citations,
        String trainingData,
        String timestamp,
        Map<String, String> figures,
        String text) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ModelCard {
        checkName(name);
        authors = List.copyOf(authors);
        citations = List.copyOf(citations);
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** The same card under another name. */
    public ModelCard withName(String other) {
        return new ModelCard(other, description, authors, license, citations, trainingData, timestamp, figures, text);
    }

    /** @throws IllegalArgumentException if {@code name} cannot name a model */
    static void checkName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A model cannot be called '" + name
                    + "': use up to 64 letters, digits, dots, hyphens and underscores.");
        }
    }
}
