package lacuna.plugin.models;

import java.util.List;
import lacuna.models.bundle.ZooEntry;

/** What people read about a model. */
public final class ModelTexts {

    static final List<String> COLUMNS = List.of("Name", "Purpose", "Network", "From", "Licence");

    private ModelTexts() { }

    /** One value for each of {@link #COLUMNS}. */
    static List<String> row(ZooEntry entry) {
        String from = entry.shipped() ? "shipped" : "imported";
        if (!entry.usable()) {
            return List.of(entry.name(), "broken", "", from, "");
        }
        return List.of(entry.name(), purpose(entry), entry.spec().network() + " " + entry.spec().preset(), from,
                entry.card().license());
    }

    /** The row as text. */
    public static String line(ZooEntry entry) {
        return String.join("\t", row(entry));
    }

    private static String purpose(ZooEntry entry) {
        return switch (entry.spec().task()) {
            case INPAINTING -> "fills";
            case GENERATION -> "prior";
        };
    }

    /** The model card, or why there is none. */
    static String card(ZooEntry entry) {
        return entry.usable() ? entry.card().text() + "\nSHA-256 of the weights: " + entry.digest() + "\n" : entry.fault();
    }
}
