package io.github.swremulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "swr.api.edition=2019, 'swr.api.edition = 2019: must be one of [2018, current]'",
        "swr.api.registry-host=http://host/, must be a host name",
        "swr.api.internal-host=, must be a host name",
        "swr.api.account-id=me, must be 32 lower-case hexadecimal digits",
        "swr.api.tag-match=fuzzy, fuzzy",
        "swr.seed=, 'must be a file, a folder, example or none'",
        "swr.seed-mode=twice, 'swr.seed-mode = twice: must be one of once, always'",
        "swr.seed-max-string=1048575, swr.seed-max-string = 1048575: must be 1048576 or more",
        "swr.seed-max-tags=many, 'swr.seed-max-tags = many: must be a whole number'",
        "swr.access.mode=closed, 'must be one of open, present, verify'",
        "swr.faults=fuzzy, 'must be one of throttled, flaky-gateway, slow, auth-expiring, moving-pages'",
        "swr.store.max-wait=0s, swr.store.max-wait = 0ms: must be a time span from 1ms to 1h",
        "swr.snapshot.max=-1, swr.snapshot.max = -1: must not be negative",
        "swr.control.max-body=-1B, swr.control.max-body = -1B: must not be negative",
        "'swr.control.hosts=a.test,b/c', swr.control.hosts[1] = b/c: must be a host name without a port",
        "swr.control.faults.max-rules=0, swr.control.faults.max-rules = 0: must be 1 or more",
        "swr.api.max-description=30001, swr.api.max-description = 30001: must be 0 to 30000",
        "swr.session.idle=5ms, swr.session.idle = 5ms: must be 10ms or more",
        "swr.journal.max-bytes=0B, swr.journal.max-bytes = 0B: must be 1B or more",
        "swr.cache.max-bytes=-1B, swr.cache.max-bytes = -1B: must not be negative",
        "swr.quota.tags=-1, swr.quota.tags = -1: must not be negative",
        "swr.blob.store=disk, 'swr.blob.store = disk: must be one of folder, s3'",
        "swr.blob.store=s3, swr.blob.s3.bucket: must be the name of a bucket",
        "swr.blob.s3.bucket=a/b, swr.blob.s3.bucket = a/b: must be the name of a bucket",
        "swr.blob.s3.endpoint=host:9000, swr.blob.s3.endpoint: must be an address such as https://s3.example.com",
        "swr.blob.s3.endpoint=ftp://host, swr.blob.s3.endpoint: must be an address such as https://s3.example.com",
        "swr.blob.s3.region=a b, 'swr.blob.s3.region = a b: must be letters'",
        "swr.blob.s3.access-key=me, swr.blob.s3.secret-key: must be set together with swr.blob.s3.access-key",
        "swr.blob.s3.prefix=/a, 'swr.blob.s3.prefix = /a: must be letters'",
        "swr.blob.s3.prefix=a, 'swr.blob.s3.prefix = a: must be letters'"
    })
    void areRefusedWithAMessageIfInvalid(String setting, String expected) {
        assertThat(SettingsBinding.refusal(setting))
                .contains(expected)
                .doesNotContain("\tat ", "io.github.swremulator.");
    }

    @Test
    void stopTheStartWithoutReportingASecret(CapturedOutput log) {
        assertThatException()
                .isThrownBy(() -> Emulator.start("swr.control.token=my secret").close());
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("swr.control.token: must be ASCII characters without blanks")
                .doesNotContain("my secret", "\tat ", "io.github.swremulator.");
    }

    @Test
    void stopTheStartWithAMessageIfTheStoreIsUnreachable(CapturedOutput log) {
        TestStore store = new TestStore("jdbc:postgresql://127.0.0.1:1/swr", "sa", "");
        assertThatException()
                .isThrownBy(() -> Emulator.start(store, "spring.datasource.hikari.connection-timeout=300")
                        .close());
        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START", "The store cannot be opened")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://user:my-secret@host/swr", "mysql://host/swr", "h2", "jdbc:h2"})
    void areRefusedWithAMessageIfTheDatabaseIsUnknown(String url) {
        assertThat(SettingsBinding.refusal("spring.datasource.url=" + url))
                .contains("SPRING_DATASOURCE_URL must begin with jdbc:h2: or jdbc:postgresql:")
                .doesNotContain("\tat ", "my-secret");
    }

    @Test
    void areReportedIfTheFolderContainsNoStore() {
        Throwable failure = catchThrowable(
                () -> DriverManager.getConnection("jdbc:h2:file:./target/no-such-store;IFEXISTS=TRUE", "sa", ""));
        assertThat(SettingsBinding.report(new IllegalStateException("wrapped", failure)))
                .contains("The store cannot be opened", "no-such-store")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swr.data-dir=/dev/null/data", "swr.data-dir=target/a;b"})
    void areRefusedWithAMessageIfTheDataFolderIsUnusable(String setting) {
        assertThat(SettingsBinding.refusal("spring.profiles.active=file", setting))
                .contains("must be a folder that can be written")
                .doesNotContain("\tat ");
    }
}
