package tandem.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The program as users have it, installed in a folder of the test and run in this JVM. */
final class TestProgram {
    static final String PUSH_ALL = "source.pause(); wire.handOver();"
            + "PageSet missing = source.missing();"
            + "wire.sendAll(wire.requests().then(() -> missing.first()));";

    private final Path folder;

    TestProgram(Path folder) {
        this.folder = folder;
    }

    /** What a command printed, and its exit status. */
    record Ran(int status, String out, String err) {}

    Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Installation installation = new Installation(folder.resolve("home"), null, folder.resolve("user"));
        int status = Main.run(installation, new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(status, out.toString(), err.toString());
    }

    Path plugins() {
        return folder.resolve("home").resolve("plugins");
    }

    Path userPlugins() {
        return folder.resolve("user").resolve(".tandem").resolve("plugins");
    }

    Path results() {
        return folder.resolve("home").resolve("results");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Installs a format whose lines are {@code nanoseconds op page}, such as {@code 5000 W 3}. */
    TestProgram withFormat() {
        JarBuilder.plugin("plain").source("test.Plain", """
                package test;
                import tandem.api.*;
                public class Plain extends LineFormat {
                    @Option(name = "shift", unit = Unit.TIME, defaultValue = "0ns", help = "is added to each time")
                    private long shift;
                    public String name() { return "plain"; }
                    public String help() { return "Lines such as 5000 W 3."; }
                    public boolean recognises(TraceSample sample) {
                        return sample.lines().stream().limit(1).anyMatch(line -> line.matches("[0-9]+ [RW] [0-9]+"));
                    }
                    protected void line(Line line, AccessSink sink) throws TraceException {
                        int first = line.indexOf(' ', 0);
                        if (first < 0) {
                            throw line.error("not a plain access");
                        }
                        long page = line.decimal(first + 3, line.length());
                        AccessKind kind = line.at(first + 1) == 'W' ? AccessKind.WRITE : AccessKind.READ;
                        sink.access(line.decimal(0, first) + shift, 0, page * 4096, 8, kind);
                    }
                }
                """).in(plugins());
        return this;
    }

    /** Installs a strategy that works. */
    TestProgram withStrategy(String name) {
        JarBuilder.plugin(name + "-plugin").strategy(name, PUSH_ALL).in(plugins());
        return this;
    }

    /** A trace of the plain format: pages 0 to 19 written and then read, an access each 10 us. */
    Path trace() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(i * 10_000)
                    .append(i < 20 ? " W " : " R ")
                    .append(i * 7 % 20)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("some.trace"), lines);
    }

    /** The files below {@code root}, with their bytes. */
    static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
