package tn.segmentation.app.monitoring;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import tn.segmentation.app.operations.RequestId;

/** Gives each request its id, before anybody answers or logs anything. */
final class RequestIds extends ValveBase {

    private static final String ID = RequestIds.class.getName();

    RequestIds() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // An answer that goes on later goes on here, in another thread.
        String id = request.getAttribute(ID) instanceof String given
                ? given
                : RequestId.of(request.getHeader(RequestId.HEADER));
        request.setAttribute(ID, id);
        response.setHeader(RequestId.HEADER, id);
        RequestId.begin(id);
        try {
            getNext().invoke(request, response);
        } finally {
            RequestId.end();
        }
    }
}
