package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Reads the index that the compiler wrote as an OpEnvironment does, finds every entry by reflection, and runs it. */
class InpaintOpsTest {

    private static List<Map<String, Map<String, Object>>> index;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream yaml = InpaintOps.class.getResourceAsStream("/ops.yaml")) {
            assertNotNull(yaml, "the compiler must write ops.yaml");
            List<Map<String, Map<String, Object>>> all = new Yaml().load(yaml);
            // Those that need a model of their own have a test of their own.
            index = all.stream().filter(entry -> ((String) entry.get("op").get("source")).contains("InpaintOps")).toList();
        }
    }

    @Test
    void everyOpIsIndexed() {
        Set<String> names = index.stream().flatMap(entry -> names(entry.get("op")).stream()).collect(Collectors.toSet());
        assertEquals(Set.of("image.inpaint", "image.inpaintModels", "mask.threshold", "mask.nan", "mask.saturated",
                "mask.fromImage", "mask.grow"), names);
        long methods = Stream.of(InpaintOps.class.getMethods())
                .filter(method -> method.getDeclaringClass() == InpaintOps.class).count();
        assertEquals(methods, index.size(), "a public method without its note is no Op");
    }

    @TestFactory
    Stream<DynamicTest> everyEntryResolvesAndRuns() {
        return index.stream().map(entry -> entry.get("op"))
                .map(op -> DynamicTest.dynamicTest(names(op) + " " + op.get("source"), () -> run(op)));
    }

    private static void run(Map<String, Object> op) throws ReflectiveOperationException {
        Method method = method((String) op.get("source"));
        List<Map<String, Object>> parameters = parameters(op);
        assertEquals(method.getParameterCount() + 1, parameters.size(), "all inputs and one output");
        assertFalse(((String) op.get("description")).isBlank());
        Object[] arguments = Stream.of(method.getParameters()).map(InpaintOpsTest::argument).toArray();
        Object result = method.invoke(null, arguments);
        if (result instanceof String[] models) {
            assertEquals("auto", models[0]);
        } else {
            RandomAccessibleInterval<?> image = assertInstanceOf(RandomAccessibleInterval.class, result);
            assertEquals(24, image.dimension(0));
            assertTrue(image != arguments[0], "an Op leaves its input alone");
        }
    }

    private static Method method(String source) throws ReflectiveOperationException {
        String text = URLDecoder.decode(URI.create(source).getRawPath().substring(1), StandardCharsets.UTF_8);
        String name = text.substring(0, text.indexOf('('));
        String types = text.substring(text.indexOf('(') + 1, text.length() - 1);
        Class<?>[] classes = types.isEmpty() ? new Class<?>[0] : Stream.of(types.split(",")).map(type -> {
            try {
                return Class.forName(type);
            } catch (ClassNotFoundException e) {
                throw new AssertionError("ops.yaml names the unknown type " + type, e);
            }
        }).toArray(Class<?>[]::new);
        int dot = name.lastIndexOf('.');
        return Class.forName(name.substring(0, dot)).getMethod(name.substring(dot + 1), classes);
    }

    /** Something that fits each parameter of the Ops here, by its name. */
    private static Object argument(Parameter parameter) {
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(24, 20, 3);
        Img<BitType> hole = ArrayImgs.bits(24, 20);
        RandomHoles.box(hole, 8, 8, 3, 3);
        return switch (parameter.getName()) {
            case "image" -> image;
            case "hole", "mask" -> hole;
            case "model" -> "biharmonic";
            case "seed" -> 7L;
            case "rgb" -> true;
            case "lower" -> 0.0;
            case "upper" -> 10.0;
            case "pixels" -> 2;
            default -> throw new AssertionError("no argument known for " + parameter);
        };
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Map<String, Object> op) {
        return (List<String>) op.get("names");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parameters(Map<String, Object> op) {
        return (List<Map<String, Object>>) op.get("parameters");
    }
}
