package tandem.app.validate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.app.InputException;

/**
 * How measured migrations are replayed: the file {@value #FILE} beside them.
 *
 * @param strategies the strategy that replays each measured one
 * @param options of strategies, as typed after {@code --option}
 * @param rigs the rig file of each link, named as {@link Measured#link()} does, relative to the plan
 * @param pages a page list of what every guest has besides the pages of its own list, relative to the plan
 */
public record Plan(
        Map<String, String> strategies,
        List<String> options,
        Map<String, String> rigs,
        @Nullable String pages) {
    /** The file's name. */
    public static final String FILE = "validate.yaml";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the plan in {@code file}. */
    public static Plan read(Path file) throws IOException {
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw error(file, parser.currentTokenLocation(), "this has nothing of that");
            }
            return read(file, parser);
        } catch (JsonProcessingException e) {
            throw error(file, e.getLocation(), e.getOriginalMessage());
        }
    }

    private static Plan read(Path file, JsonParser parser) throws IOException {
        Map<String, String> strategies = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        Map<String, String> rigs = new LinkedHashMap<>();
        String pages = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                throw error(file, parser.currentTokenLocation(), "there is nothing after " + name);
            }
            switch (name) {
                case "strategies" -> strategies.putAll(texts(parser));
                case "options" -> options.addAll(MAPPER.readValue(parser, new TypeReference<List<String>>() {}));
                case "rigs" -> rigs.putAll(texts(parser));
                case "pages" -> pages = MAPPER.readValue(parser, String.class);
                default -> throw error(file, parser.currentTokenLocation(), "\"" + name + "\" is none of them");
            }
        }
        return new Plan(strategies, options, rigs, pages);
    }

    private static Map<String, String> texts(JsonParser parser) throws IOException {
        return MAPPER.readValue(parser, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static InputException error(Path file, JsonLocation location, String problem) {
        return new InputException(file + ", line " + Math.max(1, location.getLineNr())
                + ": a plan has strategies, options, rigs and pages: " + problem);
    }
}
