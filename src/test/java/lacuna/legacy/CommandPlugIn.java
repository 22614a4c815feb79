package lacuna.legacy;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/**
 * Runs a SciJava command from ImageJ 1's menus. Options go to the inputs whose names, in lower case, they carry; values are
 * converted by the ConvertService, and one that does not convert is passed over; a single image that no option named is the
 * current one. What is not given stays at its default, or at its last value if the input persists.
 */
public final class CommandPlugIn implements PlugIn {

    private final Context context = FijiStandIn.get().context();

    @Override
    public void run(String className) {
        Module module = module(className);
        String options = Macro.getOptions();
        if (options != null) {
            applyOptions(module, options);
        }
        applyCurrentImage(module);
        run(module);
    }

    /** Runs a command as from its dialog, and returns the options that the macro recorder notes. */
    String runFromDialog(String className, Map<String, Object> entries) {
        Module module = module(className);
        applyCurrentImage(module);
        entries.forEach(module::setInput);
        run(module);
        Recorder.resetCommandOptions();
        for (ModuleItem<?> input : inputs(module)) {
            Object value = module.getInput(input.getName());
            if (value != null) {
                String text = value instanceof ImagePlus image ? image.getTitle() : value.toString();
                Recorder.recordOption(input.getName(), text);
            }
        }
        return Recorder.getCommandOptions();
    }

    private Module module(String className) {
        return context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand(className));
    }

    private void run(Module module) {
        // Headless, nobody shows outputs.
        module.getInfo().outputs().forEach(output -> module.resolveOutput(output.getName()));
        try {
            context.service(ModuleService.class).run(module, true).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Fiji logs it, and the macro goes on.
            IJ.log(e.getCause().toString());
        }
    }

    private void applyOptions(Module module, String options) {
        ConvertService convert = context.service(ConvertService.class);
        for (ModuleItem<?> input : inputs(module)) {
            String value = Macro.getValue(options, input.getName(), null);
            if (value == null) {
                continue;
            }
            Object converted = input.getType() == ImagePlus.class && WindowManager.getImage(value) != null
                    ? WindowManager.getImage(value) : convert.convert(value, input.getType());
            if (converted != null) {
                module.setInput(input.getName(), converted);
                module.resolveInput(input.getName());
            }
        }
    }

    private static void applyCurrentImage(Module module) {
        List<ModuleItem<?>> images = inputs(module).stream()
                .filter(input -> input.getType() == ImagePlus.class && !module.isInputResolved(input.getName())).toList();
        if (images.size() == 1 && WindowManager.getCurrentImage() != null) {
            module.setInput(images.get(0).getName(), WindowManager.getCurrentImage());
            module.resolveInput(images.get(0).getName());
        }
    }

    /** The inputs that stand in the dialog. */
    private static List<ModuleItem<?>> inputs(Module module) {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        for (ModuleItem<?> input : module.getInfo().inputs()) {
            if (!Service.class.isAssignableFrom(input.getType()) && input.getType() != Context.class) {
                inputs.add(input);
            }
        }
        return inputs;
    }
}
