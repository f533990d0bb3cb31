package tandem.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs kits on plugins. */
final class Suspects {
    private Suspects() {}

    /** The classes in {@code of} that are broken on purpose. */
    static List<Class<?>> broken(Class<?>... of) {
        return Arrays.stream(of)
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(CaughtBy.class))
                .collect(Collectors.toList());
    }

    /** The checks by which the broken classes in {@code of} are caught. */
    static Set<String> proven(Class<?>... of) {
        return broken(of).stream()
                .map(type -> type.getAnnotation(CaughtBy.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All checks of a kit. */
    static Set<String> checks(Class<?> kit) {
        Set<String> checks = new TreeSet<>();
        for (Class<?> type = kit; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    checks.add(method.getName());
                }
            }
        }
        return checks;
    }

    /** What fails when the whole kit runs. */
    static List<String> failures(Class<?> kit) {
        return failures(selectClass(kit));
    }

    /** What the kit's check says, or nothing where it passes. */
    static List<String> failures(Class<?> kit, String check) {
        return failures(selectMethod(kit, check));
    }

    private static List<String> failures(DiscoverySelector what) {
        List<String> failures = new ArrayList<>();
        EngineTestKit.engine("junit-jupiter").selectors(what).execute().allEvents().finished().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .flatMap(result -> result.getThrowable().stream())
                .forEach(failure -> failures.add(
                        failure.getMessage() + " (" + failure.getClass().getSimpleName() + ")"));
        return failures;
    }
}
