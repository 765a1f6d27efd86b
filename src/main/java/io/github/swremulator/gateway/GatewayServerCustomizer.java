package io.github.swremulator.gateway;

import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Lets requests through that Tomcat would refuse on its own, so that they are refused in the gateway's form, and replies be broken off. */
@Component
class GatewayServerCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String UNLIMITED = "-1";

    /** A page of tags has some 130 KB: Tomcat's 8 KB would be a system call each. */
    static final int WRITTEN_AT_ONCE = 32 * 1024;

    private final ObjectProvider<ExchangeListener> listeners;
    private final ObjectProvider<CallSessions> sessions;

    GatewayServerCustomizer(ObjectProvider<ExchangeListener> listeners, ObjectProvider<CallSessions> sessions) {
        this.listeners = listeners;
        this.sessions = sessions;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // A reply is broken off when the listeners know of it, who know of its session.
        factory.addEngineValves(
                new BrokenReplyValve(),
                new EntryValve(SingletonSupplier.of(sessions::getObject)),
                new ExchangeValve(listeners.orderedStream().toList()));
        factory.setProtocol(BreakableHttpProtocol.class.getName());
        factory.addConnectorCustomizers(GatewayServerCustomizer::open);
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new GatewayErrorValve()));
    }

    private static void open(Connector connector) {
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        connector.setAllowTrace(true);
        // A body that is refused is not asked for.
        connector.setProperty("continueResponseTiming", "onRead");
        // Parameters are those of the query alone: Tomcat would take a form's from the body, past its limit.
        connector.setParseBodyMethods("");
        connector.setProperty("socket.appWriteBufSize", String.valueOf(WRITTEN_AT_ONCE));
        // Their size is limited, server.max-http-request-header-size, so their number need not be.
        connector.setProperty("maxHeaderCount", UNLIMITED);
    }
}
