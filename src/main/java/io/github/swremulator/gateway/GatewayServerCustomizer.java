package io.github.swremulator.gateway;

import java.util.function.Supplier;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Installs the valves, and accepts requests that Tomcat would refuse, so that they are answered in the gateway's form. */
@Component
class GatewayServerCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String UNLIMITED = "-1";

    /** In bytes. A page of tags has some 130 KB, and Tomcat would make a system call for each 8 KB. */
    static final int WRITE_BUFFER_SIZE = 64 * 1024;

    private final ObjectProvider<ExchangeListener> listeners;
    private final ObjectProvider<CallSessions> sessions;
    private final ObjectProvider<ShortCut> shortCut;

    GatewayServerCustomizer(
            ObjectProvider<ExchangeListener> listeners,
            ObjectProvider<CallSessions> sessions,
            ObjectProvider<ShortCut> shortCut) {
        this.listeners = listeners;
        this.sessions = sessions;
        this.shortCut = shortCut;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Supplier<CallSessions> known = SingletonSupplier.of(sessions::getObject);
        // A connection is closed last, after the listeners were notified, which in turn need the request's session.
        factory.addEngineValves(
                new ClientConnection.Valve(),
                new EntryValve(known),
                new ExchangeValve(listeners.orderedStream().toList()),
                new ShortCut.Valve(SingletonSupplier.of(shortCut::getObject)));
        factory.setProtocol(ClientConnection.Protocol.class.getName());
        factory.addConnectorCustomizers(GatewayServerCustomizer::open);
        factory.addContextCustomizers(context -> context.getParent()
                .getPipeline()
                .addValve(new GatewayErrorValve(() -> known.get().areEnabled())));
    }

    private static void open(Connector connector) {
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        connector.setAllowTrace(true);
        // A client that expects 100-continue does not send a body that is refused.
        connector.setProperty("continueResponseTiming", "onRead");
        // Only the query has parameters: Tomcat would read a form's from the body, regardless of the limit.
        connector.setParseBodyMethods("");
        connector.setProperty("socket.appWriteBufSize", String.valueOf(WRITE_BUFFER_SIZE));
        // server.max-http-request-header-size limits the size of all headers, so their number need not be limited.
        connector.setProperty("maxHeaderCount", UNLIMITED);
    }
}
