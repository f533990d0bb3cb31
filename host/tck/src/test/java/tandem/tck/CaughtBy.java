package tandem.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which check of a kit catches a plugin that was broken on purpose, and what it says then. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface CaughtBy {
    /** The method of the kit. */
    String value();

    /** Part of its message. */
    String saying();

    /** What the plugin declares, where it is a strategy. */
    StrategyAbility[] declares() default {};
}
