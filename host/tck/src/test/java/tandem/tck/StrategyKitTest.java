package tandem.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.api.MigrationStrategy;

/** Each check of the strategy kit catches a strategy that was broken on purpose, and none a sound one. */
class StrategyKitTest {
    private static final Class<?>[] BROKEN = {BrokenDeclarations.class, BrokenMigrations.class, BrittleStrategies.class
    };

    static Stream<Class<?>> broken() {
        return Suspects.broken(BROKEN).stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldCatch(Class<? extends MigrationStrategy> strategy) {
        CaughtBy caught = strategy.getAnnotation(CaughtBy.class);
        Kit.suspect(strategy, caught.declares());

        assertThat(Suspects.failures(Kit.class, caught.value()))
                .singleElement()
                .asString()
                .contains(caught.saying());
    }

    @Test
    void shouldProveEachOfItsChecks() {
        assertThat(Suspects.proven(BROKEN)).isEqualTo(Suspects.checks(StrategyKit.class));
    }

    @Test
    void shouldPassASoundStrategy() {
        Kit.suspect(SoundStrategies.Push.class);

        assertThat(Suspects.failures(Kit.class)).isEmpty();
    }

    @Test
    void shouldPassASoundStrategyWithRounds() {
        Kit.suspect(SoundStrategies.Rounds.class, StrategyAbility.ROUNDS);

        assertThat(Suspects.failures(Kit.class)).isEmpty();
    }

    /** The kit on whatever is suspected now. */
    static final class Kit extends StrategyKit {
        private static Class<? extends MigrationStrategy> strategy = SoundStrategies.Push.class;
        private static StrategyAbility[] abilities = {};

        Kit() {
            super(strategy, abilities);
        }

        static void suspect(Class<? extends MigrationStrategy> suspected, StrategyAbility... declared) {
            strategy = suspected;
            abilities = declared;
        }

        @Override
        protected Duration patience() {
            boolean sound = strategy.getEnclosingClass() == SoundStrategies.class;
            return Duration.ofSeconds(sound ? 60 : 3);
        }
    }
}
