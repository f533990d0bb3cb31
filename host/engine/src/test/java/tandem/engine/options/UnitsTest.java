package tandem.engine.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.api.Unit;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "SIZE, 4096, 4096",
        "SIZE, 4KiB, 4096",
        "SIZE, 13MB, 13000000",
        "SIZE, 1.5GiB, 1610612736",
        "SIZE, 20B, 20",
        "SIZE, 2 TiB, 2199023255552",
        "SIZE, 1.0001KiB, 1024",
        "TIME, 50us, 50000",
        "TIME, 5ms, 5000000",
        "TIME, 300000ns, 300000",
        "TIME, 2s, 2000000000",
        "TIME, 1.5ms, 1500000",
        "TIME, 0, 0",
        "TIME, 0.5ns, 0",
        "TIME, unbounded, 9223372036854775807",
        "RATE, 10gbit, 1250000000",
        "RATE, 100mbit, 12500000",
        "RATE, 55.6MiB/s, 58300825",
        "RATE, 117500000B/s, 117500000",
        "RATE, 1.25GB/s, 1250000000",
        "RATE, 1Gbit/s, 125000000",
        "RATE, 9bit, 1",
        "RATE, 0, 0",
        "PERCENT, 67, 67",
        "PERCENT, 67%, 67",
        "NONE, 42, 42",
        "NONE, -1, -1"
    })
    void shouldReadWhatPeopleWrite(Unit unit, String text, long value) {
        assertThat(Units.parse(unit, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 5 parsecs, '\"5 parsecs\" is no time: write it as 50us, 5ms or 2s'",
        "TIME, 5, '\"5\" is no time: write it as 50us, 5ms or 2s'",
        "SIZE, big, '\"big\" is no size: write it as 4096, 4KiB or 13MB'",
        "RATE, 100, '\"100\" is no rate: write it as 10gbit, 55.6MiB/s or 117500000B/s'",
        "PERCENT, 6.5, '\"6.5\" is no whole number: write it as 67 or 67%'",
        "NONE, seven, '\"seven\" is no whole number: write it as 42'",
        "SIZE, 9000000TiB, '\"9000000TiB\" is too large for a size'",
        "NONE, '', '\"\" is no whole number: write it as 42'"
    })
    void shouldSayHowToWriteWhatCannotBeRead(Unit unit, String text, String message) {
        assertThatThrownBy(() -> Units.parse(unit, text))
                .isInstanceOf(OptionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE, 0, 0B",
        "SIZE, 20, 20B",
        "SIZE, 4096, 4KiB",
        "SIZE, 13000000, 13MB",
        "SIZE, 262144, 256KiB",
        "TIME, 0, 0ns",
        "TIME, 50000, 50us",
        "TIME, 1500000, 1.5ms",
        "TIME, 1234567, 1.234567ms",
        "TIME, 9223372036854775807, unbounded",
        "RATE, 117500000, 117.5MB/s",
        "RATE, 125, 125B/s",
        "PERCENT, 67, 67%",
        "NONE, 42, 42"
    })
    void shouldWriteWhatItReads(Unit unit, long value, String text) {
        assertThat(Units.format(unit, value)).isEqualTo(text);
        assertThat(Units.parse(unit, text)).isEqualTo(value);
    }

    @Test
    void shouldReadBackEveryValueItWrites() {
        var random = new java.util.Random(7);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >>> (1 + random.nextInt(62));
            for (Unit unit : Unit.values()) {
                assertThat(Units.parse(unit, Units.format(unit, value))).isEqualTo(value);
            }
        }
    }
}
