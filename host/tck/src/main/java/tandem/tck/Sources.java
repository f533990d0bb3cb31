package tandem.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources of plugins, in the folder of the module whose tests run. */
final class Sources {
    private static final List<String> FOLDERS = List.of("src/main/java", "src/test/java");
    private static final String DECLARED = "(\\s|@\\w+(\\([^)]*\\))?|public|static|final)*";

    private Sources() {}

    /** The text of the file that declares {@code type}; empty where there is none. */
    static String of(Class<?> type) throws IOException {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        for (String folder : FOLDERS) {
            Path source = Path.of(folder, file);
            if (Files.exists(source)) {
                return Files.readString(source);
            }
        }
        return "";
    }

    /** Whether a Javadoc comment stands before the declaration of {@code type}. */
    static boolean hasJavadoc(String source, Class<?> type) {
        String before = source.replaceFirst("(?s)\\bclass " + type.getSimpleName() + "\\b.*", "");
        int end = before.lastIndexOf("*/");
        int start = before.lastIndexOf("/*", end);
        return start >= 0
                && before.startsWith("/**", start)
                && before.substring(end + 2).matches(DECLARED);
    }
}
