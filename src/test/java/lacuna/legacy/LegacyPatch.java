package lacuna.legacy;

import net.imagej.patcher.LegacyEnvironment;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Patches ImageJ 1 for headless use, as Fiji does, before JUnit looks at a test class and thereby loads a class of it. */
public final class LegacyPatch implements LauncherSessionListener {

    private static boolean patched;

    /** Called for each request of a launcher that keeps no session, so that only the first one counts. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!patched && canPatch()) {
            patched = true;
            patch();
        }
    }

    /** Maven lists the test classes in its own JVM, which runs none of them and is not opened for patches. */
    private static boolean canPatch() {
        return Object.class.getModule().isOpen("java.lang", LegacyPatch.class.getModule());
    }

    private static void patch() {
        try {
            LegacyEnvironment imageJ = new LegacyEnvironment(LegacyPatch.class.getClassLoader(), true);
            imageJ.disableIJ1PluginDirs();
            imageJ.disableInitializer();
            imageJ.noPluginClassLoader();
            imageJ.suppressIJ1ScriptDiscovery();
            imageJ.applyPatches();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("ImageJ is not on the class path.", e);
        }
    }
}
