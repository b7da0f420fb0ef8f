package tn.segmentation.app.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;
import tn.segmentation.app.keys.RawFiles;
import tn.segmentation.app.keys.UnusableKey;

/**
 * Takes files out of forms while they arrive: each is written once, sealed if it is to be, so that no other bytes of it
 * are ever on the disk. The web server itself would write them as they are. A form is not read before somebody asks for
 * what is in it, which nobody does for who may not send it; what is left of it when the request is answered is removed.
 */
final class Uploads implements MultipartResolver {

    /** A form has a few bytes around its file, and may say something of it. */
    private static final long AROUND = 100_000;

    private static final int MOST_PARTS = 10;

    /** Bytes of what is said of a file. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final int LONGEST_HEAD = 512;

    private final Path folder;
    private final RawFiles raw;
    private final Supplier<String> ids;
    private final long most;

    /**
     * Takes files into a folder.
     *
     * @param raw how they are kept
     * @param ids of datasets that there are not yet
     * @param most bytes that a file may have
     */
    Uploads(Path folder, RawFiles raw, Supplier<String> ids, long most) {
        this.folder = folder;
        this.raw = raw;
        this.ids = ids;
        this.most = most;
    }

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        return new Form(request);
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        if (request instanceof Form form) {
            form.places.forEach(Arrivals::remove);
        }
    }

    /** A form, which is read when somebody asks for what is in it. */
    private final class Form extends DefaultMultipartHttpServletRequest {

        private final List<Path> places = new ArrayList<>();
        private final MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
        private final MultiValueMap<String, String> texts = new LinkedMultiValueMap<>();
        private final Map<String, String> types = new LinkedHashMap<>();

        Form(HttpServletRequest request) {
            super(request);
        }

        @Override
        protected void initializeMultipart() {
            FileUpload upload = new FileUpload();
            upload.setHeaderEncoding(UTF_8.name());
            upload.setPartHeaderSizeMax(LONGEST_HEAD);
            upload.setFileSizeMax(most);
            upload.setSizeMax(most + AROUND);
            try {
                FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(getRequest()));
                for (int count = 1; parts.hasNext(); count++) {
                    if (count > MOST_PARTS) {
                        throw new MultipartException("too many parts");
                    }
                    take(parts.next());
                }
            } catch (IOException e) {
                throw refusal(e);
            } catch (UnusableKey e) {
                throw Storage.refusal(e);
            }
            setMultipartFiles(files);
            Map<String, String[]> parameters = new LinkedHashMap<>();
            texts.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
            setMultipartParameters(parameters);
            setMultipartParameterContentTypes(types);
        }

        private void take(FileItemStream part) throws IOException {
            String name = part.getFieldName();
            if (part.isFormField()) {
                try (InputStream in = part.openStream()) {
                    texts.add(name, text(in.readNBytes(LONGEST_TEXT + 1)));
                }
                String type = part.getContentType();
                if (type != null) {
                    types.put(name, type);
                }
            } else {
                files.add(name, file(part));
            }
        }

        private String text(byte[] bytes) {
            if (bytes.length > LONGEST_TEXT) {
                throw new MultipartException("too long a text");
            }
            return new String(bytes, UTF_8);
        }

        private ArrivedFile file(FileItemStream part) throws IOException {
            String id = ids.get();
            Path own = Files.createDirectory(folder.resolve("." + id));
            places.add(own);
            Path path = Files.createDirectory(own.resolve(id)).resolve(Datasets.DATA);
            long bytes;
            try (InputStream in = part.openStream();
                    OutputStream out = raw.create(path)) {
                bytes = in.transferTo(out);
            }
            return new ArrivedFile(id, part.getFieldName(), name(part), part.getContentType(), bytes, path, raw);
        }

        private static @Nullable String name(FileItemStream part) {
            String said = part.getHeaders().getHeader(HttpHeaders.CONTENT_DISPOSITION);
            return said == null ? null : ContentDisposition.parse(said).getFilename();
        }

        /** How large a file is may be found out while it arrives. */
        private RuntimeException refusal(Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SizeException) {
                    return new MaxUploadSizeExceededException(most, failure);
                }
            }
            return new MultipartException("the form cannot be read", failure);
        }
    }
}
