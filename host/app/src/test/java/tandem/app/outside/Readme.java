package tandem.app.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A README of the project, as a reader follows it: its files, commands, tables and links. */
record Readme(Path path, String text) {
    /** {@code `pom.xml`:}, an empty line, and a block. */
    private static final Pattern FILE = Pattern.compile("^`([^`]+)`:\n\n```\\w+\n(.*?)^```$", flags());

    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```$", flags());
    private static final Pattern COMMANDS_AND_OUTPUT =
            Pattern.compile("^```sh\n([^`]*?)^```\n\n```text\n(.*?)^```$", flags());
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

    private static int flags() {
        return Pattern.MULTILINE | Pattern.DOTALL;
    }

    static Readme at(String path) throws IOException {
        Path file = Program.ROOT.resolve(path);
        return new Readme(file, Files.readString(file));
    }

    /** From the heading to the next of its kind. */
    Readme section(String heading) {
        int start = text.indexOf("## " + heading + "\n");
        int end = text.indexOf("\n## ", start);
        return new Readme(path, text.substring(start, end < 0 ? text.length() : end));
    }

    /** The files that it has readers write, by name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Matcher matcher = FILE.matcher(text); matcher.find(); ) {
            files.put(matcher.group(1), matcher.group(2));
        }
        return files;
    }

    /** The commands that it has readers type. */
    String commands() {
        StringBuilder commands = new StringBuilder();
        for (Matcher matcher = COMMANDS.matcher(text); matcher.find(); ) {
            commands.append(matcher.group(1));
        }
        return commands.toString();
    }

    /** The commands after which it shows what they print, with that. */
    Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Matcher matcher = COMMANDS_AND_OUTPUT.matcher(text); matcher.find(); ) {
            outputs.put(matcher.group(1), matcher.group(2));
        }
        return outputs;
    }

    /** The rows of its tables, without their back quotes. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.lines().filter(line -> line.startsWith("| ")).toList()) {
            String[] cells = line.substring(1).replace("`", "").split("\\|", -1);
            rows.add(Arrays.stream(cells).map(String::strip).toList());
        }
        return rows;
    }

    /** The cells of the first column of its tables. */
    List<String> firstCells() {
        return rows().stream().map(row -> row.get(0)).toList();
    }

    /** The files of the project that it leads to. */
    List<Path> links() {
        List<Path> links = new ArrayList<>();
        for (Matcher matcher = LINK.matcher(text); matcher.find(); ) {
            if (!matcher.group(1).contains("://")) {
                links.add(path.resolveSibling(matcher.group(1)));
            }
        }
        return links;
    }
}
