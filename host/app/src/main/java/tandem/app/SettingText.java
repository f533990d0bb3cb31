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
        if (setting.unit() != Unit.NONE) {
            parts.add("a " + Units.noun(setting.unit()) + " such as " + Units.examples(setting.unit()));
        }
        if (!setting.limits().isEmpty()) {
            parts.add(setting.limits());
        }
        parts.add(choiceAndDefault(setting));
        return String.join("; ", parts);
    }

    /** Such as {@code data or zero; default data}. */
    static String choiceAndDefault(Setting setting) {
        String choice = setting.allowed().isEmpty() ? "" : String.join(" or ", setting.allowed()) + "; ";
        return choice + (setting.defaultText().isEmpty() ? "none by default" : "default " + setting.defaultText());
    }
}
