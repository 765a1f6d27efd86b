package io.github.swremulator.control.fault;

import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.SmallLimits;
import io.github.swremulator.control.OperationResolver;
import io.github.swremulator.control.session.PerSession;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.manage.SwrErrors;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** Invalid rules, and the place that the message names. */
class FaultRefusalTest extends FaultTestCase {

    private static final String FORBIDDEN = "{'error':'SVCSTG.SWR.4030170'}";

    FaultRefusalTest(Emulator emulator) {
        super(emulator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense;body:1:1: Unrecognized token",
                "3;body:1:1: expected an object",
                "[3];body:1:2: expected an object",
                "[{'profile':'throttled'},{'then':{'error':'x'}}];body:1:43: then.error must be the code of a documented error",
                "[{'then':{'error':'x'}}];body:1:19: then.error must be the code of a documented error",
                "[{'profile':null}];body:1:2: missing field \"then\"",
                "[{'profile':'slow'},{'match':{'operation':'x'},'then':{'reset':true}}];body:1:43: match.operation must be the name",
                "{'match':{'method':'get'},'then':{'reset':true}};body:1:20: match.method must be one of [GET, POST, PUT, DELETE, PATCH, HEAD], found \"get\"",
                "{'match':{'method':'OPTIONS'},'then':{'reset':true}};match.method must be one of",
                "{'then':{'error':'DENIED','status':399}};then.status must be a status of DENIED, found 399",
                "{'then':{'error':'DENEID'}};did you mean \"DENIED\"?",
                "{'match':{'repository':'a$b'},'then':{'reset':true}};match.repository must be 1 to 128 characters",
                "{'match':{'repository':'A'},'then':{'reset':true}};match.repository must be 1 to 128 characters",
                "{'match':{'namespace':'a/b'},'then':{'reset':true}};match.namespace must be 1 to 64 characters",
                "{'match':{'path':'v2/**'},'then':{'reset':true}};match.path must be a pattern of at most 1000 characters, such as",
                "{'match':{'path':'/*a*b'},'then':{'reset':true}};match.path must be a pattern of at most 1000 characters, such as",
                "{'match':{'path':'/{x:(v2|v3)}/**'},'then':{'reset':true}};match.path must be a pattern of at most 1000 characters, such as",
                "{'match':{'credential':'a b'},'then':{'reset':true}};match.credential must be an access key or the name of a token",
                "{'match':{'token':' '},'then':{'reset':true}};match.token must be a token",
                "{'match':{'credential':'a','token':'b'},'then':{'reset':true}};match: expected either credential or token",
                "{'then':{'delay':{'uniform':{'max':'61s'}}}};then.delay.uniform.max must be at most 60000ms",
                "{'then':{'delay':{'normal':{'mean':'2m','deviation':'0s'}}}};body:1:36: then.delay.normal.mean must be at most 60000ms",
                "{'then':{'delay':{'lognormal':{'median':'2m','sigma':0}}}};then.delay.lognormal.median must be at most",
                "{'then':{'delay':{'lognormal':{'median':'1s','sigma':11}}}};then.delay.lognormal.sigma must be a number from 0 to 10",
                "{'then':{'status':204,'body':'x'}};then.body must not be set with status 204",
                "{'then':{'status':200,'headers':{'A':'1','a':'2'}}};then.headers: duplicate header \"a\"",
                "{};body:1:1: missing field \"then\"",
                "{'thne':{'reset':true}};unknown field \"thne\", did you mean \"then\"?",
                "{'match':{'operation':'ListRepositorysTags'},'then':{'reset':true}};did you mean \"ListRepositoryTags\"?",
                "{'then':{'eror':'APIGW.0308'}};unknown field \"eror\", did you mean \"error\"?",
                "{'then':{'error':'SVCSTG.SWR.4030171'}};then.error must be the code of a documented error",
                "{'then':{'error':'4030170'}};did you mean \"SVCSTG.SWR.4030170\"?",
                "{'then':{'error':'APIGW.0201','status':500}};then.status must be a status of APIGW.0201, found 500",
                "{'then':{'error':4030170}};then.error must be a string",
                "{'then':{'truncate':2147483648}};then.truncate must be a whole number from 0 to 2147483647",
                "{'when':{'nth':9223372036854775808},'then':{'reset':true}};when.nth must be a whole number from",
                "{'then':{'status':'502'}};then.status must be a whole number",
                "{'then':{'status':99}};then.status must be a whole number from 200 to 599",
                "{'then':{'status':500,'reset':true}};then: expected one of [error, status, throttle",
                "{'then':{}};then: expected one of [error, status, throttle",
                "{'then':{'reset':false}};then.reset must be true",
                "{'then':{'truncate':-1}};then.truncate must be a whole number from 0",
                "{'then':{'truncate':1.5}};then.truncate must be a whole number",
                "{'then':{'body':'x','reset':true}};then.body must not be set without status",
                "{'then':{'change':'pull'}};then.change must be one of [push, delete, move]",
                "{'then':{'change':0}};then.change must be one of",
                "{'then':{'delay':'2h'}};then.delay must be at most 60000ms (swr.control.faults.max-delay)",
                "{'then':{'delay':200}};then.delay must be an object",
                "{'then':{'delay':'200'}};then.delay must be a time span such as 250ms",
                "{'then':{'delay':{'uniform':{}}}};missing field \"max\"",
                "{'then':{'delay':{'uniform':{'min':'2s','max':'1s'}}}};then.delay.uniform.min must be at most max",
                "{'then':{'delay':{'seed':1}}};then.delay: expected one of [uniform, normal, lognormal]",
                "{'then':{'throttle':{'rate':0}}};then.throttle.rate must be a whole number from 1",
                "{'then':{'throttle':{'rate':1,'per':'0s'}}};then.throttle.per must be a time span from 1ns",
                "{'then':{'status':200,'headers':{'a b':'c'}}};then.headers must be names and values that HTTP allows",
                "{'then':{'status':200,'headers':{'a':'b\\r\\nc: d'}}};then.headers must be names and values",
                "{'then':{'status':200,'headers':{'a':null}}};then.headers must be names and values",
                "{'then':{'status':200,'headers':{'Content-Length':'1'}}};then.headers: Content-Length is written by",
                "{'when':{},'then':{'reset':true}};when: expected one of [nth, first, every, probability]",
                "{'when':{'nth':1,'first':1},'then':{'reset':true}};when: expected one of [nth, first, every, probability]",
                "{'when':{'nth':0},'then':{'reset':true}};when.nth must be a whole number from 1",
                "{'when':{'probability':1.1},'then':{'reset':true}};when.probability must be a number from 0 to 1",
                "{'when':{'per':'call'},'then':{'reset':true}};when.per must be one of [credential]",
                "{'match':{'path':'/{a'},'then':{'reset':true}};match.path must be a pattern of at most 1000 characters, such as",
                "{'match':{'repo':'a'},'then':{'reset':true}};unknown field \"repo\"",
                "{'id':'a b','then':{'reset':true}};id must be 1 to 64 letters",
                "[{'id':'a','then':{'reset':true}},{'id':'a','then':{'reset':true}}];id: rule a exists already",
                "[{'then':{'reset':true}},{'then':{'error':'x'}}];body:1:43: then.error must be the code of a documented error",
                "{'profile':'throtled'};profile must be one of [throttled, flaky-gateway, slow, auth-expiring,",
                "{'profile':0};profile must be one of",
                "{'profile':null};missing field \"then\"",
                "{'profile':'slow','then':{'reset':true}};body:1:12: profile must be the only field",
                "null;body:1:1: expected an object"
            })
    void changesNothingWhenABodyIsInvalid(String bodyAndDetail) {
        calls.put("{'id':'kept','then':" + FORBIDDEN + "}");
        String[] parts = bodyAndDetail.split(";", 2);
        for (HttpResponse<String> reply :
                List.of(control.put("/faults", json(parts[0])), control.post("/faults", json(parts[0])))) {
            assertThat(reply.statusCode()).isIn(400, 409);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(tree(reply).get("detail").stringValue())
                    .contains(parts[1])
                    .doesNotContain("io.github", "Exception");
        }
        assertThat(control.json("/faults").findValuesAsString("id")).containsExactly("kept");
    }

