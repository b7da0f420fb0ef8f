package tn.segmentation.app.operations;

import java.net.URI;

/**
 * An address that is told what happens.
 *
 * @param address https, or http of this machine
 * @param secret by which what it is told is signed
 */
public record Webhook(URI address, String secret) {

    /** A shorter secret could be guessed from what it has signed. */
    static final int SHORTEST_SECRET = 16;

    /** Says nothing of what nobody is to see. */
    @Override
    public String toString() {
        return "Webhook";
    }
}
