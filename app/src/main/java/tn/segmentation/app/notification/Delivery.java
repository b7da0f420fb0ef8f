package tn.segmentation.app.notification;

import java.io.IOException;

/** Tells somebody what happened. */
@FunctionalInterface
interface Delivery {

    /**
     * Tells it.
     *
     * @throws IOException if nobody has taken it; its message says why in a few words, and holds no secret
     */
    void send(Notification notification) throws IOException;
}
