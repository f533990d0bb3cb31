package tandem.app.validate;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandem.app.results.FileRecord;
import tandem.app.results.Page;

/** The page that draws measured beside modelled. */
public final class ValidationPage {
    private ValidationPage() {}

    /** The page about {@code validation} of the migrations in the file {@code measured}, made by {@code tandem}. */
    public static String text(Validation validation, FileRecord measured, String tandem) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("tandem", tandem);
        data.put("measured", measured);
        data.put("plan", validation.plan());
        data.put("rigs", validation.rigs());
        data.put("notes", validation.notes());
        data.put(
                "figures",
                Arrays.stream(Figure.values()).map(ValidationPage::data).toList());
        data.put(
                "comparisons",
                validation.comparisons().stream().map(ValidationPage::data).toList());
        return Page.text("validation", data);
    }

    private static Map<String, Object> data(Figure figure) {
        return Map.of("name", figure.words(), "unit", figure.unit, "decimals", figure.decimals);
    }

    private static Map<String, Object> data(Comparison one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("guest", one.migration().guest());
        data.put("strategy", one.migration().strategy());
        data.put("link", one.migration().link());
        data.put("figure", one.figure().words());
        data.put("repeats", one.repeats());
        data.put("measured", one.measured());
        data.put("range", List.of(one.least(), one.most()));
        data.put("modelled", one.modelled());
        if (Double.isFinite(one.errorPercent())) {
            data.put("error_percent", one.errorPercent());
        }
        return data;
    }
}
