package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scijava.log.LogService;
import org.scijava.ui.UIService;

class HostTest {

    @Test
    void withoutWindowsNoBoxOpensEvenIfAUserInterfaceClaimsToBeVisible() {
        List<String> calls = new ArrayList<>();
        UIService ui = recording(UIService.class, calls);
        LogService log = recording(LogService.class, calls);
        new Host(ui, log, null).tell("There is no selection.");
        calls.removeIf(call -> call.startsWith("is"));
        assertEquals(List.of("error There is no selection."), calls);
    }

    /** Notes every call with its first argument and answers yes to every question but whether it is headless. */
    private static <T> T recording(Class<T> type, List<String> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            calls.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
            return method.getReturnType() == boolean.class ? !method.getName().equals("isHeadless") : null;
        }));
    }
}
