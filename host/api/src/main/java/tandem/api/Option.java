package tandem.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A setting of a strategy or a trace format, declared on the field that receives it: users set it with {@code --option
 * plugin.name=value}. The declaration feeds the help text, the validation and the record of the run.
 *
 * <p>The field is not static, not final, and a {@code long}, {@code int}, {@code double}, {@code boolean}, {@code
 * String} or an enum (whose constants are typed in lower case with {@code -}). The host sets it before it calls
 * anything but {@code name} and {@code help}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Option {
    /** The name that users type: lower case, words joined by {@code -}. */
    String name();

    /** The value where users give none, written as they would; an empty one means none was given. */
    String defaultValue();

    /** What it does, in one line. */
    String help();

    /** How the number is written; for fields of number type only. */
    Unit unit() default Unit.NONE;

    /** The least value allowed. */
    long min() default 0;

    /** The greatest value allowed. */
    long max() default Long.MAX_VALUE;
}
