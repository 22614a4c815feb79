package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lacuna.models.NetworkSpec;
import lacuna.models.Precision;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {

    @TempDir
    private Path folder;

    private static final Map<String, Map<String, String>> OWN = Map.of(
            "deepgin", Map.of("preset", "tiny", "holes", "box, text:2", "weights", "5.0,0.0,0.0,0.001,0.0,0.0,0.1"),
            "stylegan2", Map.of("preset", "tiny-32", "gamma", "0.25", "freeze", "2", "turns", "false", "features", "f.pt"),
            "diverse", Map.of("preset", "light-on-compact-128", "stages", "second", "gate", "false", "full_reconstruction", "false",
                    "adversarial", "0.0", "perceptual", "0.25", "gamma", "10.0", "holes", "box, text:2", "features", "f.pt"));

    @Test
    void everyRecipeIsMadeAgainFromItsSettings() {
        for (String network : Recipes.networks()) {
            Recipe usual = Recipes.of(network, Map.of());
            assertEquals(Recipes.presets(network).get(0), usual.settings().get("preset"));
            assertEquals(usual, Recipes.of(network, usual.settings()));
            Map<String, String> own = OWN.get(network);
            Recipe recipe = Recipes.of(network, own);
            own.forEach((name, value) -> assertTrue(recipe.settings().get(name).endsWith(value), name));
            assertEquals(recipe.settings(), Recipes.of(network, recipe.settings()).settings());
            for (String preset : Recipes.presets(network)) {
                Recipes.of(network, Map.of("preset", preset));
            }
        }
    }

    @Test
    void aPresetFollowsFromTheModelToStartFrom() {
        NetworkSpec prior = StyleGan2Config.preset("compact-128").spec();
        NetworkSpec diverse = DiverseConfig.on(StyleGan2Config.preset("compact-128"), "tiny").spec();
        assertEquals("light-128", Recipes.presetFrom("diverse", prior));
        assertEquals("tiny-128", Recipes.presetFrom("diverse", diverse));
        assertEquals("compact-128", Recipes.presetFrom("stylegan2", prior));
        assertEquals("", Recipes.presetFrom("stylegan2", diverse));
        assertEquals("", Recipes.presetFrom("deepgin", prior));
    }

    @Test
    void settingsOfDiverseInpaintingThatMakeNoSenseAreNamed() {
        Map<Map<String, String>, String> wrong = Map.of(Map.of("stages", "third"), "both, first, second",
                Map.of("adversarial", "-1"), "at least 0", Map.of("preset", "huge-64"), "no preset",
                Map.of("preset", "light-32"), "64 pixels or more", Map.of("holes", "circle"), "choose from");
        wrong.forEach((settings, reason) -> {
            String message = assertThrows(IllegalArgumentException.class, () -> Recipes.of("diverse", settings)).getMessage();
            assertTrue(message.contains(reason), message);
        });
        Recipe usual = Recipes.of("diverse", Map.of());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> usual.check(64, 6)).getMessage().contains("multiple of 4"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> usual.check(128, 8)).getMessage().contains("64 pixels"));
        assertTrue(usual.frozen().contains("prior"));
    }

    @Test
    void settingsThatMakeNoSenseAreNamed() {
        Map<Map<String, String>, String> wrong = Map.of(
                Map.of("gama", "1"), "no setting gama", Map.of("gamma", "much"), "no number",
                Map.of("freeze", "1.5"), "whole number", Map.of("turns", "perhaps"), "true or false",
                Map.of("preset", "huge-64"), "no preset", Map.of("smallest_scale", "2"), "smallest scale");
        wrong.forEach((settings, reason) -> {
            String message = assertThrows(IllegalArgumentException.class, () -> Recipes.of("stylegan2", settings)).getMessage();
            assertTrue(message.contains(reason), message);
        });
        String message = assertThrows(IllegalArgumentException.class,
                () -> Recipes.of("deepgin", Map.of("weights", "1,2,x"))).getMessage();
        assertTrue(message.contains("seven numbers"), message);
    }

    @Test
    void optionsAreReadAgainFromTheWorkFolder() throws IOException {
        Recipe recipe = Recipes.of("deepgin", OWN.get("deepgin"));
        TrainingOptions options = new TrainingOptions(folder.resolve("images"), null, folder.resolve("m.lacuna.zip"), folder,
                recipe, "deepgin-compact", 64, 2, new Schedule(7, 3, 1e-3, 0.5), 0.2, 5, "cpu", Precision.BFLOAT16,
                new About("a", "b", "CC0-1.0", List.of("c")), Duration.ofSeconds(90));
        TrainingFile.write(options);
        assertEquals(options, TrainingFile.read(folder));
    }

    @Test
    void aDamagedOrMissingFileSaysWhatToDo() throws IOException {
        assertTrue(assertThrows(IOException.class, () -> TrainingFile.read(folder)).getMessage().contains("choose the folder"));
        for (String text : List.of("{\"network\": ", "{}", "{\"network\": \"deepgin\", \"schedule\": 5}")) {
            Files.writeString(folder.resolve("training.json"), text);
            String message = assertThrows(IOException.class, () -> TrainingFile.read(folder)).getMessage();
            assertTrue(message.contains("damaged"), message);
        }
    }
}
