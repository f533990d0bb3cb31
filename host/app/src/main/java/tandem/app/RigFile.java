package tandem.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;

/**
 * A rig in a file: YAML with parameters by the names of their flags, values as they are typed there.
 *
 * <pre>
 * bandwidth: 55.6MiB/s   # why it is this
 * send-buffer: 280kB
 * </pre>
 */
public final class RigFile {
    private static final String SHAPE = "a rig file has lines such as \"latency: 50us\", each parameter once";

    private final Path path;
    private final Options rig;
    private final Set<String> names = new HashSet<>();

    private RigFile(Path path, Options rig) {
        this.path = path;
        this.rig = rig;
    }

    /**
     * Sets in {@code rig} what the file at {@code path} says; what it does not name stays.
     *
     * @throws InputException where it cannot be read or names what there is not
     */
    public static void apply(Path path, Options rig) {
        if (Files.isDirectory(path)) {
            throw new InputException("--rig " + path + " is a folder: name a file; " + SHAPE);
        }
        try (JsonParser parser = new YAMLFactory().createParser(Files.readString(path))) {
            new RigFile(path, rig).read(parser);
        } catch (NoSuchFileException e) {
            throw new InputException("--rig " + path + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new InputException("--rig " + path + " is no text in UTF-8: " + SHAPE, e);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    path + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage() + ": " + SHAPE, e);
        } catch (IOException e) {
            throw new InputException("--rig " + path + " cannot be read: " + e, e);
        }
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new InputException(path + ": this file is empty: " + SHAPE);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw error(parser, SHAPE);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!names.add(name)) {
                throw error(parser, "\"" + name + "\" is there twice: " + SHAPE);
            }
            JsonToken value = parser.nextToken();
            if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
                throw error(parser, "\"" + name + "\" has no plain value: " + SHAPE);
            }
            set(name, parser);
        }
    }

    private void set(String name, JsonParser parser) throws IOException {
        try {
            rig.set(name, parser.getText());
        } catch (OptionException e) {
            throw error(parser, String.valueOf(e.getMessage()));
        }
    }

    private InputException error(JsonParser parser, String message) {
        return new InputException(
                path + ", line " + parser.currentTokenLocation().getLineNr() + ": " + message);
    }
}
