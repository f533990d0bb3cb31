package tandem.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    @Test
    void shouldCountColumnsFromItsOwnStart() {
        Line line = line("I  04001090,3");

        assertThat(line.length()).isEqualTo(13);
        assertThat(line.at(0)).isEqualTo((byte) 'I');
        assertThat(line.at(12)).isEqualTo((byte) '3');
        assertThat(line.at(13)).isZero();
        assertThat(line.indexOf(',', 3)).isEqualTo(11);
        assertThat(line.indexOf(',', 12)).isEqualTo(-1);
        assertThat(line).hasToString("I  04001090,3");
    }

    @Test
    void shouldKnowTheTextAtAColumn() {
        Line line = line("==12== x");

        assertThat(line.has("==", 0)).isTrue();
        assertThat(line.has("==", 4)).isTrue();
        assertThat(line.has("==", 1)).isFalse();
        assertThat(line.has("x", 7)).isTrue();
        assertThat(line.has("x ", 7)).isFalse();
    }

    @Test
    void shouldFindEveryByteAndReadNumbersOfEveryLengthWhereverTheyStand() throws TraceException {
        String digits = "908172635441526370";
        for (int before = 0; before < 10; before++) {
            for (int length = 1; length <= digits.length(); length++) {
                String number = digits.substring(0, length);
                Line line = line("x".repeat(before) + number + ",");

                assertThat(line.indexOf(',', 0)).isEqualTo(before + length);
                assertThat(line.indexOf(',', before + length)).isEqualTo(before + length);
                assertThat(line.indexOf(';', 0)).isEqualTo(-1);
                assertThat(line.decimal(before, before + length)).isEqualTo(Long.parseLong(number));
                assertThat(line.nanos(before, before + length, 1)).isEqualTo(Long.parseLong(number));
            }
        }
    }

    @Test
    void shouldSeeWhatIsNoDigitWhereverItStands() {
        for (char odd : "/:;.,-+ °é".toCharArray()) {
            for (int at = 0; at < 12; at++) {
                StringBuilder number = new StringBuilder("123456789012");
                number.setCharAt(at, odd);

                assertThatThrownBy(() -> line(number.toString()).decimal(0, number.length()))
                        .hasMessageContaining("is no decimal number");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1fff0007a8,1fff0007a8", "FFFFFFFFFFFFFFFF,-1", "000000000000000000001,1"})
    void shouldReadHexadecimalNumbersOf64Bits(String text, String value) throws TraceException {
        long expected = value.equals("-1") ? -1 : Long.parseLong(value, 16);

        assertThat(line("  " + text + ",").hexadecimal(2, 2 + text.length())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x10", "12g", "-1", " 1", "10000000000000000", "é"})
    void shouldRefuseWhatIsNoHexadecimalNumber(String text) {
        assertThatThrownBy(() -> line(text).hexadecimal(0, text.length()))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is no hexadecimal number");
    }

    @Test
    void shouldKnowAHexadecimalDigitWhereverItStands() throws TraceException {
        for (char any = 0; any < 256; any++) {
            int digit = any < 128 ? Character.digit(any, 16) : -1;
            for (int at = 0; at < 12; at++) {
                StringBuilder number = new StringBuilder("18090a0B0f0F");
                number.setCharAt(at, any);
                Line line = line(number + ",");

                if (digit < 0) {
                    assertThatThrownBy(() -> line.hexadecimal(0, 12)).hasMessageContaining("is no hexadecimal number");
                } else {
                    assertThat(line.hexadecimal(0, 12)).isEqualTo(Long.parseLong(number.toString(), 16));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "16", "999999999999999999"})
    void shouldReadDecimalNumbers(String text) throws TraceException {
        assertThat(line("," + text).decimal(1, 1 + text.length())).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "+1", "-1", "1000000000000000000"})
    void shouldRefuseWhatIsNoDecimalNumber(String text) {
        assertThatThrownBy(() -> line(text).decimal(0, text.length()))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is no decimal number");
    }

    @Test
    void shouldReadNoFurtherThanItsEnd() throws TraceException {
        assertThat(line("12").decimal(0, 99)).isEqualTo(12);
        assertThatThrownBy(() -> line("12").hexadecimal(2, 3)).hasMessage("\"\" is no hexadecimal number: \"12\"");
    }

    @Test
    void shouldQuoteItselfInAnErrorWithoutWhatCannotBePrinted() {
        assertThat(line("a\tb\u00e9" + "c".repeat(100)).error("no record"))
                .hasMessage("no record: \"a?b?" + "c".repeat(76) + "…\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,0",
        "1284.625878,1000000000,1284625878000",
        "1.5,100,150",
        "7,1000000,7000000",
        "0.0000000019,1000000000,1"
    })
    void shouldReadTimes(String text, long unitNanos, long nanos) throws TraceException {
        assertThat(line("[" + text + ".").nanos(1, 1 + text.length(), unitNanos))
                .isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".5", "1.", "1.2.3", "-1", "1e3", "1,000", "9223372037"})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> line(text).nanos(0, text.length(), 1_000_000_000))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is no");
    }

    private static Line line(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.ISO_8859_1);
        return new Line(bytes).next(2, bytes.length - 2);
    }
}
