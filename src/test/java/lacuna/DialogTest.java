package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lacuna.legacy.FijiStandIn;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.InpaintCommand;
import lacuna.plugin.hole.HoleChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/** The dialogs, by what SciJava draws them from. */
class DialogTest {

    private static final Context CONTEXT = FijiStandIn.get().context();

    static Stream<CommandInfo> commands() {
        return CONTEXT.service(CommandService.class).getCommands().stream()
                .filter(command -> command.getDelegateClassName().startsWith("lacuna."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFieldIsLabelledExplainedAndForgotten(CommandInfo command) {
        for (ModuleItem<?> input : fields(command)) {
            String name = command + " " + input.getName();
            assertTrue(input.getName().matches("[a-z]+"), name + ": macros write keys in lower case");
            assertFalse(input.isPersisted(), name + ": a macro that leaves it out must get the default");
            assertNotNull(input.getLabel(), name);
            assertFalse(input.getLabel().isBlank(), name);
            assertTrue(input.getDescription().length() > 20 && input.getDescription().endsWith("."), name);
            assertFalse(File.class.isAssignableFrom(input.getType()), name + ": would be asked for in a macro");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandRunsHeadlessFromItsOwnMenu(CommandInfo command) {
        assertTrue(command.canRunHeadless());
        List<String> menu = command.getMenuPath().stream().map(entry -> entry.getName()).toList();
        assertEquals(List.of("Plugins", "Lacuna"), menu.subList(0, 2));
        assertTrue(command.getDescription().endsWith("."));
    }

    @Test
    void inpaintIsWhereTheReadmeSays() {
        assertEquals("Plugins > Lacuna > Inpaint...", inpaint().getMenuPath().getMenuString());
        assertEquals(List.of("image", "hole", "mask", "range", "grow", "model", "seed", "device", "stack", "phasetiling", "showhole",
                "outline", "sidecar"), fields(inpaint()).stream().map(ModuleItem::getName).toList());
    }

    @Test
    void choicesAreThoseThereAre() throws MethodCallException {
        Module module = CONTEXT.service(ModuleService.class).createModule(inpaint());
        module.initialize();
        assertEquals(Fillers.names(), module.getInfo().getInput("model").getChoices());
        assertEquals(HoleChoice.names(), module.getInfo().getInput("hole").getChoices());
        assertEquals(List.of("auto", "cpu", "gpu"), module.getInfo().getInput("device").getChoices());
        assertEquals("auto", module.getInput("model"));
    }

    private static CommandInfo inpaint() {
        return CONTEXT.service(CommandService.class).getCommand(InpaintCommand.class);
    }

    private static List<ModuleItem<?>> fields(CommandInfo command) {
        return StreamSupport.stream(command.inputs().spliterator(), false)
                .<ModuleItem<?>>map(input -> input)
                .filter(input -> !Service.class.isAssignableFrom(input.getType()))
                .filter(input -> input.getType() != Context.class).toList();
    }
}
