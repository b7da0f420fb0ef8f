package tn.segmentation.app.cli;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** The web application cannot listen where it is told to. Code: {@code port_taken} (address, port). */
final class UnusablePort extends Refusal {

    private static final long serialVersionUID = 1L;

    UnusablePort(String address, int port) {
        super("port_taken", Map.of("address", address, "port", Integer.toString(port)));
    }
}
