package io.github.swremulator.control.fault;

import static io.github.swremulator.control.fault.FaultCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of rules agrees with their reader. */
class FaultSchemaTest extends FaultTestCase {

    FaultSchemaTest(Emulator emulator) {
        super(emulator);
    }

    @ParameterizedTest
    @CsvSource({
        "Match, /FaultMatch",
        "FaultRule$When, /FaultWhen",
        "FaultRule$Then, /FaultThen",
        "Throttle, /FaultThen/properties/throttle",
        "FaultRule, /FaultRule",
        "Delay$Drawn, /FaultDelay/oneOf/1",
        "Delay$Uniform, /FaultDelay/oneOf/1/properties/uniform",
        "Delay$Normal, /FaultDelay/oneOf/1/properties/normal",
        "Delay$LogNormal, /FaultDelay/oneOf/1/properties/lognormal"
    })
    void hasTheFieldsThatTheReaderKnows(String type, String schema) throws ClassNotFoundException {
        Class<?> reader = Class.forName(FaultReader.class.getPackageName() + "." + type);
        assertThat(FaultSchema.SCHEMAS.at(schema + "/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.of(reader.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEachProfile(FaultProfile profile) {
        assertThat(FaultSchema.errors(new String(profile.rules(), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'profile':'slow'}",
                "[{'profile':'slow'},{'then':{'reset':true}}]",
                "{'id':'a','match':{},'then':{'reset':true},'matched':3,'decided':1}",
                "{'match':{'operation':'ListRepositoryTags','method':'GET','path':'/v2/**','namespace':'a-b','repository':'a/b','credential':'AK'},'then':{'truncate':0}}",
                "{'match':{'token':'a b'},'then':{'change':'push'}}",
                "{'when':{'nth':1,'page':2,'after':0,'per':'credential'},'then':{'reset':true}}",
                "{'when':{'page':2},'then':{'reset':true}}",
                "{'when':{'after':2},'then':{'reset':true}}",
                "{'when':{'probability':0.5,'seed':-1},'then':{'reset':true}}",
                "{'then':{'throttle':{'rate':1}}}",
                "{'then':{'throttle':{'rate':1,'per':'PT1S','burst':2},'delay':'1ms'}}",
                "{'then':{'delay':{'uniform':{'max':'1s'}}}}",
                "{'then':{'delay':{'normal':{'mean':'1s','deviation':'1d'},'seed':1}}}",
                "{'then':{'delay':{'lognormal':{'median':'1s','sigma':10}}}}",
                "{'then':{'error':'APIGW.0201','status':504,'message':'','headers':{'Server':'elb'}}}",
                "{'then':{'status':599,'headers':{},'body':'','delay':'0s'}}",
                "{'then':{'status':204,'headers':{'ETag':''}}}"
            })
    void acceptsWhatTheReaderAccepts(String body) {
        calls.put(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "null",
                "{}",
                "[3]",
                "[{}]",
                "{'profile':'other'}",
                "{'profile':null}",
                "{'profile':'slow','then':{'reset':true}}",
                "{'id':'a b','then':{'reset':true}}",
                "{'thne':{'reset':true}}",
                "{'match':{'repo':'a'},'then':{'reset':true}}",
                "{'match':{'method':'get'},'then':{'reset':true}}",
                "{'match':{'path':'v2'},'then':{'reset':true}}",
                "{'match':{'namespace':'A'},'then':{'reset':true}}",
                "{'match':{'repository':'a$b'},'then':{'reset':true}}",
                "{'match':{'credential':''},'then':{'reset':true}}",
                "{'match':{'token':' '},'then':{'reset':true}}",
                "{'match':{'credential':'a','token':'b'},'then':{'reset':true}}",
                "{'when':{},'then':{'reset':true}}",
                "{'when':{'per':'credential'},'then':{'reset':true}}",
                "{'when':{'nth':1,'first':1},'then':{'reset':true}}",
                "{'when':{'nth':0},'then':{'reset':true}}",
                "{'when':{'nth':1.5},'then':{'reset':true}}",
                "{'when':{'nth':'1'},'then':{'reset':true}}",
                "{'when':{'probability':1.1},'then':{'reset':true}}",
                "{'when':{'first':1,'seed':1},'then':{'reset':true}}",
                "{'when':{'per':'call','nth':1},'then':{'reset':true}}",
                "{'then':{}}",
                "{'then':{'eror':'APIGW.0308'}}",
                "{'then':{'error':4030170}}",
                "{'then':{'status':'502'}}",
                "{'then':{'status':199}}",
                "{'then':{'status':600}}",
                "{'then':{'status':500,'reset':true}}",
                "{'then':{'error':'APIGW.0308','change':'push'}}",
                "{'then':{'error':'APIGW.0308','body':'x'}}",
                "{'then':{'status':500,'message':'x'}}",
                "{'then':{'reset':true,'body':'x'}}",
                "{'then':{'reset':true,'headers':{}}}",
                "{'then':{'delay':'1s','headers':{}}}",
                "{'then':{'reset':false}}",
                "{'then':{'truncate':-1}}",
                "{'then':{'truncate':2147483648}}",
                "{'then':{'change':'pull'}}",
                "{'then':{'status':204,'body':'x'}}",
                "{'then':{'status':200,'headers':{'a b':'c'}}}",
                "{'then':{'status':200,'headers':{'a':'é'}}}",
                "{'then':{'status':200,'headers':{'a':null}}}",
                "{'then':{'status':200,'headers':{'Content-Length':'1'}}}",
                "{'then':{'delay':200}}",
                "{'then':{'delay':{'seed':1}}}",
                "{'then':{'delay':{'uniform':{}}}}",
                "{'then':{'delay':{'uniform':{'max':'1s'},'normal':{'mean':'1s','deviation':'1s'}}}}",
                "{'then':{'delay':{'normal':{'mean':'1s'}}}}",
                "{'then':{'delay':{'lognormal':{'median':'1s'}}}}",
                "{'then':{'delay':{'lognormal':{'median':'1s','sigma':11}}}}",
                "{'then':{'throttle':{}}}",
                "{'then':{'throttle':{'rate':0}}}",
                "{'then':{'throttle':{'rate':1,'burst':0}}}"
            })
    void refusesWhatTheReaderRefuses(String body) {
        assertThat(FaultSchema.errors(json(body))).isNotEmpty();
        assertThat(control.put("/faults", json(body)).statusCode()).isEqualTo(400);
    }

    @Test
    void limitsTheLengthOfAMessage() {
        for (int length : List.of(500, 501)) {
            String body = json("{'then':{'error':'APIGW.0308','message':'" + "x".repeat(length) + "'}}");
            assertThat(FaultSchema.errors(body).isEmpty()).isEqualTo(length == 500);
            assertThat(control.put("/faults", body).statusCode()).isEqualTo(length == 500 ? 200 : 400);
        }
    }
}
