package tn.segmentation.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A collector of traces on this machine, which keeps what it is told, by the numbers of the fields in the protocol. */
public final class OtlpCollector implements AutoCloseable {

    private static final int ERROR = 2;

    private final HttpServer server;
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** Begins to listen. */
    public OtlpCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::hear);
        server.start();
    }

    /**
     * What it was told of one thing.
     *
     * @param parent id of the span that it is a part of; empty for none
     * @param state what else was said of its trace
     * @param says its attributes
     * @param isError whether it has failed
     */
    public record Span(
            String trace,
            String id,
            String parent,
            String state,
            String name,
            Map<String, String> says,
            boolean isError) {

        static Span of(UnknownFieldSet span) {
            return new Span(
                    hex(span, 1),
                    hex(span, 2),
                    hex(span, 4),
                    bytes(span, 3).toStringUtf8(),
                    bytes(span, 5).toStringUtf8(),
                    attributes(span, 9),
                    messages(span, 15).stream().anyMatch(said -> number(said, 3) == ERROR));
        }
    }

    /** Returns where it listens, without a path. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers with that status. */
    public void answer(int code) {
        status = code;
    }

    /** Returns what it was told, in order. */
    public List<Span> spans() {
        return resources().stream()
                .flatMap(resource -> messages(resource, 2).stream())
                .flatMap(scope -> messages(scope, 2).stream())
                .map(Span::of)
                .toList();
    }

    /** Returns what those who told it say of themselves. */
    public List<Map<String, String>> tellers() {
        return resources().stream()
                .flatMap(resource -> messages(resource, 1).stream())
                .map(resource -> attributes(resource, 1))
                .distinct()
                .toList();
    }

    /** Returns every byte of it, as letters. */
    public String text() {
        return heard.stream()
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status == 200) {
                heard.add(body);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private List<UnknownFieldSet> resources() {
        return heard.stream()
                .flatMap(body -> messages(parse(ByteString.copyFrom(body)), 1).stream())
                .toList();
    }

    private static Map<String, String> attributes(UnknownFieldSet of, int field) {
        Map<String, String> attributes = new TreeMap<>();
        for (UnknownFieldSet attribute : messages(of, field)) {
            UnknownFieldSet value = messages(attribute, 2).get(0);
            attributes.put(
                    bytes(attribute, 1).toStringUtf8(),
                    value.hasField(1) ? bytes(value, 1).toStringUtf8() : Long.toString(number(value, 3)));
        }
        return attributes;
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet in, int field) {
        return in.getField(field).getLengthDelimitedList().stream()
                .map(OtlpCollector::parse)
                .toList();
    }

    private static String hex(UnknownFieldSet in, int field) {
        return HexFormat.of().formatHex(bytes(in, field).toByteArray());
    }

    private static ByteString bytes(UnknownFieldSet in, int field) {
        List<ByteString> all = in.getField(field).getLengthDelimitedList();
        return all.isEmpty() ? ByteString.EMPTY : all.get(0);
    }

    private static long number(UnknownFieldSet in, int field) {
        List<Long> all = in.getField(field).getVarintList();
        return all.isEmpty() ? 0 : all.get(0);
    }

    private static UnknownFieldSet parse(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
