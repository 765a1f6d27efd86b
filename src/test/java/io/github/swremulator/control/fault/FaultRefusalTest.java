package io.github.swremulator.control.fault;

import static io.github.swremulator.control.fault.FaultCalls.json;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.SmallLimits;
import io.github.swremulator.control.call.Calls;
import io.github.swremulator.control.session.SessionMemories;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.manage.SwrErrors;
import io.github.swremulator.registry.TagEditor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** What is refused, and where it is said to be wrong. */
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
                "[{'profile':'throttled'},{'then':{'error':'x'}}];body:1:26: then.error: a documented error's code",
                "[{'then':{'error':'x'}}];body:1:2: then.error: a documented error's code",
                "[{'profile':null}];body:1:2: missing field \"then\"",
                "[{'profile':'slow'},{'match':{'operation':'x'},'then':{'reset':true}}];body:1:43: match.operation must be the name",
                "{'match':{'method':'get'},'then':{'reset':true}};match: method: one of [GET, POST, PUT, DELETE, PATCH]",
                "{'match':{'method':'get'},'then':{'reset':true}};was expected, did you mean \"GET\"?",
                "{'match':{'method':'HEAD'},'then':{'reset':true}};match: method: one of",
                "{'match':{'repository':'a$b'},'then':{'reset':true}};match: repository: / was expected where a path has $",
                "{'match':{'repository':'A'},'then':{'reset':true}};match: repository: a repository has 1 to 128 characters",
                "{'match':{'namespace':'a/b'},'then':{'reset':true}};match: namespace: a namespace has 1 to 64 characters",
                "{'match':{'path':'v2/**'},'then':{'reset':true}};match.path: a pattern such as",
                "{'match':{'path':'/*a*b'},'then':{'reset':true}};match.path: a pattern such as",
                "{'match':{'path':'/{x:(v2|v3)}/**'},'then':{'reset':true}};match.path: a pattern such as",
                "{'match':{'credential':'a b'},'then':{'reset':true}};match: credential: an access key, or a token's name",
                "{'match':{'token':' '},'then':{'reset':true}};match: token: a token was expected",
                "{'match':{'credential':'a','token':'b'},'then':{'reset':true}};match: either credential or token was",
                "{'then':{'delay':{'uniform':{'max':'61s'}}}};then.delay.uniform.max: no more than 60000ms was expected",
                "{'then':{'delay':{'normal':{'mean':'2m','deviation':'0s'}}}};then.delay.normal.mean: no more than 60000ms",
                "{'then':{'delay':{'lognormal':{'median':'2m','sigma':0}}}};then.delay.lognormal.median: no more than",
                "{'then':{'delay':{'lognormal':{'median':'1s','sigma':11}}}};then.delay.lognormal: sigma: a number from 0 to 10",
                "{'then':{'status':204,'body':'x'}};then.body: a reply of status 204 has none",
                "{'then':{'status':200,'headers':{'A':'1','a':'2'}}};is there twice",
                "{};body:1:1: missing field \"then\"",
                "{'thne':{'reset':true}};unknown field \"thne\", did you mean \"then\"?",
                "{'match':{'operation':'ListRepositorysTags'},'then':{'reset':true}};did you mean \"ListRepositoryTags\"?",
                "{'then':{'eror':'APIGW.0308'}};unknown field \"eror\", did you mean \"error\"?",
                "{'then':{'error':'SVCSTG.SWR.4030171'}};then.error: a documented error's code",
                "{'then':{'error':'4030170'}};did you mean \"SVCSTG.SWR.4030170\"?",
                "{'then':{'error':'APIGW.0201','status':500}};then.status: APIGW.0201 has none of 500",
                "{'then':{'error':4030170}};then.error must be a string",
                "{'then':{'truncate':2147483648}};then.truncate must be a whole number from -2147483648 to",
                "{'when':{'nth':9223372036854775808},'then':{'reset':true}};when.nth must be a whole number from",
                "{'then':{'status':'502'}};then.status must be a whole number",
                "{'then':{'status':99}};then: status: a whole number from 200 to 599 was expected",
                "{'then':{'status':500,'reset':true}};then: one of error, status, throttle",
                "{'then':{}};then: one of error, status, throttle",
                "{'then':{'reset':false}};then: reset: true was expected",
                "{'then':{'truncate':-1}};then: truncate: a whole number from 0",
                "{'then':{'truncate':1.5}};then.truncate must be a whole number",
                "{'then':{'body':'x','reset':true}};then: body: only with status",
                "{'then':{'change':'pull'}};then.change must be one of [push, delete, move]",
                "{'then':{'change':0}};then.change must be one of",
                "{'then':{'delay':'2h'}};then.delay: no more than 60000ms was expected (swr.control.faults.max-delay)",
                "{'then':{'delay':200}};then.delay must be an object",
                "{'then':{'delay':'200'}};then.delay must be a time span such as 250ms",
                "{'then':{'delay':{'uniform':{}}}};missing field \"max\"",
                "{'then':{'delay':{'uniform':{'min':'2s','max':'1s'}}}};then.delay.uniform: min: no more than max",
                "{'then':{'delay':{'seed':1}}};then.delay: one of uniform, normal and lognormal was expected",
                "{'then':{'throttle':{'rate':0}}};then.throttle: rate: a whole number from 1 was expected",
                "{'then':{'throttle':{'rate':1,'per':'0s'}}};then.throttle: per: a time span from 1ns",
                "{'then':{'status':200,'headers':{'a b':'c'}}};then.headers: names and values as HTTP has them",
                "{'then':{'status':200,'headers':{'a':'b\\r\\nc: d'}}};then.headers: names and values",
                "{'then':{'status':200,'headers':{'a':null}}};then.headers: names and values",
                "{'then':{'status':200,'headers':{'Content-Length':'1'}}};then.headers: Content-Length is written by",
                "{'when':{},'then':{'reset':true}};when: one of nth, first, every and probability was expected",
                "{'when':{'nth':1,'first':1},'then':{'reset':true}};when: one of nth, first, every and probability",
                "{'when':{'nth':0},'then':{'reset':true}};when: nth: a whole number from 1 was expected",
                "{'when':{'probability':1.1},'then':{'reset':true}};when: probability: a number from 0 to 1",
                "{'when':{'per':'call'},'then':{'reset':true}};when.per must be one of [credential]",
                "{'match':{'path':'/{a'},'then':{'reset':true}};match.path: a pattern such as",
                "{'match':{'repo':'a'},'then':{'reset':true}};unknown field \"repo\"",
                "{'id':'a b','then':{'reset':true}};id: 1 to 64 letters",
                "[{'id':'a','then':{'reset':true}},{'id':'a','then':{'reset':true}}];id: there is a rule a already",
                "[{'then':{'reset':true}},{'then':{'error':'x'}}];body:1:26: then.error: a documented error's code",
                "{'profile':'throtled'};profile must be one of [throttled, flaky-gateway, slow, auth-expiring,",
                "{'profile':0};profile must be one of",
                "{'profile':null};missing field \"then\"",
                "{'profile':'slow','then':{'reset':true}};body:1:12: profile must be the only field",
                "null;body:1:1: expected an object"
            })
    void changesNothingWhenABodyIsRefused(String bodyAndDetail) {
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

    @Test
    @SmallLimits
    void refusesMoreThanItsSettingsAllow(Emulator small) {
        ControlClient steering = small.control();
        String rule = "{'then':{'reset':true}}";
        assertThat(steering.put("/faults", json("[" + rule + "," + rule + "," + rule + "]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(steering.post("/faults", json(rule)).body()).contains("no more than 3 rules");
        assertThat(steering.put("/faults", json("{'then':{'status':200,'body':'ééééé'}}"))
                        .body())
                .contains("no more than 8 bytes");
        assertThat(steering.put("/faults", json("{'then':{'delay':'11m'}}")).body())
                .contains("no more than 600000ms");
        assertThat(steering.put("/faults", json("{'then':{'delay':{'uniform':{'max':'11m'}}}}"))
                        .body())
                .contains("then.delay.uniform.max: no more than 600000ms");
    }

    @Test
    void refusesAProfileThatAsksForMoreThanItsSettingsAllow() {
        FaultSettings hasty = new FaultSettings(1_000, Duration.ofMillis(1), 1, DataSize.ofKilobytes(64), 1);
        FaultReader reader = new FaultReader(
                new Actions(
                        emulator.bean("swrErrors", SwrErrors.class),
                        emulator.bean("tagChanges", TagEditor.class),
                        hasty,
                        Clock.systemUTC()),
                emulator.bean("calls", Calls.class));
        byte[] body = json("[{'profile':'throttled'},{'profile':'slow'}]").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reader.read(body))
                .withMessageContaining("then.delay.lognormal.median: no more than 1ms was expected");
        StartingFaults slow = new StartingFaults(Set.of(FaultProfile.SLOW));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new Faults(reader, hasty, slow, new SessionMemories()))
                .withMessageContaining("swr.faults")
                .satisfies(refusal -> assertThat(refusal.getReason()).contains("no more than 1ms was expected"));
    }
}
