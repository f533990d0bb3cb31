package tandem.app.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page for people: one HTML file that needs nothing else, with the data in it and the chart library from its WebJar. */
public final class Page {
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/%s/dist/echarts.common.min.js";

    private static final Pattern PLACE = Pattern.compile("@(STYLE|ECHARTS|PAGE|SCRIPT|DATA)@");

    private Page() {}

    /** The page, in UTF-8, whose {@code name.html} and {@code name.js} lie beside this class, about {@code data}. */
    public static byte[] about(String name, Object data) throws IOException {
        String page = new String(resource(name + ".html"), StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher place = PLACE.matcher(page);
        int written = 0;
        for (; place.find(); written = place.end()) {
            out.writeBytes(page.substring(written, place.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(filling(place.group(1), name, data));
        }
        out.writeBytes(page.substring(written).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] filling(String place, String name, Object data) throws IOException {
        return switch (place) {
            case "STYLE" -> resource("page.css");
            case "ECHARTS" -> resource(CHARTS.formatted(version()));
            case "PAGE" -> resource("page.js");
            case "SCRIPT" -> resource(name + ".js");
            default -> Json.text(data).replace("<", "\\u003c").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = open(WEBJAR)) {
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return stream.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        InputStream stream = Page.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program lacks " + name);
        }
        return stream;
    }
}
