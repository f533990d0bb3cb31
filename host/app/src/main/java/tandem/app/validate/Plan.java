package tandem.app.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tandem.app.InputException;

/**
 * How measured migrations are replayed: the file {@value #FILE} beside them.
 *
 * @param strategies the strategy that replays each measured one
 * @param options of strategies, as typed after {@code --option}
 * @param rigs the rig file of each link, named as {@link Measured#link()} does, relative to the plan
 */
public record Plan(Map<String, String> strategies, List<String> options, Map<String, String> rigs) {
    /** The file's name. */
    public static final String FILE = "validate.yaml";

    /** Reads the plan in {@code file}. */
    public static Plan read(Path file) throws IOException {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Plan.class);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ", line " + e.getLocation().getLineNr() + ": a plan has strategies, options and rigs: "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
