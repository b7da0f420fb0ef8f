package tn.segmentation.app.cli;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * The web application cannot listen where it is told to. Codes: {@code port_taken} (address, port),
 * {@code metrics_port_taken} (port).
 */
final class UnusablePort extends Refusal {

    private static final long serialVersionUID = 1L;

    UnusablePort(String address, int port) {
        super("port_taken", Map.of("address", address, "port", Integer.toString(port)));
    }

    private UnusablePort(String code, Map<String, ?> params) {
        super(code, params);
    }

    /** Returns the refusal of the port at which metrics were to be told. */
    static UnusablePort ofMetrics(int port) {
        return new UnusablePort("metrics_port_taken", Map.of("port", Integer.toString(port)));
    }
}
