package lacuna.training;

import java.util.List;

/**
 * What a model's card says of it in words.
 *
 * @param description one or two sentences
 * @param data what it is trained on
 * @param licence SPDX identifier, or {@code unknown}
 * @param authors their names
 */
public record About(String description, String data, String licence, List<String> authors) {

    public static final About UNKNOWN = new About(
            "Trained with Lacuna on the user's own images.", "the user's own images", "unknown", List.of());

    public About {
        authors = List.copyOf(authors);
    }
}
