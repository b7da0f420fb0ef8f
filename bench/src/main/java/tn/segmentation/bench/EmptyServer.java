package tn.segmentation.bench;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application of the libraries of the program that does nothing: what of a start is theirs. Its first page is the
 * one that Spring Security signs people in by.
 */
@SpringBootApplication(proxyBeanMethods = false)
public final class EmptyServer {

    private EmptyServer() {}

    /** Starts it on the loopback; the one argument is the port. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EmptyServer.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", args[0],
                "spring.datasource.url", "jdbc:sqlite::memory:",
                "spring.main.banner-mode", "off"));
        application.run();
    }
}
