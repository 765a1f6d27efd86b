package io.github.swremulator.gateway;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP/1.1, whose connections can also be reset, and looked at; public because Tomcat makes it by its name. */
public class BreakableHttpProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new BreakableProcessor(this);
    }

    private static final class BreakableProcessor extends Http11Processor {

        BreakableProcessor(BreakableHttpProtocol protocol) {
            super(protocol, protocol.getAdapter());
            ClientConnection.remember(this::isGone, request);
        }

        /** What there is to read is the beginning of the next request, and stays there. */
        private boolean isGone() {
            ByteBuffer next = ByteBuffer.allocate(1);
            try {
                int count = getSocketWrapper().read(false, next);
                if (count > 0) {
                    getSocketWrapper().unRead(next.flip());
                }
                return count < 0;
            } catch (IOException e) {
                // So Tomcat tells of the end, too.
                return true;
            }
        }

        @Override
        protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
            if (cause instanceof BrokenReply.Signal signal && signal.isReset()) {
                lingerNot();
            }
            super.setErrorState(state, cause);
        }

        /** A socket that does not linger is closed by RST, and what it had still to send is dropped. */
        private void lingerNot() {
            try {
                if (getSocketWrapper().getSocket() instanceof NioChannel channel) {
                    channel.getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (IOException e) {
                getLog().debug("the connection was closed before it could be reset", e);
            }
        }
    }
}
