package tandem.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.TraceFormat;

/** Each check of the format kit catches a format that was broken on purpose, and none a sound one. */
class TraceFormatKitTest {
    @AfterEach
    void close() throws IOException {
        BrokenFormats.closeWhatWasLeftOpen();
    }

    static Stream<Class<?>> broken() {
        return Suspects.broken(BrokenFormats.class).stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldCatch(Class<? extends TraceFormat> format) {
        CaughtBy caught = format.getAnnotation(CaughtBy.class);
        assumeThat(!caught.value().equals("shouldReleaseWhatItOpens") || OpenFiles.areTold())
                .as("this system tells which files are open")
                .isTrue();
        Kit.suspect(format, SoundFormat.ABILITIES);

        assertThat(Suspects.failures(Kit.class, caught.value()))
                .singleElement()
                .asString()
                .contains(caught.saying());
    }

    @Test
    void shouldProveEachOfItsChecks() {
        assertThat(Suspects.proven(BrokenFormats.class)).isEqualTo(Suspects.checks(TraceFormatKit.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {SoundFormat.class, WritingFormat.class})
    void shouldPassASoundFormat(Class<? extends TraceFormat> format) {
        Kit.suspect(format, SoundFormat.ABILITIES);

        assertThat(Suspects.failures(Kit.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SEES_CUT_RECORDS", "SEES_MISSING_RECORDS"})
    void shouldCatchAFormatThatSeesLessThanItDeclares(FormatAbility ability) {
        Kit.suspect(SoundFormat.class, FormatAbility.LINES, FormatAbility.HIGH_ADDRESSES, ability);

        assertThat(Suspects.failures(Kit.class))
                .singleElement()
                .asString()
                .contains(ability + " is declared, but not seen are cuts");
    }

    /** The kit on whatever is suspected now. */
    static final class Kit extends TraceFormatKit {
        private static Class<? extends TraceFormat> format = SoundFormat.class;
        private static FormatAbility[] abilities = {};

        Kit() {
            super(format, SoundFormat.SAMPLE, SoundFormat.COUNTS, abilities);
        }

        static void suspect(Class<? extends TraceFormat> suspected, FormatAbility... declared) {
            format = suspected;
            abilities = declared;
        }
    }
}