    /** Spring matches a path by nested calls, a level for each segment. */
    @Test
    void refusesAPathOfVeryManySegments() {
        HttpResponse<String> reply =
                control.put("/faults", json("{'match':{'path':'" + "/a".repeat(3000) + "'},'then':{'reset':true}}"));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(tree(reply).get("detail").stringValue()).contains("match.path must be a pattern of at most 1000");
    }

    @Test
    @SmallLimits
    void refusesRulesThatExceedTheLimits(Emulator small) {
        ControlClient steering = small.control();
        String rule = "{'then':{'reset':true}}";
        assertThat(steering.put("/faults", json("[" + rule + "," + rule + "," + rule + "]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(steering.post("/faults", json(rule)).body()).contains("at most 3 rules");
        assertThat(steering.put("/faults", json("{'then':{'status':200,'body':'ééééé'}}"))
                        .body())
                .contains("at most 8 bytes");
        assertThat(steering.put("/faults", json("{'then':{'delay':'11m'}}")).body())
                .contains("at most 600000ms");
        assertThat(steering.put("/faults", json("{'then':{'delay':{'uniform':{'max':'11m'}}}}"))
                        .body())
                .contains("then.delay.uniform.max must be at most 600000ms");
    }

    @Test
    void refusesAProfileThatExceedsTheLimits() {
        Faults.Settings hasty = new Faults.Settings(1_000, Duration.ofMillis(1), 1, DataSize.ofKilobytes(64), 1);
        FaultReader reader = new FaultReader(
                emulator.bean("swrErrors", SwrErrors.class),
                hasty,
                emulator.bean("operationResolver", OperationResolver.class));
        byte[] body = json("[{'profile':'throttled'},{'profile':'slow'}]").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reader.read(body))
                .withMessageContaining("then.delay.lognormal.median must be at most 1ms");
        Faults.Initial slow = new Faults.Initial(Set.of(FaultProfile.SLOW));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new Faults(reader, hasty, slow, new PerSession.Memories()))
                .withMessageContaining("swr.faults")
                .satisfies(refusal -> assertThat(refusal.getReason()).contains("must be at most 1ms"));
    }
}
