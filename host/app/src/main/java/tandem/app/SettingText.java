package tandem.app;

import java.util.ArrayList;
import java.util.List;
import tandem.api.Unit;
import tandem.engine.options.Setting;
import tandem.engine.options.Units;

/** What help says of an option beside its purpose. */
final class SettingText {
    private SettingText() {}

    /** Such as {@code a time such as 50us, 5ms or 2s; at least 1ns; default 300ms}. */
    static String details(Setting setting) {
        List<String> parts = new ArrayList<>();
        if (!setting.allowed().isEmpty()) {
            parts.add(String.join(" or ", setting.allowed()));
        } else if (setting.unit() != Unit.NONE) {
            parts.add("a " + Units.noun(setting.unit()) + " such as " + Units.examples(setting.unit()));
        }
        if (!setting.limits().isEmpty()) {
            parts.add(setting.limits());
        }
        parts.add(setting.defaultText().isEmpty() ? "none by default" : "default " + setting.defaultText());
        return String.join("; ", parts);
    }
}
