package lacuna.models;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Starts libtorch without telling anybody and without downloading anything, and chooses the device. */
public final class Engines {

    private static final Map<String, String> QUIET = Map.of("OPT_OUT_TRACKING", "true", "ai.djl.offline", "true");

    private static boolean tried;

    /** The CPU in words, as far as it is known: it is tried when the engine starts. */
    private static String cpu = "CPU";

    /** What a choice of device came to. */
    public record Choice(Device device, String note) { }

    private Engines() { }

    /**
     * Starts the engine. DJL reports its use and may go online unless two system properties say otherwise, and it looks for
     * engines with the thread's class loader, which in Fiji need not know the plugin's jars; all three are set while it starts
     * and restored afterwards.
     *
     * @throws EngineException if there is no engine, or it computes wrongly on this processor
     */
    public static synchronized Engine start() {
        Map<String, String> before = new HashMap<>();
        QUIET.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(Engines.class.getClassLoader());
        try {
            Engine engine = Engine.getEngine("PyTorch");
            if (!tried) {
                cpu += OneDnn.avoidWhereWrong(engine) ? " without oneDNN, which computes wrongly on it" : "";
                tried = true;
            }
            return engine;
        } finally {
            thread.setContextClassLoader(loader);
            before.forEach((key, value) -> {
                if (value == null) {
                    System.clearProperty(key);
                } else {
                    System.setProperty(key, value);
                }
            });
        }
    }

    /**
     * Chooses a device.
     *
     * @param name {@code auto} (CUDA where there is one, else the CPU), {@code cpu} or {@code gpu}
     * @throws IllegalArgumentException for another name, or for {@code gpu} where libtorch has no CUDA device
     */
    public static Choice choose(String name) {
        String wanted = name == null ? "auto" : name.toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "cpu" -> new Choice(Device.cpu(), cpu);
            case "gpu" -> {
                if (!hasGpu()) {
                    throw new IllegalArgumentException("No CUDA device can be used by this libtorch: point PYTORCH_LIBRARY_PATH to the "
                            + "lib folder of a CUDA build of libtorch " + start().getVersion() + " (for instance of pip's torch), or choose cpu.");
                }
                yield new Choice(Device.gpu(), "CUDA GPU");
            }
            case "auto" -> hasGpu()
                    ? new Choice(Device.gpu(), "CUDA GPU")
                    : new Choice(Device.cpu(), cpu + ", since libtorch finds no CUDA device");
            default -> throw new IllegalArgumentException("There is no device \"" + name + "\": choose auto, cpu or gpu.");
        };
    }

    private static boolean hasGpu() {
        if (start().getGpuCount() == 0) {
            return false;
        }
        try (NDManager manager = start().newBaseManager(Device.gpu())) {
            return manager.isOpen();
        } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
            return false; // a CUDA runtime without a driver, or a CPU build: both mean the CPU
        }
    }
}
