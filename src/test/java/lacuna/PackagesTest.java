package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code mvn package} makes: the folder of the command line and the archive for Fiji. */
class PackagesTest {

    private static final Path COMMAND_LINE = Path.of("../../target/lacuna");
    private static final Path FIJI = Path.of("../../target/lacuna-fiji.zip");

    @TempDir
    private Path folder;

    @Test
    void fijiGetsOursAndWhatItLacksAndNothingThatItShips() throws Exception {
        Set<String> managed = managedArtifacts();
        Set<String> packed = fijiEntries().stream().map(PackagesTest::fileName).collect(Collectors.toSet());
        assertTrue(managed.size() > 500, "managed: " + managed.size());
        for (String jar : libraries()) {
            boolean shipped = managed.contains(artifact(jar));
            assertEquals(!shipped, packed.contains(jar), jar + (shipped ? " is managed by pom-scijava" : " is in no Fiji"));
        }
        assertTrue(libraries().containsAll(packed), "the archive holds more than the command line: " + packed);
    }

    @Test
    void fijiArchiveUnpacksIntoAFijiFolder() throws IOException {
        List<String> entries = fijiEntries();
        assertTrue(entries.stream().allMatch(entry -> entry.matches("(plugins|jars)/[^/]+\\.jar")), entries.toString());
        assertEquals(1, entries.stream().filter(entry -> entry.matches("plugins/lacuna-plugin-.*")).count());
        List<String> needed = List.of("lacuna-models", "lacuna-ops", "lacuna-training", "pytorch-jni", "pytorch-native-cpu");
        for (String module : needed) {
            assertTrue(entries.stream().anyMatch(entry -> entry.startsWith("jars/" + module + "-")), module);
        }
        for (String shipped : List.of("ij", "imglib2", "scijava-common", "gson", "jna")) {
            assertFalse(entries.stream().anyMatch(entry -> entry.matches("[a-z]+/" + shipped + "-[0-9].*")), shipped);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void commandRunsFromAnyFolderThroughALinkInAPathWithSpaces() throws Exception {
        Path place = Files.createDirectories(folder.resolve("a folder with spaces"));
        Path link = Files.createSymbolicLink(place.resolve("lacuna"), COMMAND_LINE.resolve("bin/lacuna").toRealPath());
        Result result = run(place, Map.of(), link.toString(), "--version");
        assertEquals(0, result.code, result.text);
        assertTrue(result.text.matches("lacuna [0-9].*\\s*"), result.text);
        assertEquals(2, run(place, Map.of(), link.toString(), "no-such-command").code);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void firstCommandOfTheReadmeFillsASample() throws Exception {
        String samples = Path.of("../../sample-data").toRealPath().toString();
        Result result = run(folder, Map.of(), command(), "inpaint", samples + "/scratched_micrograph.tif", "--roi",
            samples + "/scratched_micrograph.roi", "--out", "filled.tif", "--preview", "before_after.png");
        assertEquals(0, result.code, result.text);
        assertTrue(result.text.startsWith("filled.tif: Filled"), result.text);
        assertTrue(Files.size(folder.resolve("filled.tif")) > 460_000);
        assertTrue(Files.exists(folder.resolve("before_after.png")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void javaOptionsReachJava() throws Exception {
        Result result = run(folder, Map.of("JAVA_OPTS", "-Xmx64m -showversion"), command(), "--version");
        assertEquals(0, result.code, result.text);
        assertTrue(result.text.contains("Runtime Environment"), result.text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void missingJavaIsSaidInASentence() throws Exception {
        Result result = run(folder, Map.of("JAVA_HOME", "/no/java/here"), command(), "--version");
        assertEquals(1, result.code);
        assertTrue(result.text.startsWith("lacuna: Java 17 or newer is needed"), result.text);
    }

    private static String command() throws IOException {
        return COMMAND_LINE.resolve("bin/lacuna").toRealPath().toString();
    }

    private record Result(int code, String text) { }

    private static Result run(Path directory, Map<String, String> variables, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(variables);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Result(process.exitValue(), text);
    }

    private static List<String> fijiEntries() throws IOException {
        assertTrue(Files.exists(FIJI), FIJI + " is made by the phase package: run mvn verify");
        try (ZipFile zip = new ZipFile(FIJI.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
        }
    }

    private static List<String> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(COMMAND_LINE.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).toList();
        }
    }

    private static String fileName(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    /** The artifact's name: what stands before the first number after a hyphen. */
    private static String artifact(String jar) {
        return jar.replaceFirst("-[0-9].*", "");
    }

    /** The artifacts under dependencyManagement of the pom-scijava that the build imports, from Maven's local repository. */
    private static Set<String> managedArtifacts() throws Exception {
        Element build = child(xml(Path.of("../../pom.xml")).getDocumentElement(), "dependencyManagement");
        String version = managed(build).stream().filter(dependency -> text(dependency, "artifactId").equals("pom-scijava"))
            .map(dependency -> text(dependency, "version")).findFirst().orElseThrow();
        Path common = Path.of(Context.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path scijava = common.resolve("../../..").normalize();
        Path pom = scijava.resolve("pom-scijava/" + version + "/pom-scijava-" + version + ".pom");
        Set<String> names = new TreeSet<>();
        for (Element dependency : managed(child(xml(pom).getDocumentElement(), "dependencyManagement"))) {
            names.add(text(dependency, "artifactId"));
        }
        return names;
    }

    private static Document xml(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> managed(Element management) {
        NodeList nodes = management.getElementsByTagName("dependency");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().trim();
    }
}
