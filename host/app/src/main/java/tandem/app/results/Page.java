package tandem.app.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A page for people: one HTML file that needs nothing else, with the data in it and the chart library from its WebJar. */
public final class Page {
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/%s/dist/echarts.common.min.js";

    private Page() {}

    /** The page whose {@code name.html} and {@code name.js} lie beside this class, about {@code data}. */
    public static String text(String name, Object data) throws IOException {
        return resource(name + ".html")
                .replace("@STYLE@", resource("page.css"))
                .replace("@ECHARTS@", resource(CHARTS.formatted(version())))
                .replace("@PAGE@", resource("page.js"))
                .replace("@SCRIPT@", resource(name + ".js"))
                .replace("@DATA@", Json.text(data).replace("<", "\\u003c"));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = open(WEBJAR)) {
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
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
