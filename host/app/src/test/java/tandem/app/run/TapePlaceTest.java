package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.MemoryLog;

class TapePlaceTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void shouldStopTheRecordingOnceATapeIsKnownToBeThere() throws IOException, InterruptedException {
        CountDownLatch found = new CountDownLatch(1);
        CountDownLatch revoked = new CountDownLatch(1);
        try (TapePlace place = new TapePlace(
                () -> {
                    found.await();
                    return folder;
                },
                false)) {
            RevocableLog log = new RevocableLog(new MemoryLog());
            place.ifThere(() -> {
                log.revoke();
                revoked.countDown();
            });
            log.append(new byte[1], 1);
            assertThat(place.hasTape()).isFalse();

            found.countDown();
            assertThat(place.get()).isEqualTo(folder);
            revoked.await();

            assertThat(place.hasTape()).isTrue();
            assertThatThrownBy(() -> log.append(new byte[1], 1)).hasMessage("this has been given up");
        }
    }

    @Test
    void shouldRecordOnWhereNoTapeIs() throws IOException {
        try (TapePlace place = new TapePlace(() -> folder.resolve("none"), true)) {
            RevocableLog log = new RevocableLog(new MemoryLog());
            place.ifThere(log::revoke);
            log.append(new byte[1], 1);

            assertThat(place.hasTape()).isFalse();
            assertThat(log.cursor().next(new byte[1])).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhyItWasNotFound() {
        try (TapePlace place = new TapePlace(
                () -> {
                    throw new IOException("the file changed");
                },
                false)) {
            assertThatThrownBy(place::get).isInstanceOf(IOException.class).hasMessage("the file changed");
            assertThat(place.hasTape()).isFalse();
        }
    }

    @Test
    void shouldLeaveNoSearchBehind() {
        AtomicBoolean stopped = new AtomicBoolean();
        TapePlace place = new TapePlace(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        stopped.set(true);
                    }
                    return Files.createTempDirectory(folder, "never");
                },
                false);

        place.close();

        assertThat(stopped).isTrue();
        assertThat(folder).isEmptyDirectory();
    }
}
