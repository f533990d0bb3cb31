package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoadingTest {
    private static final String PUSH_ALL = TestProgram.PUSH_ALL;

    private TestProgram program = new TestProgram(Path.of(""));

    @BeforeEach
    void install(@TempDir Path folder) {
        program = new TestProgram(folder);
    }

    @Test
    void shouldListWhatIsInstalled() {
        program.withFormat();
        JarBuilder.plugin("mine")
                .strategy("first", PUSH_ALL)
                .strategy("second", PUSH_ALL)
                .in(program.userPlugins());
        TestProgram.Ran ran = program.run("plugins", "list");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.replaceAll(" [0-9a-f]{12}$", " #").replaceAll(" +", " ")))
                .containsExactly(
                        "plugin version offers jar sha256",
                        "plain 1.2.3 format plain plain.jar #",
                        "mine 1.2.3 strategy first mine.jar #",
                        "mine 1.2.3 strategy second mine.jar #");
    }

    @Test
    void shouldLoadEachPluginInItsOwnClassLoader() {
        JarBuilder.plugin("one").source("test.Same", sameClass("one")).in(program.plugins());
        JarBuilder.plugin("two").source("test.Same", sameClass("two")).in(program.path("more"));
        TestProgram.Ran ran =
                program.run("plugins", "list", "--plugins", program.path("more").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("strategy one").contains("strategy two");
    }

    private static String sameClass(String name) {
        return """
                package test;
                public class Same implements tandem.api.MigrationStrategy {
                    static int loaded;
                    public String name() { return "%s"; }
                    public String help() { return ""; }
                    public void migrate(tandem.api.Source source, tandem.api.Wire wire) {}
                }
                """.formatted(name);
    }

    @Test
    void shouldTakeAFolderOnceThatIsNamedTwice() {
        program.withStrategy("mine");
        assertThat(program.run("--plugins", program.plugins().toString(), "plugins", "list")
                        .status())
                .isZero();
    }

    @Test
    void shouldRefuseAFolderThatIsNotThere() {
        assertProblem(
                "--plugins " + program.path("none") + ": there is no such folder",
                "--plugins",
                program.path("none").toString());
    }

    @Test
    void shouldRefuseACorruptJar() throws IOException {
        Path jar = JarBuilder.plugin("torn").strategy("mine", PUSH_ALL).in(program.plugins());
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertProblem("plugin " + jar + ": it is no readable jar: ZipException: ");
    }

    @Test
    void shouldRefuseAJarWithoutId() {
        Path jar = JarBuilder.plugin("anonymous").attribute("Plugin-Id", null).in(program.plugins());
        assertProblem("plugin " + jar + ": its manifest has no Plugin-Id. Set one in its build");
    }

    @Test
    void shouldRefuseAPluginWithoutVersion() {
        Path jar = JarBuilder.plugin("ageless")
                .attribute("Plugin-Version", null)
                .strategy("mine", PUSH_ALL)
                .in(program.plugins());
        assertProblem("plugin " + jar + ": its manifest cannot be used: ");
    }

    @Test
    void shouldRefuseAPluginThatOffersNothing() {
        Path jar = JarBuilder.plugin("empty").in(program.plugins());
        assertProblem(
                "plugin " + jar + ": it offers neither a strategy nor a trace format. Mark the class with @Extension");
    }

    @Test
    void shouldRefuseAPluginThatPacksTheApi() {
        Path jar = JarBuilder.plugin("fat")
                .strategy("mine", PUSH_ALL)
                .entry("tandem/api/Wire.class", "")
                .in(program.plugins());
        assertProblem("plugin " + jar + ": it packs tandem/api/Wire.class, which the host provides. Give tandem-api");
    }

    @Test
    void shouldRefuseAPluginForAnotherVersionOfTheApi() {
        Path jar = JarBuilder.plugin("future")
                .attribute("Plugin-Requires", ">=2.0.0")
                .strategy("mine", PUSH_ALL)
                .in(program.plugins());
        assertProblem(
                "plugin " + jar + ": it was built for version >=2.0.0 of Tandem's plugin API, and this is 1.0.0.");
    }

    @Test
    void shouldRefuseAPluginWhoseRequirementCannotBeRead() {
        Path jar = JarBuilder.plugin("odd")
                .attribute("Plugin-Requires", "banana")
                .strategy("mine", PUSH_ALL)
                .in(program.plugins());
        assertProblem("plugin " + jar + ": its manifest cannot be used: ");
    }

    @Test
    void shouldRefuseAPluginThatLacksAnother() {
        Path jar = JarBuilder.plugin("needy")
                .attribute("Plugin-Dependencies", "other")
                .strategy("mine", PUSH_ALL)
                .in(program.plugins());
        assertProblem("plugin " + jar + ": it depends on the plugin other, which is not installed. Install that too.");
    }

    @Test
    void shouldRefuseAnExtensionThatIsNotInItsJar() {
        Path jar = JarBuilder.plugin("hollow").extension("test.Gone").in(program.plugins());
        assertProblem("plugin " + jar + ": test.Gone cannot be loaded: ClassNotFoundException: test.Gone.");
    }

    @Test
    void shouldRefuseAConstructorThatThrows() {
        Path jar = JarBuilder.plugin("angry")
                .strategy("mine", "public Smine() { throw new IllegalStateException(\"no\"); }", "")
                .in(program.plugins());
        assertProblem("plugin " + jar + ": test.Smine cannot be constructed: IllegalStateException: no. Correct it");
    }

    @Test
    void shouldRefuseAConstructorThatThrowsAnError() {
        Path jar = JarBuilder.plugin("broken")
                .strategy("mine", "public Smine() { throw new NoClassDefFoundError(\"com/acme/Gone\"); }", "")
                .in(program.plugins());
        assertProblem("plugin " + jar + ": test.Smine cannot be constructed: NoClassDefFoundError: com/acme/Gone.");
    }

    @Test
    void shouldRefuseAWrongDeclaration() {
        Path jar = JarBuilder.plugin("careless")
                .strategy("mine", "@Option(name = \"rounds\", defaultValue = \"many\", help = \"\") int rounds;", "")
                .in(program.plugins());
        assertProblem(
                "plugin " + jar + ": the option declared on test.Smine.rounds has a default that cannot be: \"many\" is"
                        + " no whole number: write it as 42.");
    }

    @Test
    void shouldRefuseARepeatedId() {
        Path one = JarBuilder.plugin("same")
                .strategy("one", PUSH_ALL)
                .fileName("a.jar")
                .in(program.plugins());
        Path two = JarBuilder.plugin("same")
                .strategy("two", PUSH_ALL)
                .fileName("b.jar")
                .in(program.plugins());
        assertProblem("plugin " + two + ": it repeats the Plugin-Id \"same\" of " + one + ". Remove one of the two.");
    }

    @Test
    void shouldRefuseARepeatedName() {
        Path one = JarBuilder.plugin("one").strategy("mine", PUSH_ALL).in(program.plugins());
        Path two = JarBuilder.plugin("two").strategy("mine", PUSH_ALL).in(program.plugins());
        assertProblem("plugin " + two + ": it offers \"mine\", and so does " + one + ". Remove one of the two");
    }

    @Test
    void shouldEnforceALock() throws IOException {
        Path jar = JarBuilder.plugin("locked").strategy("mine", PUSH_ALL).in(program.plugins());
        Path lock = program.plugins().resolve("plugins.lock");
        String sha256 = Digests.sha256(jar);
        Files.writeString(lock, sha256 + "  locked.jar\n");
        assertThat(program.run("plugins", "list").status()).isZero();

        Files.writeString(lock, "0".repeat(64) + "  locked.jar\n");
        assertProblem(
                "plugin " + jar + ": its sha256 is " + sha256 + ", but " + lock + " says " + "0".repeat(64) + ".");

        Files.writeString(lock, "");
        assertProblem("plugin " + jar + ": it is not in " + lock + ". Add its line");

        Files.writeString(lock, sha256 + "  locked.jar\n" + sha256 + "  gone.jar\n");
        assertProblem(lock + " names gone.jar, which is not in its folder. Put the jar back, or remove the line.");

        Files.writeString(lock, "locked.jar\n");
        assertProblem(lock + ", line 1: is not \"sha256  file name\" as sha256sum writes it: \"locked.jar\"");
    }

    private void assertProblem(String beginning, String... more) {
        String[] args = new String[more.length + 2];
        System.arraycopy(more, 0, args, 0, more.length);
        args[more.length] = "plugins";
        args[more.length + 1] = "list";
        TestProgram.Ran ran = program.run(args);
        assertThat(ran.err()).startsWith("tandem: " + beginning);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }
}
