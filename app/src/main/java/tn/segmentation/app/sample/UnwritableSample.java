package tn.segmentation.app.sample;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tn.segmentation.core.data.Refusal;

/** The sample cannot be written where it was asked for. Code: {@code sample_unwritable} (folder, cause). */
public final class UnwritableSample extends Refusal {

    private static final long serialVersionUID = 1L;

    UnwritableSample(Path folder, IOException cause) {
        super("sample_unwritable", params(folder, cause));
        initCause(cause);
    }

    private static Map<String, Object> params(Path folder, IOException cause) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("folder", folder.toString());
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        params.put("cause", reason == null ? cause.getClass().getSimpleName() : reason);
        return params;
    }
}
